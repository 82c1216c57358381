import { Button, ProgressBar } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Progress } from '../engine/protocol.js';
import { texts } from '../texts.js';

/** What is shown while the engine works. Absent progress: it has not said anything yet. `fetching`: the files are still on their way here. */
export function Working({ fetching, progress, onCancel }: { readonly fetching: boolean; readonly progress: Progress | undefined; readonly onCancel: () => void }): ReactNode {
  const words = texts.working;
  const part = progress === undefined || progress.ofBytes === 0 ? undefined : Math.min(1, progress.bytes / progress.ofBytes);
  return (
    <div className="working card">
      <h1 tabIndex={-1}>{words.title}</h1>
      <ProgressBar thickness="large" aria-label={words.title} {...(part === undefined || progress?.judged ? {} : { value: part })} />
      <p className="quiet">
        {progress === undefined ? (fetching ? words.fetching : words.starting) : progress.judged > 0 ? words.judging(progress.judged) : words.reading(progress)}
      </p>
      {progress?.file !== undefined && <p className="quiet path">{progress.file}</p>}
      <Button onClick={onCancel}>{texts.cancel}</Button>
    </div>
  );
}
