import { type ReactNode, useRef, useState } from 'react';
import type { Unread } from '../../core/index.js';
import { fileName } from '../../core/report/words.js';
import { texts } from '../texts.js';

const atFirst = 200;

/** Files that could not be read, each with the reason. */
export function UnreadTable({ unread }: { readonly unread: readonly Unread[] }): ReactNode {
  const [all, setAll] = useState(false);
  const table = useRef<HTMLDivElement>(null);
  const showAll = (): void => {
    setAll(true);
    // The button goes away.
    table.current?.focus();
  };
  if (unread.length === 0) return null;
  return (
    <div ref={table} className="scroll" role="region" aria-label={texts.unread.title(unread.length)} tabIndex={0}>
      <table>
        <thead><tr><th scope="col">{texts.unread.file}</th><th scope="col">{texts.unread.reason}</th></tr></thead>
        <tbody>
          {(all ? unread : unread.slice(0, atFirst)).map(({ file, reason }, index) => <tr key={index}><th scope="row" className="path">{fileName(file)}</th><td>{reason}</td></tr>)}
        </tbody>
      </table>
      {!all && unread.length > atFirst && <button type="button" className="link" onClick={showAll}>{texts.more(unread.length - atFirst)}</button>}
    </div>
  );
}
