import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Remark, Result } from '../../core/index.js';
import { changedWords, foldedCauses, headings, stageMeanings, stageWords, stateTones, stateWords } from '../../core/report/words.js';
import { useActions } from '../engine-context.js';
import { texts } from '../texts.js';
import { Citations } from './citations.js';
import { Disclosure } from './disclosure.js';

/** The cause and what proves it, then everything that was weighed. */
export function Proof({ result }: { readonly result: Result }): ReactNode {
  const { verdict, sequence, stages, evidence, parse, changed } = result;
  const words = texts.verdict;
  const { lookUp, openEvidence } = useActions();
  const causes = foldedCauses(verdict);
  return (
    <section className="card" aria-labelledby="proof-title">
      <h2 id="proof-title">{words.causeAndProof}</h2>
      {causes.length === 0 && <p>{words.noCause}</p>}
      {causes.map(({ cause, follows }, index) => (
        <article key={cause.id} className="cause" aria-labelledby={`cause-${cause.id}`}>
          {index > 0 && <p className="quiet">{words.otherCause}</p>}
          <h3 id={`cause-${cause.id}`}>{cause.title}</h3>
          <p>{cause.explains} <span className="quiet">{words.sureWords[cause.confidence]}. </span><button type="button" className="link" onClick={() => lookUp(cause.id)}><code>{cause.id}</code></button></p>
          <Citations because={cause.because} owner={cause.title} limit={5} />
          {follows.length > 0 && <Disclosure title={words.follows(follows.length)} owner={cause.title}><p className="quiet">{words.whyFolded}</p><ul>{follows.map((one) => <li key={one}>{one}</li>)}</ul></Disclosure>}
          <Disclosure title={words.sources} owner={cause.title}><ul>{cause.sources.map(({ title, url }) => <li key={url}><Link href={url} target="_blank" rel="noreferrer" inline>{title === '' ? url : title}</Link></li>)}</ul></Disclosure>
        </article>
      ))}
      <Remarks title={headings.conflicts} remarks={verdict.conflicts} open tone="disagrees" />
      {verdict.ruledOut.length > 0 && <Disclosure title={words.ruledOut(verdict.ruledOut.length)}><RemarkList remarks={verdict.ruledOut.map(({ title, because }) => ({ text: title, because }))} /></Disclosure>}
      <Remarks title={headings.observations} remarks={verdict.observations} />
      {changed && <Disclosure title={headings.changed}><p>{changedWords(changed)}</p><Citations because={changed.because} owner={headings.changed} /></Disclosure>}
      <Disclosure title={words.stageDetails}>
        <ul className="plain">
          {stages.map(({ id, state, because }, index) => (
            <li key={id}><strong>{index + 1} {stageWords[id]}: <span className={`tone-${stateTones[state]}`}>{stateWords[state]}</span></strong> <span className="quiet">{stageMeanings[id]}</span><Citations because={because} owner={stageWords[id]} /></li>
          ))}
        </ul>
      </Disclosure>
      {sequence.length > 0 && (
        <Disclosure title={headings.sequence}>
          <ul className="plain">{sequence.map(({ id, title, checked, what, because }) => <li key={id}><strong>{title}: {checked ? words.checked : words.notChecked}.</strong> {what}<Citations because={because} owner={title} limit={2} /></li>)}</ul>
        </Disclosure>
      )}
      {evidence !== undefined && (
        <Disclosure title={`${words.files} (${evidence.length})`}>
          <ul className="plain">{evidence.map(({ file, kind, what }, index) => <li key={index}><button type="button" className="link path" onClick={() => openEvidence({ file })}>{file}</button> <span className="quiet">{kind}</span><br />{what}</li>)}</ul>
        </Disclosure>
      )}
      {(parse.status === 'partial' || parse.notes.length > 0) && (
        <Disclosure title={`${headings.parse} (${parse.notes.length})`} open={parse.status === 'partial'}>
          {parse.status === 'partial' && <p>{words.parsePartial}</p>}
          <ul className="plain">{parse.notes.slice(0, 100).map(({ line, reason, file }, index) => <li key={index}><button type="button" className="link" onClick={() => openEvidence({ file: file ?? result.source.file, line })}>{file === undefined ? '' : `${file}, `}{words.lineWord} {line}</button>: {reason}</li>)}</ul>
        </Disclosure>
      )}
    </section>
  );
}

function Remarks({ title, remarks, open = false, tone }: { readonly title: string; readonly remarks: readonly Remark[]; readonly open?: boolean; readonly tone?: string }): ReactNode {
  if (remarks.length === 0) return null;
  return <div className={tone}><Disclosure title={`${title} (${remarks.length})`} open={open}><RemarkList remarks={remarks} /></Disclosure></div>;
}

function RemarkList({ remarks }: { readonly remarks: readonly Remark[] }): ReactNode {
  return <ul className="plain">{remarks.map(({ text, because }, index) => <li key={index}>{text}<Citations because={because} owner={text} limit={2} /></li>)}</ul>;
}
