import { Badge, Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, Field, Input, Link, OverlayDrawer } from '@fluentui/react-components';
import { DismissRegular, SearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Explanation } from '../../core/catalog/explain.js';
import type { Reading } from '../../core/catalog/reading.js';
import { stageIds, verdictClasses } from '../../core/evidence/verdict.js';
import { classWords, stageLabel } from '../../core/report/words.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';

/** What a code, an event, a field or a cause means. Absent query: closed. The catalogue is loaded with the first question. */
export function LookUp({ query, onClose }: { readonly query: string | undefined; readonly onClose: () => void }): ReactNode {
  const words = texts.lookup;
  return (
    <OverlayDrawer open={query !== undefined} onOpenChange={(_, { open }) => !open && onClose()} position="end" className="drawer" aria-label={words.title}>
      <DrawerHeader>
        <DrawerHeaderTitle action={<Button appearance="subtle" aria-label={texts.close} icon={<DismissRegular />} onClick={onClose} />}>{words.title}</DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>{query !== undefined && <Asked key={query} query={query} />}</DrawerBody>
    </OverlayDrawer>
  );
}

function Asked({ query }: { readonly query: string }): ReactNode {
  const words = texts.lookup;
  const { engine } = useActions();
  const [text, setText] = useState(query);
  const holder = useRef<HTMLDivElement>(null);
  const [answer, setAnswer] = useState<Explanation>();
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === '') {
      setAnswer(undefined);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      void engine.ask('explain', { query: wanted.slice(0, 20_000) }).then((is) => current && setAnswer(is), () => undefined);
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [engine, text]);
  useEffect(() => {
    // The drawer puts the focus on its first button, and only then is it free.
    const timer = setTimeout(() => holder.current?.querySelector('input')?.focus());
    return () => clearTimeout(timer);
  }, []);
  const take = (other: string): void => {
    setText(other);
    // The suggestions go away.
    holder.current?.querySelector('input')?.focus();
  };
  return (
    <div className="lookup" ref={holder}>
      <Field label={words.label} hint={words.hint}>
        <Input contentBefore={<SearchRegular />} value={text} onChange={(_, data) => setText(data.value)} />
      </Field>
      <div role="status">
        {answer && answer.readings.length === 0 && <p>{words.nothing}</p>}
        {answer && answer.readings.length > 0 && <p className="offscreen">{words.found(answer.readings.map(({ title }) => title))}</p>}
        {text.trim() !== '' && !answer && <p className="quiet">{words.loading}</p>}
      </div>
      {answer?.readings.map((reading) => <OneReading key={`${reading.kind} ${reading.title}`} reading={reading} />)}
      {answer !== undefined && answer.suggestions.length > 0 && (
        <section><h3>{words.didYouMean}</h3>
          <ul>{answer.suggestions.map(({ query: other, why }) => <li key={other}><button type="button" className="link" onClick={() => take(other)}>{other}</button>, {why}</li>)}</ul>
        </section>
      )}
    </div>
  );
}

function OneReading({ reading }: { readonly reading: Reading }): ReactNode {
  const words = texts.lookup;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [words.lookFirst, reading.check], [words.stage, stageOf(reading)], [words.pointsTo, hintOf(reading)],
    ...reading.details.map(({ label, value }) => [label, value] as const),
    ...reading.notes.map((note) => [words.note, note] as const), ...reading.disagreements.map((one) => [words.disagree, one] as const),
  ];
  return (
    <section className="reading">
      <h3>{reading.title}</h3>
      <p className="badges"><Badge appearance="tint" color="informative">{words.kinds[reading.kind]}</Badge>{!reading.known && <Badge appearance="tint" color="warning">{words.unpublished}</Badge>}</p>
      <p>{reading.meaning}</p>
      <dl className="pair">{rows.map(([name, value], index) => (value === undefined || value === '' ? null : <div key={index}><dt>{name}</dt><dd>{value}</dd></div>))}</dl>
      <ul className="sources-list">{reading.sources.map(({ title, url }) => <li key={url}><Link href={url} target="_blank" rel="noreferrer" inline>{title === '' ? url : title}</Link></li>)}</ul>
    </section>
  );
}

function stageOf({ stage }: Reading): string | undefined {
  const id = stageIds.find((one) => one === stage);
  return id === undefined ? (stage === undefined || stage === 'none' ? undefined : (texts.lookup.otherStages[stage] ?? stage)) : stageLabel(id);
}

/** `cloud-auth:credential` is the verdict's class and, finer, what of it. */
function hintOf({ classHint }: Reading): string | undefined {
  if (classHint === undefined || classHint === 'other') return undefined;
  const [name = '', finer] = classHint.split(':');
  const known = verdictClasses.find((one) => one === name);
  const words = known === undefined ? (texts.lookup.otherHints[name] ?? name) : classWords[known].name;
  return `${words}${finer === undefined ? '' : `: ${finer.replaceAll('-', ' ')}`} ${texts.lookup.hintOnly}`;
}
