import type { DraftField } from './draft.js';
import { fieldSpelled } from './known-fields.js';
import { isCutShort } from './value-shape.js';

/** The text behind a file's last field that is no field: perhaps half a name or half a banner. */
export interface Tail {
  readonly line: number;
  readonly text: string;
  /** It is the beginning of a known name, a banner rule or a section title. */
  readonly isBroken: boolean;
}

interface CaptureEnd {
  readonly fields: readonly DraftField[];
  readonly sections: readonly string[];
  readonly sectionLine: number;
  readonly hasBareTitle: boolean;
}

/**
 * The line at which the text stops in the middle of a value, of a name or of a section; undefined when it stops where an
 * output or an excerpt may. Call it only for a capture whose own end was not seen.
 */
export function whereCutShort(capture: CaptureEnd, tail: Tail | undefined): number | undefined {
  if (tail?.isBroken) return tail.line;
  const field = capture.fields.at(-1);
  if (field === undefined) return undefined;
  if (capture.hasBareTitle) return capture.sectionLine;
  const known = fieldSpelled(field.fact);
  if (known === undefined) return undefined;
  if (isCutShort(known.shape, field.value)) return field.line;
  // Whoever pastes an excerpt may stop anywhere; a text that begins as the output does was meant to be whole.
  const beginsAsOutput = capture.sections[0] === 'Device State' && capture.fields[0]?.fact === 'AzureAdJoined';
  return beginsAsOutput && known.neverLast && field.section !== '' ? field.line : undefined;
}
