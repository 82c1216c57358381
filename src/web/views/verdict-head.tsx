import { Badge } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Result } from '../../core/index.js';
import { changedWords, classTones, classWords, deviceWords, headings, speaksForPrt, whenTaken, whereItBreaks, whoRanIt, whySure, sourceWords } from '../../core/report/words.js';
import { texts } from '../texts.js';
import { Citations } from './citations.js';
import { Pipeline } from './pipeline.js';

const badgeColours = { good: 'success', bad: 'danger', warning: 'warning', quiet: 'informative' } as const;

/** The verdict in words that can be read to a caller, the pipeline, and what the capture can speak about. `reported`: what the user complains about; `next`: the step to do next. */
export function VerdictHead({ result, reported, next }: { readonly result: Result; readonly reported: ReactNode; readonly next: ReactNode }): ReactNode {
  const { verdict, stages, context, capturedAt, device, symptom, changed, source, earlierState } = result;
  const words = texts.verdict;
  const about = classWords[verdict.class];
  const where = whereItBreaks(verdict);
  const pairs: readonly (readonly [string, ReactNode])[] = [
    [words.reported, reported], [words.device, deviceWords(device)], [words.who, whoRanIt(context)], [words.shows, speaksForPrt(context)], [words.when, whenTaken(capturedAt)], [words.evidence, sourceWords(source)],
  ];
  return (
    <section className={`card verdict ${classTones[verdict.class]}`} aria-labelledby="headline">
      <div className="verdict-words">
        <p className="badges" id="verdict-badges">
          <Badge size="large" appearance="filled" color={badgeColours[classTones[verdict.class]]}><span className="offscreen">{words.class}: </span>{about.name}</Badge>
          <Badge size="large" appearance="outline" color="informative">{verdict.confidence}</Badge>
          {where !== undefined && <span className="where">{words.where}: {where}</span>}
        </p>
        <h1 id="headline" tabIndex={-1} aria-describedby="verdict-badges">{verdict.headline}</h1>
        <p className="means">{about.means} {verdict.class === 'healthy' ? '' : about.start}</p>
        <p className="sure"><strong>{words.sure}:</strong> {words.sureWords[verdict.confidence]}. {whySure(verdict)}</p>
        {changed && <p><strong>{headings.changed}:</strong> {changedWords(changed)}</p>}
        {next}
        {earlierState && <p className="warn">{words.earlierState}</p>}
      </div>
      <div className="verdict-drawn">
        <Pipeline stages={stages} />
      </div>
      <div className={context.speaksForPrt === false ? 'capture attention' : 'capture'}>
        <h2>{words.context}</h2>
        <dl className="pair">{pairs.map(([name, value]) => <div key={name} className={name === words.reported && symptom === undefined ? 'no-print' : undefined}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
        {context.speaksForPrt === false && <Citations because={context.because} owner={words.shows} />}
      </div>
    </section>
  );
}
