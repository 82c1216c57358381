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
        <nav className="top-actions" aria-label={texts.actions}>
          {onNew && <Button appearance="subtle" icon={<AddRegular />} onClick={onNew}>{texts.newCase}</Button>}
          {onAdd && (
            <>
              <Button appearance="subtle" icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>{texts.add}</Button>
              <input ref={input} type="file" multiple hidden data-input="more" onClick={forget} onChange={({ currentTarget: { files } }) => files?.length && void chosenFiles(files).then(onAdd)} />
            </>
          )}
          {onShare && <Button appearance="subtle" icon={<ShareRegular />} onClick={onShare}>{texts.share}</Button>}
          <Button appearance="subtle" icon={<SearchRegular />} onClick={onLookUp} aria-keyshortcuts="Control+K">{texts.lookUp}</Button>
        </nav>
      </div>
    </header>
  );
}
