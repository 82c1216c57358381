import { Button } from '@fluentui/react-components';
import { AddRegular, SearchRegular, ShareRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { texts } from '../texts.js';

/** What is at hand everywhere. Actions that make no sense now are absent. */
export function TopBar({ onLookUp, onNew, onShare }: { readonly onLookUp: () => void; readonly onNew?: () => void; readonly onShare?: () => void }): ReactNode {
  return (
    <header className="top">
      <div className="top-inside">
        <span className="brand">
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><path d="M4 16h6l3-8 6 16 3-8h6" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" /></svg>
          {texts.product}
        </span>
        <nav className="top-actions" aria-label={texts.product}>
          {onNew && <Button appearance="subtle" icon={<AddRegular />} onClick={onNew} aria-label={texts.newCase}><span className="wide-only">{texts.newCase}</span></Button>}
          {onShare && <Button appearance="subtle" icon={<ShareRegular />} onClick={onShare} aria-label={texts.share}><span className="wide-only">{texts.share}</span></Button>}
          <Button appearance="subtle" icon={<SearchRegular />} onClick={onLookUp} aria-label={texts.lookUp} aria-keyshortcuts="Control+K"><span className="wide-only">{texts.lookUp}</span></Button>
        </nav>
      </div>
    </header>
  );
}
