import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import { CopyButton } from './copy-button.js';

/** One command as it is to be copied. */
export function Command({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="command">
      <code>{text}</code>
      <CopyButton text={text} label={`${texts.plan.copyCommand}: ${text}`} />
    </div>
  );
}
