import { Badge, Button } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowSwapRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useState } from 'react';
import type { Pair, Result } from '../../core/index.js';
import { comparisonHeadings, fateWords, outcomeTones, sideBySide } from '../../core/compare/comparison-words.js';
import { classTones, classWords, sourceWords, whenTaken } from '../../core/report/words.js';
import type { Compared } from '../engine/protocol.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';
import { Citations } from './citations.js';
import { CopyButton } from './copy-button.js';
import { Pipeline } from './pipeline.js';

const badgeColours = { good: 'success', bad: 'danger', warning: 'warning', quiet: 'informative' } as const;

/** Two captures side by side, such as before and after a repair. */
export function CompareView({ before, after, onBack, onSwap }: { readonly before: number; readonly after: number; readonly onBack: () => void; readonly onSwap: () => void }): ReactNode {
  const words = texts.compare;
  const { engine } = useActions();
  const [compared, setCompared] = useState<Compared>();
  useEffect(() => {
    void engine.ask('compare', { before, after }).then(setCompared, () => undefined);
  }, [engine, before, after]);
  return (
    <div className="stack">
      <div className="buttons">
        <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>{texts.back}</Button>
        <Button appearance="subtle" icon={<ArrowSwapRegular />} onClick={onSwap}>{words.swap}</Button>
        {compared && <CopyButton text={compared.markdown} label={words.copy} words={words.copy} />}
      </div>
      <section className="card" aria-labelledby="compare-title">
        <h1 id="compare-title" tabIndex={-1}>{words.title}</h1>
        {compared && <Comparing compared={compared} />}
      </section>
    </div>
  );
}

function Side({ name, result }: { readonly name: string; readonly result: Result }): ReactNode {
  const { verdict, stages, source, capturedAt } = result;
  return (
    <section className="side" aria-label={name}>
      <h2>{name}</h2>
      <p className="badges"><Badge size="large" appearance="filled" color={badgeColours[classTones[verdict.class]]}>{classWords[verdict.class].name}</Badge><span className="quiet">{verdict.confidence}</span></p>
      <p><strong>{verdict.headline}</strong></p>
      <p className="quiet"><span className="path">{sourceWords(source)}</span>, {whenTaken(capturedAt)}</p>
      <Pipeline stages={stages} />
    </section>
  );
}

function Comparing({ compared: { before, after, comparison, forced } }: { readonly compared: Compared }): ReactNode {
  const words = texts.compare;
  const [pair] = comparison.pairs;
  return (
    <>
      <div className={`outcome tone-border-${outcomeTones[comparison.outcome]}`}><strong>{comparison.headline}</strong>{forced && <p>{words.forced}</p>}</div>
      <div className="sides"><Side name={words.before} result={before} /><Side name={words.after} result={after} /></div>
      {pair && <PairParts pair={pair} />}
    </>
  );
}

function PairParts({ pair }: { readonly pair: Pair }): ReactNode {
  const words = texts.compare;
  const changed = pair.changes.reduce((sum, { fields }) => sum + fields.length, 0);
  return (
    <>
      <h2>{comparisonHeadings.sides}</h2>
      <div className="scroll" role="region" aria-label={words.table} tabIndex={0}>
        <table className="compare">
          <thead><tr><td></td><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
          <tbody>{sideBySide(pair).map(([name, was, is]) => <tr key={name}><th scope="row">{name}</th><td>{was}</td><td>{is}</td></tr>)}</tbody>
        </table>
      </div>
      {pair.causes.length > 0 && (
        <><h2>{comparisonHeadings.causes}</h2>
          <ul className="plain">{pair.causes.map(({ id, title, state, why, before, after }) => <li key={id}><Badge appearance="tint" color={state === 'gone' ? 'success' : state === 'cannot-tell' ? 'warning' : 'danger'}>{fateWords[state]}</Badge> <strong>{title}</strong>. {why}<Citations because={[...before, ...after]} owner={title} limit={2} /></li>)}</ul></>
      )}
      {pair.remaining.length > 0 && (
        <><h2>{comparisonHeadings.remaining}</h2>
          <ul className="plain">{pair.remaining.map(({ id, title, because }) => <li key={id}><strong>{title}</strong><Citations because={because} owner={title} limit={2} /></li>)}</ul></>
      )}
      {pair.doubts.length > 0 && <><h2>{comparisonHeadings.doubts}</h2><ul>{pair.doubts.map((doubt) => <li key={doubt}>{doubt}</li>)}</ul></>}
      <h2>{words.fields(changed)}</h2>
      {changed > 0 && (
        <div className="scroll" role="region" aria-label={words.fields(changed)} tabIndex={0}>
          <table className="compare">
            <thead><tr><th scope="col">{texts.facts.name}</th><th scope="col">{words.before}</th><th scope="col">{words.after}</th></tr></thead>
            <tbody>{pair.changes.flatMap(({ section, fields }) => fields.map(({ field, before, after }) => <tr key={`${section}/${field}`}><th scope="row">{field}<br /><span className="quiet">{section}</span></th><td><Value value={before} /></td><td><Value value={after} /></td></tr>))}</tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Value({ value }: { readonly value: string | undefined }): ReactNode {
  return value === undefined ? <span className="quiet">{texts.compare.absent}</span> : value === '' ? <span className="quiet">{texts.facts.blank}</span> : <code>{value}</code>;
}
