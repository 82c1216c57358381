import { Button } from '@fluentui/react-components';
import { AddRegular, DocumentAddRegular, SearchRegular, ShareRegular } from '@fluentui/react-icons';
import { type ReactNode, useRef } from 'react';
import { chosenFiles, forget, type Given } from '../given-files.js';
import { texts } from '../texts.js';

/** What is at hand everywhere. Actions that make no sense now are absent. */
export function TopBar({ onLookUp, onNew, onAdd, onShare }: { readonly onLookUp: () => void; readonly onNew?: () => void; readonly onAdd?: (more: Given) => void; readonly onShare?: () => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <header className="top">
      <div className="top-inside">
        <span className="brand">
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><path d="M4 16h6l3-8 6 16 3-8h6" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" /></svg>
          {texts.product}
        </span>
        <nav className="top-actions" aria-label={texts.product}>
          {onNew && <Button appearance="subtle" icon={<AddRegular />} onClick={onNew} aria-label={texts.newCase}><span className="wide-only">{texts.newCase}</span></Button>}
          {onAdd && (
            <>
              <Button appearance="subtle" icon={<DocumentAddRegular />} onClick={() => input.current?.click()} aria-label={texts.add} title={texts.add}><span className="wide-only">{texts.add}</span></Button>
              <input ref={input} type="file" multiple hidden data-input="more" onClick={forget} onChange={({ currentTarget: { files } }) => files?.length && void chosenFiles(files).then(onAdd)} />
            </>
          )}
          {onShare && <Button appearance="subtle" icon={<ShareRegular />} onClick={onShare} aria-label={texts.share}><span className="wide-only">{texts.share}</span></Button>}
          <Button appearance="subtle" icon={<SearchRegular />} onClick={onLookUp} aria-label={texts.lookUp} aria-keyshortcuts="Control+K"><span className="wide-only">{texts.lookUp}</span></Button>
        </nav>
      </div>
    </header>
  );
}
