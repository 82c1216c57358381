import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, Input, OverlayDrawer } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DismissRegular, SearchRegular, TargetArrowRegular } from '@fluentui/react-icons';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Citation } from '../../core/index.js';
import { fileName } from '../../core/report/words.js';
import type { Found, OpenedEvidence } from '../engine/protocol.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';
import { useWindowed } from './use-windowed.js';

type Place = Pick<Citation, 'file' | 'line' | 'locator'>;

/** The evidence at a cited line. Absent place: closed. */
export function EvidenceViewer({ place, onClose }: { readonly place: Place | undefined; readonly onClose: () => void }): ReactNode {
  const words = texts.evidence;
  const { engine } = useActions();
  const [opened, setOpened] = useState<OpenedEvidence>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setOpened(undefined);
    setFailed(false);
    if (!place) return;
    let current = true;
    void engine.ask('open', { file: place.file, ...(place.line === undefined ? {} : { line: place.line }), ...(place.locator === undefined ? {} : { locator: place.locator }) })
      .then((is) => current && setOpened(is), () => current && setFailed(true));
    return () => {
      current = false;
    };
  }, [engine, place]);
  return (
    <OverlayDrawer open={place !== undefined} onOpenChange={(_, { open }) => !open && onClose()} position="end" className="drawer evidence" aria-label={place ? texts.of(words.title, fileName(place.file)) : words.title}>
      <DrawerHeader>
        <DrawerHeaderTitle heading={{ className: 'path' }} action={<Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} onClick={onClose} />}>{place ? fileName(place.file) : words.title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className="evidence-body">
        {failed && <p>{words.notAtHand}</p>}
        {place && !opened && !failed && <p className="quiet late" role="status">{words.opening}</p>}
        {opened && <Lines key={opened.document} opened={opened} locator={place?.locator} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

const rowHeight = 22;
/** Lines that are fetched at once. */
const pageLines = 200;

function Lines({ opened, locator }: { readonly opened: OpenedEvidence; readonly locator: string | undefined }): ReactNode {
  const words = texts.evidence;
  const { engine } = useActions();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end, show } = useWindowed(scroller, opened.lineCount, rowHeight);
  const [pages, setPages] = useState<ReadonlyMap<number, readonly string[]>>(new Map());
  const asked = useRef(new Set<number>());
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found>();
  const [match, setMatch] = useState(0);
  const { document, target } = opened;
  const cited = target && pages.get(Math.floor((target.from - 1) / pageLines))?.[(target.from - 1) % pageLines];

  useEffect(() => {
    for (let page = Math.floor(first / pageLines); page * pageLines < end; page++) {
      if (asked.current.has(page)) continue;
      asked.current.add(page);
      void engine.ask('lines', { document, from: page * pageLines + 1, to: (page + 1) * pageLines }).then((lines) => setPages((old) => new Map(old).set(page, lines)), () => undefined);
    }
  }, [document, end, engine, first]);

  const toCited = useCallback(() => show((target?.from ?? 1) - 1), [show, target]);
  useLayoutEffect(toCited, [toCited]);

  useEffect(() => {
    const wanted = query.trim();
    if (wanted === '') {
      setFound(undefined);
      return;
    }
    // Typing goes on while a large file is searched.
    const timer = setTimeout(() => {
      void engine.ask('search', { document, words: wanted }).then((is) => {
        setFound(is);
        setMatch(0);
        const line = is.lines[0];
        if (line !== undefined) show(line - 1);
      }, () => undefined);
    }, 150);
    return () => clearTimeout(timer);
  }, [document, engine, query, show]);

  const go = (by: number): void => {
    if (!found || found.lines.length === 0) return;
    const next = (match + by + found.lines.length) % found.lines.length;
    setMatch(next);
    show((found.lines[next] as number) - 1);
  };
  const foundLines = new Set(found?.lines);
  const current = found?.lines[match];
  const rows: ReactNode[] = [];
  for (let row = first; row < end; row++) {
    const number = row + 1;
    const isCited = target !== undefined && number >= target.from && number <= target.to;
    const kind = ['line', isCited ? 'cited' : '', foundLines.has(number) ? 'hit' : '', current === number ? 'current' : ''].filter((one) => one !== '').join(' ');
    rows.push(
      <div key={number} className={kind} style={{ top: row * rowHeight }} {...(isCited ? { 'aria-current': 'location' } : {})}>
        <span className="number">{number}</span><span className="text">{pages.get(Math.floor(row / pageLines))?.[row % pageLines] ?? ''}</span>
      </div>,
    );
  }
  return (
    <>
      {/* Who cannot see the mark hears the line; on a narrow screen it is cut off below, and reads whole here. */}
      <p role="status" className="offscreen cited-words">{target && cited !== undefined ? words.spoken(target.from, cited.slice(0, 500)) : ''}</p>
      <p className="quiet">{words.form[opened.form]}. {target === undefined ? words.noPlace : words.at(target.from, target.to)}{locator === undefined ? '' : ` (${locator})`}.</p>
      <div className="tools">
        <Input className="filter" contentBefore={<SearchRegular />} aria-label={words.search} placeholder={words.search} value={query} onChange={(_, data) => setQuery(data.value)} onKeyDown={(event) => event.key === 'Enter' && go(event.shiftKey ? -1 : 1)} />
        <Button icon={<ArrowUpRegular />} aria-label={words.previous} disabled={!found?.lines.length} onClick={() => go(-1)} />
        <Button icon={<ArrowDownRegular />} aria-label={words.next} disabled={!found?.lines.length} onClick={() => go(1)} />
        <span className="quiet" role="status">{found ? words.found(match + 1, found.lines.length, found.more) : ''}</span>
        {target && <Button icon={<TargetArrowRegular />} onClick={toCited}>{words.toCited}</Button>}
      </div>
      <div ref={scroller} className="lines" role="region" aria-label={words.lines} tabIndex={0}>
        <div className="lines-all" style={{ height: opened.lineCount * rowHeight }}>{rows}</div>
      </div>
    </>
  );
}
