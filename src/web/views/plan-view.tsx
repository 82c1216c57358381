import { Badge, Button, Checkbox } from '@fluentui/react-components';
import { ChevronRightRegular, LockClosedRegular } from '@fluentui/react-icons';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { Gap, Result, Step, Verdict } from '../../core/index.js';
import { gapsBehind } from '../../core/report/asked-once.js';
import { dont, hasUndo, headings, riskTones, riskWords, stepKindWords, whoAndWhere } from '../../core/report/words.js';
import { noProgress, type PlanProgress } from '../plan-progress.js';
import { texts } from '../texts.js';
import { Command } from './command.js';
import { GapReadings } from './gap-readings.js';

const badgeColours = { good: 'success', bad: 'danger', warning: 'warning', quiet: 'informative' } as const;

interface PlanProps {
  readonly result: Result;
  readonly progress: PlanProgress;
  readonly onProgress: (progress: PlanProgress) => void;
}

/** The plan as a checklist, in order of harm. */
export function PlanView({ result, progress, onProgress }: PlanProps): ReactNode {
  const { plan, gaps } = result;
  const words = texts.plan;
  const heading = useRef<HTMLHeadingElement>(null);
  const reset = (): void => {
    onProgress(noProgress);
    // The button goes away.
    heading.current?.focus();
  };
  const firstOpen = plan.steps.find(({ id }) => !progress.done.includes(id))?.id;
  const done = plan.steps.filter(({ id }) => progress.done.includes(id)).length;
  const toggled = (list: readonly string[], id: string, on: boolean): readonly string[] => (on ? [...list.filter((one) => one !== id), id] : list.filter((one) => one !== id));
  return (
    <section className="card plan" aria-labelledby="plan-title">
      <h2 id="plan-title" ref={heading} tabIndex={-1}>{headings.steps}</h2>
      {plan.steps.length === 0 ? <p>{words.none}</p> : (
        <>
          <p className="quiet">{words.lead}</p>
          <p className="plan-progress"><strong>{words.progress(done, plan.steps.length)}</strong>{progress !== noProgress && (done > 0 || progress.conditions.length > 0) && <Button size="small" appearance="transparent" onClick={reset}>{words.reset}</Button>}</p>
          <ol className="steps">
            {plan.steps.map((step, index) => (
              <StepItem
                key={step.id} step={step} behind={gapsBehind(step, gaps)} verdict={result.verdict} number={index + 1} isNext={step.id === firstOpen} isDone={progress.done.includes(step.id)} conditions={progress.conditions}
                onDone={(on) => onProgress({ ...progress, done: toggled(progress.done, step.id, on) })}
                onCondition={(id, on) => onProgress({ ...progress, conditions: toggled(progress.conditions, id, on) })}
              />
            ))}
          </ol>
          <p className="quiet">{words.kept}</p>
        </>
      )}
      {plan.avoid.length > 0 && (
        <div className="avoid">
          <h3>{words.avoid}</h3>
          <ul>{plan.avoid.map(({ action, why }) => <li key={action}><strong>{dont(action)}</strong> {why}</li>)}</ul>
        </div>
      )}
    </section>
  );
}

interface StepProps {
  readonly step: Step;
  /** What it brings of the evidence that was not shown. */
  readonly behind: readonly Gap[];
  readonly verdict: Verdict;
  readonly number: number;
  /** The first one that is not done. */
  readonly isNext: boolean;
  readonly isDone: boolean;
  readonly conditions: readonly string[];
  readonly onDone: (on: boolean) => void;
  readonly onCondition: (id: string, on: boolean) => void;
}

function StepItem({ step, behind, verdict, number, isNext, isDone, conditions, onDone, onCondition }: StepProps): ReactNode {
  const words = texts.plan;
  const id = useId();
  // What a person opened or closed stays so; else the next step is the open one.
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? isNext;
  const guarded = step.risk === 'destructive';
  const locked = guarded && step.requires.some((_, index) => !conditions.includes(`${step.id}/${index}`));
  return (
    <li className={isDone ? 'step done' : isNext ? 'step next' : 'step'}>
      <div className="step-head">
        <Checkbox checked={isDone} disabled={locked && !isDone} aria-label={words.doneOf(step.title)} onChange={(_, data) => onDone(data.checked === true)} />
        <h3><button type="button" {...(isNext ? { id: 'next-step' } : {})} aria-expanded={open} aria-controls={id} onClick={() => setChosen(!open)}><span className="step-title"><span className="step-number">{number}. </span>{step.title}</span><ChevronRightRegular aria-hidden="true" /></button></h3>
      </div>
      <p className="badges">
        <Badge appearance="tint" color="informative">{stepKindWords[step.kind]}</Badge>
        <Badge appearance="tint" color={badgeColours[riskTones[step.risk]]}>{words.risk}: {riskWords[step.risk]}</Badge>
        {locked && <Badge appearance="tint" color="danger" icon={<LockClosedRegular />}>{words.locked}</Badge>}
      </p>
      {behind[0]?.why !== undefined && <p>{behind[0].why}</p>}
      <p className="who">{words.who}: {whoAndWhere(step)}</p>
      <div id={id} className="disclosed" hidden={!open}>
        {step.requires.length > 0 && (guarded ? (
          <fieldset className="conditions">
            <legend>{words.conditions}</legend>
            {step.requires.map((need, index) => <Checkbox key={need} label={need} checked={conditions.includes(`${step.id}/${index}`)} onChange={(_, data) => onCondition(`${step.id}/${index}`, data.checked === true)} />)}
          </fieldset>
        ) : (
          <><h4>{words.first}</h4><ul>{step.requires.map((need) => <li key={need}>{need}</li>)}</ul></>
        ))}
        {locked ? <p className="warn">{words.lockedWhy}</p> : step.commands.map((command) => <Command key={command} text={command} />)}
        {step.verify !== '' && <p><strong>{words.check}:</strong> {step.verify}</p>}
        {hasUndo(step) && <p><strong>{words.undo}:</strong> {step.undo}</p>}
        {behind.map((gap) => <GapReadings key={gap.id} gap={gap} verdict={verdict} />)}
      </div>
    </li>
  );
}
