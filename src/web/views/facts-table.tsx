import { Input, Tooltip } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { Result } from '../../core/index.js';
import type { Engine } from '../engine/engine.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';

/** Every field as printed, with its meaning when somebody points at it. */
export function FactsTable({ result: { facts } }: { readonly result: Result }): ReactNode {
  const words = texts.facts;
  const [filter, setFilter] = useState('');
  const all = useMemo(() => Object.entries(facts), [facts]);
  const names = useMemo(() => Object.keys(facts), [facts]);
  const meanings = useMeanings(names);
  const wanted = filter.trim().toLowerCase();
  const shown = wanted === '' ? all : all.filter(([name, value]) => name.toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted));
  return (
    <section className="card" aria-labelledby="facts-title">
      <h1 id="facts-title" tabIndex={-1}>{texts.verdict.tabs.facts}</h1>
      {all.length === 0 ? <p>{words.none}</p> : (
        <>
          <p className="quiet">{words.lead}</p>
          <div className="tools">
            <Input className="filter" contentBefore={<SearchRegular />} aria-label={words.filter} placeholder={words.filter} value={filter} onChange={(_, data) => setFilter(data.value)} />
            <span className="quiet" role="status">{words.count(shown.length, all.length)}</span>
          </div>
          <div className="scroll" role="region" aria-label={words.table} tabIndex={0}>
            <table className="facts">
              <thead><tr><th scope="col">{words.name}</th><th scope="col">{words.value}</th></tr></thead>
              <tbody>
                {shown.map(([name, value]) => (
                  <tr key={name}>
                    <th scope="row"><FieldName name={name} meaning={meanings.get(name) ?? words.loading} /></th>
                    <td>{value === '' ? <span className="quiet">{words.blank}</span> : <code>{value.length > 2_000 ? `${value.slice(0, 2_000)}…` : value}</code>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** Meanings that were looked up, by the field's name. */
const known = new Map<string, string>();

/** What all the fields mean, as far as it has been looked up: who hears the page hears it with the name. */
function useMeanings(names: readonly string[]): ReadonlyMap<string, string> {
  const { engine } = useActions();
  const [meanings, setMeanings] = useState<ReadonlyMap<string, string>>(() => new Map(known));
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      for (const [index, name] of names.entries()) {
        if (!current) return;
        if (!known.has(name)) known.set(name, await meaningOf(name, engine));
        if (index % 50 === 49) setMeanings(new Map(known));
      }
      if (current) setMeanings(new Map(known));
    };
    void load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [engine, names]);
  return meanings;
}

async function meaningOf(name: string, engine: Engine): Promise<string> {
  const { readings } = await engine.ask('explain', { query: name });
  const field = readings.find(({ kind }) => kind === 'field');
  return field === undefined ? texts.facts.noMeaning : [field.meaning, ...field.details.filter(({ label }) => label !== 'Section').map(({ label, value }) => `${label}: ${value}`)].join('\n');
}

function FieldName({ name, meaning }: { readonly name: string; readonly meaning: string }): ReactNode {
  const { lookUp } = useActions();
  return (
    <Tooltip content={{ children: meaning, className: 'meaning' }} relationship="description" positioning="above-start" mountNode={document.querySelector('main')} withArrow>
      <button type="button" className="link field" onClick={() => lookUp(name)}>{name}</button>
    </Tooltip>
  );
}
