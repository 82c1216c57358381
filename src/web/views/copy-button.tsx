import { Button } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { copyText } from '../copy-text.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';

/** Copies a text and says so. `label` tells a screen reader what is copied; `words` stand on it in place of Copy. */
export function CopyButton({ text, label, words = texts.copy }: { readonly text: string; readonly label: string; readonly words?: string }): ReactNode {
  const { announce } = useActions();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const done = await copyText(text);
    announce(done ? texts.copied : texts.notCopied);
    setCopied(done);
    if (done) setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <Button className="copy" size="small" appearance="subtle" icon={copied ? <CheckmarkRegular /> : <CopyRegular />} aria-label={copied ? texts.copied : label} onClick={() => void copy()}>
      {copied ? texts.copied : words}
    </Button>
  );
}
