import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { texts } from '../texts.js';

/** The engine itself failed. */
export function FailureView({ message, onNew }: { readonly message: string; readonly onNew: () => void }): ReactNode {
  return (
    <div className="card">
      <h1 tabIndex={-1}>{texts.failure.title}</h1>
      <p>{texts.failure.lead}</p>
      <p className="quiet">{message}</p>
      <Button appearance="primary" onClick={onNew}>{texts.newCase}</Button>
    </div>
  );
}
