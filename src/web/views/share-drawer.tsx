import { Button, Checkbox, DrawerBody, DrawerHeader, DrawerHeaderTitle, Field, OverlayDrawer, Select } from '@fluentui/react-components';
import { CopyRegular, DismissRegular, PrintRegular, SaveRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import { copyText } from '../copy-text.js';
import type { Examined, ExportFormat } from '../engine/protocol.js';
import { useActions } from '../engine-context.js';
import { loadProgress } from '../plan-progress.js';
import { saveFile } from '../save-file.js';
import { texts } from '../texts.js';

const files: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  markdown: { ending: 'md', type: 'text/markdown' }, html: { ending: 'html', type: 'text/html' }, json: { ending: 'json', type: 'application/json' },
};
const formats: readonly ExportFormat[] = ['markdown', 'html', 'json'];

interface ShareProps {
  readonly open: boolean;
  readonly examined: Examined;
  /** The capture that is on the screen. Absent: the list is. */
  readonly index?: number;
  readonly onClose: () => void;
}

/** The result as something to hand on, with or without the names in it. */
export function ShareDrawer({ open, examined, index, onClose }: ShareProps): ReactNode {
  const words = texts.shareDrawer;
  const { engine, announce } = useActions();
  const many = examined.captures.length > 1;
  const [scope, setScope] = useState<'one' | 'all'>('one');
  const [redact, setRedact] = useState(false);
  const [said, setSaid] = useState('');
  const only = index !== undefined && (scope === 'one' || !many) ? index : undefined;
  const say = (sentence: string): void => {
    setSaid(sentence);
    announce(sentence);
  };
  const made = async (format: ExportFormat): Promise<string> => {
    const done = Object.fromEntries(examined.captures.filter((_, each) => only === undefined || each === only).flatMap((_, each) => {
      const number = only ?? each;
      const ticked = loadProgress(`${examined.evidenceHash}/${number}`).done;
      return ticked.length === 0 ? [] : [[number, ticked] as const];
    }));
    return (await engine.ask('export', { format, redact, done, ...(only === undefined ? {} : { index: only }) })).text;
  };
  const copy = async (format: ExportFormat): Promise<void> => say((await copyText(await made(format))) ? texts.copied : texts.notCopied);
  const save = async (format: ExportFormat): Promise<void> => {
    const name = `prtrace-${redact ? 'redacted' : 'report'}.${files[format].ending}`;
    saveFile(name, await made(format), files[format].type);
    say(words.saved(name));
  };
  const pack = async (): Promise<void> => {
    try {
      const { zip, count, left } = await engine.ask('redactEvidence', {});
      saveFile('prtrace-evidence-redacted.zip', zip, zip.type);
      say(words.packed(count, left.length));
    } catch (error) {
      say(words.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <OverlayDrawer open={open} onOpenChange={(_, data) => !data.open && onClose()} position="end" className="drawer" aria-label={words.title}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} onClick={onClose} />}>{words.title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className="share">
          {many && index !== undefined && (
            <Field label={words.scope}><Select value={scope} onChange={(_, data) => setScope(data.value as 'one' | 'all')}><option value="one">{words.one}</option><option value="all">{words.all(examined.captures.length)}</option></Select></Field>
          )}
          <Field hint={words.redactHint}><Checkbox label={words.redact} checked={redact} onChange={(_, data) => setRedact(data.checked === true)} /></Field>
          {formats.map((format) => (
            <div key={format} className="share-row">
              <div><strong>{words[format]}</strong><br /><span className="quiet">{words[`${format}Hint`]}</span></div>
              <div className="buttons">
                <Button icon={<CopyRegular />} aria-label={`${words.copy}: ${words[format]}`} onClick={() => void copy(format)}>{words.copy}</Button>
                <Button icon={<SaveRegular />} aria-label={`${words.save}: ${words[format]}`} onClick={() => void save(format)}>{words.save}</Button>
              </div>
            </div>
          ))}
          <div className="share-row">
            <div><strong>{words.evidence}</strong><br /><span className="quiet">{words.evidenceHint}</span></div>
            <Button icon={<SaveRegular />} aria-label={`${words.save}: ${words.evidence}`} onClick={() => void pack()}>{words.save}</Button>
          </div>
          <div><Button icon={<PrintRegular />} onClick={() => {
            onClose();
            // The drawer has to be gone from the paper.
            setTimeout(() => print(), 400);
          }}>{words.print}</Button></div>
          <p role="status">{said}</p>
        </div>
      </DrawerBody>
    </OverlayDrawer>
  );
}
