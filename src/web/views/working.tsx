import { Button, ProgressBar } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Progress } from '../engine/protocol.js';
import { texts } from '../texts.js';

/** What is shown while the engine works. Absent progress: it has not said anything yet. */
export function Working({ progress, onCancel }: { readonly progress: Progress | undefined; readonly onCancel: () => void }): ReactNode {
  const words = texts.working;
  const part = progress === undefined || progress.ofBytes === 0 ? undefined : Math.min(1, progress.bytes / progress.ofBytes);
  return (
    <div className="working card">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ProgressBar thickness="large" aria-label={words.title} {...(part === undefined || progress?.judged ? {} : { value: part })} />
      <p className="quiet">
        {progress === undefined ? words.loading : progress.judged > 0 ? words.judging(progress.judged) : `${words.reading(progress.files, progress.ofFiles)}, ${words.bytes(progress.bytes, progress.ofBytes)}`}
      </p>
      {progress?.file !== undefined && <p className="quiet path">{progress.file}</p>}
      <Button onClick={onCancel}>{texts.cancel}</Button>
    </div>
  );
}
