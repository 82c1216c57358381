import { Button, Tab, TabList } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type ReactNode, useEffect, useState } from 'react';
import type { Result } from '../../core/index.js';
import type { Examined } from '../engine/protocol.js';
import { loadProgress, progressKey, saveProgress } from '../plan-progress.js';
import { texts } from '../texts.js';
import { FactsTable } from './facts-table.js';
import { GapsView } from './gaps-view.js';
import { PlanView } from './plan-view.js';
import { Proof } from './proof.js';
import { Symptom } from './symptom.js';
import { TimelineView } from './timeline-view.js';
import { UnreadTable } from './unread-table.js';
import { VerdictHead } from './verdict-head.js';

type TabName = keyof typeof texts.verdict.tabs;

interface ResultProps {
  readonly result: Result;
  readonly examined: Examined;
  readonly index: number;
  /** The user complains about something else. */
  readonly onSymptom: (words: string) => void;
  /** Back to the list. Absent: this is the only capture. */
  readonly onBack?: () => void;
}

/** One capture: its verdict, its timeline, its fields. */
export function ResultView({ result, examined, index, onSymptom, onBack }: ResultProps): ReactNode {
  const words = texts.verdict;
  const [tab, setTab] = useState<TabName>('verdict');
  const key = progressKey(examined, index);
  const [progress, setProgress] = useState(() => loadProgress(key));
  useEffect(() => setProgress(loadProgress(key)), [key]);
  const next = result.plan.steps.find(({ id }) => !progress.done.includes(id));
  const tabs: readonly (readonly [TabName, string])[] = [
    ['verdict', words.tabs.verdict], ['timeline', `${words.tabs.timeline} (${result.timeline.length})`], ['facts', `${words.tabs.facts} (${Object.keys(result.facts).length})`],
    ...(examined.unread.length > 0 ? [['unread', `${words.tabs.unread} (${examined.unread.length})`] as const] : []),
  ];
  return (
    <div className="stack">
      {onBack && <div className="no-print"><Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={onBack}>{texts.back}</Button></div>}
      <TabList className="no-print" selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)} aria-label={words.tabsLabel}>
        {tabs.map(([name, label]) => <Tab key={name} value={name} id={`tab-${name}`} {...(name === tab ? { 'aria-controls': `panel-${name}` } : {})}>{label}</Tab>)}
      </TabList>
      <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} className="stack">
        {tab === 'verdict' && (
          <>
            <VerdictHead result={result} reported={<Symptom symptom={result.symptom} captures={examined.captures.length} onChange={onSymptom} />} next={next && (
              // Where the plan is not beside the verdict, it is far below.
              <p className="first-step no-print"><strong>{words.next}:</strong> <button type="button" className="link" onClick={() => document.getElementById('next-step')?.focus()}>{next.title}</button></p>
            )} />
            <div className="columns">
              <div className="stack">
                <Proof result={result} />
                <GapsView result={result} />
              </div>
              <PlanView result={result} progress={progress} onProgress={(next) => {
                setProgress(next);
                saveProgress(key, next);
              }} />
            </div>
          </>
        )}
        {tab === 'timeline' && <TimelineView result={result} />}
        {tab === 'facts' && <FactsTable result={result} />}
        {tab === 'unread' && <section className="card"><h1 tabIndex={-1}>{texts.unread.title(examined.unread.length)}</h1><p>{texts.unread.lead}</p><UnreadTable unread={examined.unread} /></section>}
      </div>
    </div>
  );
}
