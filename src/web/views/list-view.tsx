import { Badge, Button, Field, Input, Select } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, SearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type VerdictClass, verdictClasses } from '../../core/index.js';
import { classTones, classWords, fileName, instant, stageLabel } from '../../core/report/words.js';
import type { CaptureSummary } from '../engine/capture-summary.js';
import type { Examined } from '../engine/protocol.js';
import { texts } from '../texts.js';
import { arrangeCaptures, type Column, type Grouping } from './arrange-captures.js';
import { Disclosure } from './disclosure.js';
import { UnreadTable } from './unread-table.js';
import { useMedia } from './use-media.js';
import { useWindowed } from './use-windowed.js';

const badgeColours = { good: 'success', bad: 'danger', warning: 'warning', quiet: 'informative' } as const;
const columns: readonly Column[] = ['class', 'cause', 'stage', 'confidence', 'device', 'user', 'at', 'file'];
const groupings: readonly Grouping[] = ['none', 'class', 'cause', 'device', 'user'];

interface ListProps {
  readonly examined: Examined;
  readonly onOpen: (index: number) => void;
  readonly onCompare: (before: number, after: number) => void;
}

/** Many captures: sort, filter, group, open one, compare two. */
export function ListView({ examined, onOpen, onCompare }: ListProps): ReactNode {
  const words = texts.list;
  const { captures, unread } = examined;
  const [filter, setFilter] = useState('');
  const [only, setOnly] = useState<VerdictClass | ''>('');
  const [sort, setSort] = useState<{ readonly by: Column; readonly descending: boolean }>({ by: 'file', descending: false });
  const [groupBy, setGroupBy] = useState<Grouping>('none');
  const [picked, setPicked] = useState<readonly number[]>([]);
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMedia('(max-width: 60rem)');
  const rowHeight = narrow ? 132 : 52;
  const head = narrow ? 0 : 40;
  const rows = useMemo(() => arrangeCaptures(captures, { filter, only, sortBy: sort.by, descending: sort.descending, groupBy }, words.notShown), [captures, filter, only, sort, groupBy, words]);
  const count = rows.reduce((sum, row) => sum + (row.kind === 'capture' ? 1 : 0), 0);
  const { first, end } = useWindowed(scroller, rows.length, rowHeight, head);
  const present = useMemo(() => verdictClasses.map((name) => [name, captures.filter((capture) => capture.class === name).length] as const).filter(([, number]) => number > 0), [captures]);
  const pick = (index: number, on: boolean): void => setPicked(on ? [...picked.slice(-1), index] : picked.filter((one) => one !== index));
  return (
    <div className="stack">
      <section className="card list" aria-labelledby="list-title">
        <h1 id="list-title" tabIndex={-1}>{words.title(captures.length)}</h1>
        <p className="quiet">{words.lead}</p>
        <p className="badges">{present.map(([name, number]) => <Badge key={name} appearance="tint" size="large" color={badgeColours[classTones[name]]}>{classWords[name].name}: {number}</Badge>)}</p>
        <div className="tools">
          <Field label={words.filter} className="filter"><Input contentBefore={<SearchRegular />} value={filter} onChange={(_, data) => setFilter(data.value)} /></Field>
          <Field label={words.classFilter}><Select value={only} onChange={(_, data) => setOnly(data.value as VerdictClass | '')}><option value="">{words.anyClass}</option>{present.map(([name]) => <option key={name} value={name}>{classWords[name].name}</option>)}</Select></Field>
          <Field label={words.groupBy}><Select value={groupBy} onChange={(_, data) => setGroupBy(data.value as Grouping)}>{groupings.map((name) => <option key={name} value={name}>{words.groups[name]}</option>)}</Select></Field>
          {narrow && (
            <>
              <Field label={words.sort}><Select value={sort.by} onChange={(_, data) => setSort({ by: data.value as Column, descending: false })}>{columns.map((name) => <option key={name} value={name}>{words.columns[name]}</option>)}</Select></Field>
              <Button icon={sort.descending ? <ArrowDownRegular /> : <ArrowUpRegular />} aria-pressed={sort.descending} aria-label={words.turn} title={words.turn} onClick={() => setSort({ ...sort, descending: !sort.descending })} />
            </>
          )}
          <Button disabled={picked.length !== 2} appearance="primary" onClick={() => onCompare(...inTime(captures, picked))}>{words.compare}</Button>
        </div>
        <p className="quiet" role="status">{count === 0 ? words.none : words.shown(count, captures.length)}{picked.length === 2 ? '' : `. ${words.compareHint}.`}</p>
        <div ref={scroller} className={narrow ? 'captures narrow' : 'captures'} role="table" aria-label={words.table} aria-rowcount={rows.length + 1} tabIndex={0}>
          <div role="rowgroup" className={narrow ? 'offscreen' : 'captures-head'}>
            <div role="row" className="capture-row" aria-rowindex={1}>
              <span role="columnheader" className="pick"><span className="offscreen">{words.compare}</span></span>
              {columns.map((name) => {
                const sorted = sort.by === name;
                return (
                  <span key={name} role="columnheader" className={`col-${name}`} aria-label={words.columns[name]} aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
                    <button type="button" className="sort" tabIndex={narrow ? -1 : 0} aria-label={words.sortBy(words.columns[name])} onClick={() => setSort({ by: name, descending: sorted && !sort.descending })}>
                      {words.columns[name]}{sorted && (sort.descending ? <ArrowDownRegular aria-hidden="true" /> : <ArrowUpRegular aria-hidden="true" />)}
                    </button>
                  </span>
                );
              })}
            </div>
          </div>
          <div role="rowgroup" className="captures-all" style={{ height: rows.length * rowHeight }}>
            {rows.slice(first, end).map((row, offset) => {
              const place = { top: (first + offset) * rowHeight, height: rowHeight };
              return row.kind === 'group'
                ? <div key={`group ${row.title}`} role="row" className="capture-row group" aria-rowindex={first + offset + 2} style={place}><span role="cell">{row.title} <span className="quiet">({row.count})</span></span></div>
                : <CaptureRow key={row.capture.index} capture={row.capture} place={place} number={first + offset + 2} picked={picked.includes(row.capture.index)} onPick={(on) => pick(row.capture.index, on)} onOpen={() => onOpen(row.capture.index)} />;
            })}
          </div>
        </div>
      </section>
      {unread.length > 0 && <section className="card"><Disclosure title={texts.unread.title(unread.length)}><p>{texts.unread.lead}</p><UnreadTable unread={unread} /></Disclosure></section>}
    </div>
  );
}

interface CaptureRowProps {
  readonly capture: CaptureSummary;
  readonly place: { readonly top: number; readonly height: number };
  readonly number: number;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
  readonly onOpen: () => void;
}

function CaptureRow({ capture, place, number, picked, onPick, onOpen }: CaptureRowProps): ReactNode {
  const words = texts.list;
  const { device, user, at, causeTitle } = capture;
  const name = `${fileName(capture.file)}${capture.captureIndex > 0 ? ` #${capture.captureIndex + 1}` : ''}`;
  return (
    <div role="row" className="capture-row" aria-rowindex={number} style={place}>
      <span role="cell" className="pick"><input type="checkbox" className="tick" checked={picked} aria-label={words.pick(name)} onChange={(event) => onPick(event.currentTarget.checked)} /></span>
      <span role="cell" className="col-class"><Badge appearance="tint" color={badgeColours[classTones[capture.class]]}>{classWords[capture.class].name}</Badge></span>
      <span role="cell" className="col-cause" title={capture.headline}><button type="button" className="link" onClick={onOpen}>{causeTitle ?? capture.headline}</button></span>
      <span role="cell" className="col-stage">{stageLabel(capture.stage)}</span>
      <span role="cell" className="col-confidence">{capture.confidence}</span>
      <span role="cell" className="col-device" title={device}>{device ?? words.notShown}</span>
      <span role="cell" className="col-user" title={user}>{user === undefined ? words.notShown : user.split(', ').map((name) => <span key={name}>{name} </span>)}</span>
      <span role="cell" className="col-at">{at === undefined ? words.notShown : instant(at).slice(0, 16)}</span>
      <span role="cell" className="col-file" title={capture.file}>{name}</span>
    </div>
  );
}

/** Two captures in the order of their times; without times, in the order of the evidence. */
function inTime(captures: readonly CaptureSummary[], picked: readonly number[]): readonly [before: number, after: number] {
  const [first = 0, second = 0] = [...picked].sort((a, b) => a - b);
  const [a, b] = [captures[first]?.at, captures[second]?.at];
  return a !== undefined && b !== undefined && a > b ? [second, first] : [first, second];
}
