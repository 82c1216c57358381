import type { ReactNode } from 'react';
import type { Result } from '../../core/index.js';
import { gapsBesidePlan } from '../../core/report/asked-once.js';
import { headings } from '../../core/report/words.js';
import { Command } from './command.js';
import { GapReadings } from './gap-readings.js';

/** What was not shown and no step of the plan brings, cheapest first. */
export function GapsView({ result: { gaps, verdict } }: { readonly result: Result }): ReactNode {
  const open = gapsBesidePlan(gaps);
  if (open.length === 0) return null;
  return (
    <section className="card" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{headings.gaps}</h2>
      <ol className="gaps">
        {open.map((gap) => (
          <li key={gap.id}>
            <h3>{gap.ask}</h3>
            {gap.why !== undefined && <p>{gap.why}</p>}
            <p className="who">{gap.context}</p>
            {gap.command !== '' && <Command text={gap.command} />}
            <GapReadings gap={gap} verdict={verdict} />
          </li>
        ))}
      </ol>
    </section>
  );
}
