import { createContext, useContext } from 'react';
import type { Citation, Result } from '../core/index.js';
import type { Engine } from './engine/engine.js';

/** What every part of the page can do. */
export interface PageActions {
  readonly engine: Engine;
  /** Shows a cited place in the evidence. */
  readonly openEvidence: (citation: Pick<Citation, 'file' | 'line' | 'locator'>) => void;
  /** Opens the look-up, with a question where there is one. */
  readonly lookUp: (query: string) => void;
  /** Says something to who listens with a screen reader. */
  readonly announce: (words: string) => void;
}

export const ActionsContext = createContext<PageActions | undefined>(undefined);

export function useActions(): PageActions {
  const actions = useContext(ActionsContext);
  if (actions === undefined) throw new Error('There is no page around this part.');
  return actions;
}

/** The result that a part of the page speaks about. */
export const ResultContext = createContext<Result | undefined>(undefined);
