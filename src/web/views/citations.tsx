import { type ReactNode, useContext, useState } from 'react';
import type { Citation } from '../../core/index.js';
import { placeOf } from '../../core/report/words.js';
import { ResultContext, useActions } from '../engine-context.js';
import { texts } from '../texts.js';

/** Citations that are shown before somebody asks for the rest. */
const atFirst = 4;
/** Citations that are printed even if nobody asked for them. */
const mostPrinted = 50;

/** The lines of evidence that something rests on; each opens the evidence there. `owner`: what rests on them. */
export function Citations({ because, owner, limit = atFirst }: { readonly because: readonly Citation[]; readonly owner: string; readonly limit?: number }): ReactNode {
  const [all, setAll] = useState(false);
  if (because.length === 0) return null;
  const shown = all ? because : because.slice(0, Math.max(limit, mostPrinted));
  return (
    <>
      <ul className="cites">{shown.map((citation, index) => <li key={index} className={all || index < limit ? undefined : 'print-only'}><CitationLine citation={citation} /></li>)}</ul>
      {because.length > limit && <button type="button" className="link no-print" aria-label={texts.of(all ? texts.fewer : texts.more(because.length - limit), owner)} aria-expanded={all} onClick={() => setAll(!all)}>{all ? texts.fewer : texts.more(because.length - limit)}</button>}
    </>
  );
}

function CitationLine({ citation }: { readonly citation: Citation }): ReactNode {
  const { openEvidence } = useActions();
  const own = useContext(ResultContext)?.source.file ?? '';
  const place = placeOf(citation, own);
  // What the person said has no line in any file.
  const said = citation.locator === 'reported symptom' || citation.locator?.startsWith('option ') === true;
  return (
    <>
      <code className="cite-value"><span className="cite-fact">{citation.fact}</span>{' : '}{citation.value === '' ? <span className="quiet">{texts.facts.blank}</span> : citation.value}</code>
      {said ? <span className="place">{citation.locator}</span> : <button type="button" className="place link" aria-label={texts.evidence.openAt(place)} onClick={() => openEvidence(citation)}>{place}</button>}
    </>
  );
}
