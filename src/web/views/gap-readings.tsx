import type { ReactNode } from 'react';
import type { Gap, Verdict } from '../../core/index.js';
import { decidesBetween } from '../../core/report/words.js';
import { texts } from '../texts.js';
import { Disclosure } from './disclosure.js';

/** How each answer to a request is read, and between which causes it decides. */
export function GapReadings({ gap, verdict }: { readonly gap: Gap; readonly verdict: Verdict }): ReactNode {
  const words = texts.verdict;
  const decides = decidesBetween(gap, verdict);
  if (gap.readings.length === 0 && decides.length === 0) return null;
  return (
    <Disclosure title={words.decides} owner={gap.ask}>
      <ul>{gap.readings.map(({ answer, means }) => <li key={answer}>{words.ifAnswer} <strong>{answer}</strong>: {means}</li>)}</ul>
      {decides.length > 0 && <p className="quiet">{words.between}: {decides.join('; ')}.</p>}
    </Disclosure>
  );
}
