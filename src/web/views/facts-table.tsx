import { Input, Tooltip } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { type ReactNode, useMemo, useState } from 'react';
import type { Result } from '../../core/index.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';

/** Every field as printed, with its meaning when somebody points at it. */
export function FactsTable({ result: { facts } }: { readonly result: Result }): ReactNode {
  const words = texts.facts;
  const [filter, setFilter] = useState('');
  const all = useMemo(() => Object.entries(facts), [facts]);
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
                    <th scope="row"><FieldName name={name} /></th>
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

/** Meanings that were looked up, by the field's name without its section. */
const known = new Map<string, string>();

function FieldName({ name }: { readonly name: string }): ReactNode {
  const { engine, lookUp } = useActions();
  const [meaning, setMeaning] = useState(known.get(name) ?? texts.facts.loading);
  const load = (): void => {
    if (known.has(name)) return;
    void engine.ask('explain', { query: name }).then(({ readings }) => {
      const field = readings.find(({ kind }) => kind === 'field');
      const words = field === undefined ? texts.facts.noMeaning : [field.meaning, ...field.details.filter(({ label }) => label !== 'Section').map(({ label, value }) => `${label}: ${value}`)].join('\n');
      known.set(name, words);
      setMeaning(words);
    }, () => undefined);
  };
  return (
    <Tooltip content={{ children: meaning, className: 'meaning' }} relationship="description" positioning="above-start" onVisibleChange={(_, data) => data.visible && load()} mountNode={document.querySelector('main')} withArrow>
      <button type="button" className="link field" onClick={() => lookUp(name)}>{name}</button>
    </Tooltip>
  );
}
