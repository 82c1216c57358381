import type { ReactNode } from 'react';
import type { Result } from '../../core/index.js';
import { decidesBetween, headings } from '../../core/report/words.js';
import { texts } from '../texts.js';
import { Command } from './command.js';
import { Disclosure } from './disclosure.js';

/** What was not shown and would help, cheapest first. */
export function GapsView({ result: { gaps, verdict } }: { readonly result: Result }): ReactNode {
  if (gaps.length === 0) return null;
  const words = texts.verdict;
  return (
    <section className="card" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{headings.gaps}</h2>
      <ol className="gaps">
        {gaps.map((gap) => {
          const decides = decidesBetween(gap, verdict);
          return (
            <li key={gap.id}>
              <h3>{gap.ask}</h3>
              <p className="who">{gap.context}</p>
              {gap.command !== '' && <Command text={gap.command} />}
              {(gap.readings.length > 0 || decides.length > 0) && (
                <Disclosure title={words.decides} owner={gap.ask}>
                  <ul>{gap.readings.map(({ answer, means }) => <li key={answer}>{words.ifAnswer} <strong>{answer}</strong>: {means}</li>)}</ul>
                  {decides.length > 0 && <p className="quiet">{words.between}: {decides.join('; ')}.</p>}
                </Disclosure>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
