import { Button, Checkbox, Input } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowRightRegular, SearchRegular, ZoomFitRegular, ZoomInRegular, ZoomOutRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Result, TimelineEntry } from '../../core/index.js';
import { mostTimelineEntries } from '../../core/report/timeline-limit.js';
import { instant, placeOf } from '../../core/report/words.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';
import { daysBefore, middleOf, moved, spanOf, ticks, type TimeSpan, zoomed } from './time-span.js';

/** Entries that are listed before somebody asks for the rest. */
const atFirst = 200;

interface Mark {
  readonly entry: TimelineEntry;
  readonly at: number;
  readonly source: string;
}

/** Everything that carries a time, over all sources: a chart that zooms, and the entries below it. */
export function TimelineView({ result }: { readonly result: Result }): ReactNode {
  const words = texts.timeline;
  const { openEvidence } = useActions();
  const own = result.source.file;
  const marks = useMemo<readonly Mark[]>(() => result.timeline.map((entry) => ({ entry, at: Date.parse(entry.at), source: placeOf({ file: entry.file }, own) })).filter(({ at }) => !Number.isNaN(at)), [result, own]);
  const sources = useMemo(() => [...new Set(marks.map(({ source }) => source))], [marks]);
  const whole = useMemo(() => spanOf(marks.map(({ at }) => at)), [marks]);
  const recent = useMemo(() => daysBefore(marks.map(({ at }) => at), Date.parse(result.capturedAt.at ?? ''), whole), [marks, result, whole]);
  const [span, setSpan] = useState(whole);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const wanted = filter.trim().toLowerCase();
  const fitting = marks.filter(({ entry, source }) => !hidden.has(source) && (wanted === '' || `${entry.what} ${source}`.toLowerCase().includes(wanted)));
  const seen = fitting.filter(({ at }) => at >= span.from && at <= span.to);
  const zoom = (factor: number): void => setSpan(zoomed(span, factor, whole, middleOf(seen.map(({ at }) => at), span)));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // The button that asked for the rest is gone; who pressed it goes on reading where the rest begins.
    if (all) list.current?.children[atFirst]?.querySelector('button')?.focus();
  }, [all]);
  const keys = (event: KeyboardEvent): void => {
    const next = { '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), ArrowLeft: () => setSpan(moved(span, -0.25, whole)), ArrowRight: () => setSpan(moved(span, 0.25, whole)), Home: () => setSpan(whole) }[event.key];
    if (!next) return;
    event.preventDefault();
    next();
  };
  if (marks.length === 0) return <section className="card"><h1 tabIndex={-1}>{texts.verdict.tabs.timeline}</h1><p>{words.none}</p></section>;
  return (
    <section className="card timeline" aria-labelledby="timeline-title">
      <h1 id="timeline-title" tabIndex={-1}>{texts.verdict.tabs.timeline}</h1>
      <p className="quiet">{words.lead}</p>
      <div className="tools">
        <div className="buttons" role="group" aria-label={words.tools}>
          <Button icon={<ZoomInRegular />} title={words.zoomIn} onClick={() => zoom(0.5)} />
          <Button icon={<ZoomOutRegular />} title={words.zoomOut} onClick={() => zoom(2)} />
          <Button icon={<ArrowLeftRegular />} title={words.earlier} onClick={() => setSpan(moved(span, -0.5, whole))} />
          <Button icon={<ArrowRightRegular />} title={words.later} onClick={() => setSpan(moved(span, 0.5, whole))} />
          <Button icon={<ZoomFitRegular />} onClick={() => setSpan(whole)}>{words.all}</Button>
          {recent && <Button onClick={() => setSpan(recent)}>{words.recent}</Button>}
        </div>
        <Input className="filter" contentBefore={<SearchRegular />} aria-label={words.filter} placeholder={words.filter} value={filter} onChange={(_, data) => setFilter(data.value)} />
      </div>
      {sources.length > 1 && (
        <fieldset className="sources"><legend>{words.sources}</legend>
          {sources.map((source) => <Checkbox key={source} label={source} checked={!hidden.has(source)} onChange={(_, data) => setHidden(new Set(data.checked === true ? [...hidden].filter((one) => one !== source) : [...hidden, source]))} />)}
        </fieldset>
      )}
      <Chart marks={fitting} sources={sources.filter((source) => !hidden.has(source))} span={span} whole={whole} onSpan={setSpan} onKey={keys} />
      <p className="quiet" role="status">{words.count(seen.length, marks.length)}, {words.from(instant(new Date(span.from).toISOString()), instant(new Date(span.to).toISOString()))}{result.timeline.length < mostTimelineEntries ? '' : `. ${words.newest(mostTimelineEntries)}`}</p>
      <ol ref={list} className="entries" aria-label={words.listLabel}>
        {(all ? seen : seen.slice(0, atFirst)).map(({ entry }, index) => {
          const place = placeOf(entry, own);
          return <li key={index}><time dateTime={entry.at}>{instant(entry.at)}</time><span className="what">{entry.what}</span><button type="button" className="place link" aria-label={texts.evidence.openAt(place)} onClick={() => openEvidence(entry)}>{place}</button></li>;
        })}
      </ol>
      {!all && seen.length > atFirst && <button type="button" className="link" onClick={() => setAll(true)}>{texts.more(seen.length - atFirst)}</button>}
    </section>
  );
}

const rowHeight = 34;

interface ChartProps {
  readonly marks: readonly Mark[];
  readonly sources: readonly string[];
  readonly span: TimeSpan;
  readonly whole: TimeSpan;
  readonly onSpan: (span: TimeSpan) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** One row for each source. The wheel with Ctrl zooms where the pointer is. */
function Chart({ marks, sources, span, whole, onSpan, onKey }: ChartProps): ReactNode {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    // React's own listener may not stop the page from being zoomed.
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      onSpan(zoomed(span, event.deltaY < 0 ? 0.7 : 1.4, whole, (event.clientX - box.left) / box.width));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [onSpan, span, whole]);
  const x = (at: number): number => ((at - span.from) / (span.to - span.from)) * 100;
  const day = span.to - span.from > 4 * 86_400_000;
  const marked = ticks(span, 5);
  const height = sources.length * rowHeight;
  return (
    <div ref={holder} className="chart" role="group" aria-label={texts.timeline.chart} tabIndex={0} onKeyDown={onKey}>
      <svg width="100%" height={height + 24} aria-hidden="true">
        {marked.map((at) => <g key={at}><line x1={`${x(at)}%`} x2={`${x(at)}%`} y1="0" y2={height} className="grid" /><text x={`${x(at)}%`} y={height + 17} textAnchor="middle">{new Date(at).toISOString().slice(day ? 0 : 11, day ? 10 : 19)}</text></g>)}
        {sources.map((source, row) => <g key={source}><line x1="0" x2="100%" y1={row * rowHeight + 24} y2={row * rowHeight + 24} className="lane" /><text x="4" y={row * rowHeight + 13} className="lane-name">{source}</text></g>)}
        {marks.filter(({ at }) => at >= span.from && at <= span.to).map(({ entry, at, source }, index) => (
          <circle key={index} cx={`${x(at)}%`} cy={sources.indexOf(source) * rowHeight + 24} r="5"><title>{`${instant(entry.at)} ${entry.what}`}</title></circle>
        ))}
      </svg>
    </div>
  );
}
