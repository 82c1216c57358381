import { Badge, Button } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowSwapRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../core/index.js';
import { classTones, classWords, sourceWords, stageWords, stateTones, stateWords, whenTaken } from '../../core/report/words.js';
import type { Comparison } from '../engine/protocol.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';

const badgeColours = { good: 'success', bad: 'danger', warning: 'warning', quiet: 'informative' } as const;

/** Two captures side by side, such as before and after a repair. */
export function CompareView({ before, after, onBack, onSwap }: { readonly before: number; readonly after: number; readonly onBack: () => void; readonly onSwap: () => void }): ReactNode {
  const words = texts.compare;
  const { engine } = useActions();
  const [comparison, setComparison] = useState<Comparison>();
  useEffect(() => {
    void engine.ask('compare', { before, after }).then(setComparison, () => undefined);
  }, [engine, before, after]);
  return (
    <div className="stack">
      <div className="buttons">
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>{texts.back}</Button>
        <Button appearance="subtle" icon={<ArrowSwapRegular />} onClick={onSwap}>{words.swap}</Button>
      </div>
      <section className="card" aria-labelledby="compare-title">
        <h1 id="compare-title" tabIndex={-1}>{words.title}</h1>
        {comparison && <Compared comparison={comparison} />}
      </section>
    </div>
  );
}

function Compared({ comparison: { before, after, fields } }: { readonly comparison: Comparison }): ReactNode {
  const words = texts.compare;
  const causes = new Map([...before.verdict.causes, ...after.verdict.causes].map(({ id, title }) => [id, title]));
  const has = ({ verdict }: Result, id: string): boolean => verdict.causes.some((cause) => cause.id === id);
  const sides = [before, after];
  return (
    <>
      <p>{after.verdict.class === 'healthy' && before.verdict.class !== 'healthy' ? words.better : before.verdict.class === after.verdict.class && before.verdict.headline === after.verdict.headline ? words.same : ''}</p>
      <div className="scroll" role="region" aria-labelledby="compare-title" tabIndex={0}>
        <table className="compare">
          <thead><tr><td></td><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
          <tbody>
            <tr><th scope="row">{texts.verdict.evidence}</th>{sides.map(({ source }, index) => <td key={index} className="path">{sourceWords(source)}</td>)}</tr>
            <tr><th scope="row">{texts.verdict.when}</th>{sides.map(({ capturedAt }, index) => <td key={index}>{whenTaken(capturedAt)}</td>)}</tr>
            <tr><th scope="row">{words.verdict}</th>{sides.map(({ verdict }, index) => <td key={index}><Badge appearance="filled" color={badgeColours[classTones[verdict.class]]}>{classWords[verdict.class].name}</Badge> {verdict.headline}</td>)}</tr>
            {before.stages.map(({ id }, index) => (
              <tr key={id}><th scope="row">{index + 1} {stageWords[id]}</th>{sides.map(({ stages }, side) => {
                const state = stages[index]?.state ?? 'unknown';
                return <td key={side} className={`tone-${stateTones[state]}`}>{stateWords[state]}</td>;
              })}</tr>
            ))}
          </tbody>
        </table>
      </div>
      {causes.size > 0 && (
        <>
          <h2>{words.causes}</h2>
          <ul>{[...causes].map(([id, title]) => <li key={id}><Badge appearance="tint" color={has(after, id) ? (has(before, id) ? 'warning' : 'danger') : 'success'}>{has(after, id) ? (has(before, id) ? words.still : words.fresh) : words.gone}</Badge> {title}</li>)}</ul>
        </>
      )}
      <h2>{words.fields(fields.length)}</h2>
      {fields.length > 0 && (
        <div className="scroll" role="region" aria-label={words.fields(fields.length)} tabIndex={0}>
          <table className="compare">
            <thead><tr><th scope="col">{texts.facts.name}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
            <tbody>{fields.map(({ name, before: was, after: is }) => <tr key={name}><th scope="row">{name}</th>{[was, is].map((value, index) => <td key={index}>{value === undefined ? <span className="quiet">{words.absent}</span> : value === '' ? <span className="quiet">{texts.facts.blank}</span> : <code>{value}</code>}</td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  );
}
