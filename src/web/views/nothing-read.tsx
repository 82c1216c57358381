import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Unread } from '../../core/index.js';
import { texts } from '../texts.js';
import { Command } from './command.js';
import { UnreadTable } from './unread-table.js';

/** No file held evidence: why, and what to give instead. */
export function NothingRead({ unread, onNew }: { readonly unread: readonly Unread[]; readonly onNew: () => void }): ReactNode {
  const [first] = texts.landing.run.steps;
  return (
    <div className="stack">
      <section className="card">
        <h1 tabIndex={-1}>{texts.nothing.title}</h1>
        <p>{unread.length === 0 ? texts.nothing.noFiles : texts.nothing.lead}</p>
        <UnreadTable unread={unread} />
        <Button appearance="primary" onClick={onNew}>{texts.newCase}</Button>
      </section>
      <section className="card">
        <h2>{texts.landing.run.title}</h2>
        <h3>{first.title}</h3>
        <p className="who">{first.who}</p>
        {first.commands.map((command) => <Command key={command} text={command} />)}
      </section>
    </div>
  );
}
