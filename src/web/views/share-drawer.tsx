import { Button, Checkbox, DrawerBody, DrawerHeader, DrawerHeaderTitle, Field, OverlayDrawer, Select } from '@fluentui/react-components';
import { CopyRegular, DismissRegular, PrintRegular, SaveRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useState } from 'react';
import { copyText } from '../copy-text.js';
import { Cancelled } from '../engine/engine.js';
import type { EvidenceFile, Examined, ExportFormat } from '../engine/protocol.js';
import { useActions } from '../engine-context.js';
import { loadProgress, progressKey } from '../plan-progress.js';
import { saveFile } from '../save-file.js';
import { texts } from '../texts.js';

const files: Readonly<Record<ExportFormat, { readonly ending: string; readonly type: string }>> = {
  markdown: { ending: 'md', type: 'text/markdown' }, html: { ending: 'html', type: 'text/html' }, json: { ending: 'json', type: 'application/json' },
};
const formats: readonly ExportFormat[] = ['markdown', 'html', 'json'];

interface ShareProps {
  readonly open: boolean;
  readonly examined: Examined;
  /** The evidence itself. */
  readonly files: readonly EvidenceFile[];
  /** The capture that is on the screen. Absent: the list is. */
  readonly index?: number;
  readonly onClose: () => void;
}

/** The result as something to hand on, with or without the names in it. */
export function ShareDrawer({ open, examined, files: evidence, index, onClose }: ShareProps): ReactNode {
  const words = texts.shareDrawer;
  const { engine, announce } = useActions();
  const many = examined.captures.length > 1;
  const [scope, setScope] = useState<'one' | 'all'>('one');
  const [redact, setRedact] = useState(false);
  const [said, setSaid] = useState('');
  const [packer, setPacker] = useState<AbortController>();
  const [percent, setPercent] = useState(0);
  useEffect(() => () => packer?.abort(), [packer]);
  const only = index !== undefined && (scope === 'one' || !many) ? index : undefined;
  const say = (sentence: string): void => {
    setSaid(sentence);
    announce(sentence);
  };
  const made = async (format: ExportFormat): Promise<string> => {
    const done = Object.fromEntries(examined.captures.filter((_, each) => only === undefined || each === only).flatMap((_, each) => {
      const number = only ?? each;
      const ticked = loadProgress(progressKey(examined, number)).done;
      return ticked.length === 0 ? [] : [[number, ticked] as const];
    }));
    return (await engine.ask('export', { format, redact, done, ...(only === undefined ? {} : { index: only }) })).text;
  };
  const tried = async (work: () => Promise<string>): Promise<void> => {
    try {
      say(await work());
    } catch (error) {
      say(error instanceof Cancelled ? words.stopped : words.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  const copy = (format: ExportFormat): Promise<void> => tried(async () => ((await copyText(await made(format))) ? texts.copied : texts.notCopied));
  const save = (format: ExportFormat): Promise<void> => tried(async () => {
    const name = `prtrace-${redact ? 'redacted' : 'report'}.${files[format].ending}`;
    saveFile(name, await made(format), files[format].type);
    return words.saved(name);
  });
  const pack = async (): Promise<void> => {
    const abort = new AbortController();
    setPacker(abort);
    setPercent(0);
    setSaid('');
    await tried(async () => {
      const { zip, count, left } = await engine.redact(evidence, ({ bytes, ofBytes }) => setPercent(Math.floor((100 * bytes) / Math.max(1, ofBytes))), abort.signal);
      saveFile('prtrace-evidence-redacted.zip', zip, zip.type);
      return words.packed(count, left.length);
    });
    setPacker(undefined);
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
            <div className="buttons">
              {packer && <span>{words.packing(percent)}</span>}
              {/* One button, so that who pressed it stays where he is. */}
              <Button icon={packer ? <DismissRegular /> : <SaveRegular />} aria-label={packer ? words.stopPacking : `${words.save}: ${words.evidence}`} onClick={() => (packer ? packer.abort() : void pack())}>{packer ? words.stopPacking : words.save}</Button>
            </div>
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
