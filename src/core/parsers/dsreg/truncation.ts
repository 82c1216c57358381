import type { Field } from '../../evidence/dsreg.js';
import { fieldSpelled } from './known-fields.js';
import { isCutShort } from './value-shape.js';

/** How a file ends. */
export interface Tail {
  /** The line behind the last field that is the beginning of a name, of a banner's rule or of a title. */
  readonly brokenLine?: number;
  /** The last line lacks the line end (CR LF, as Windows programs write it) that the others have. */
  readonly insideLine: boolean;
}

export function endsInsideLine(text: string): boolean {
  return text.charCodeAt(text.length - 1) !== 10 && text.indexOf('\r\n') >= 0;
}

interface CaptureEnd {
  readonly fields: readonly Pick<Field, 'fact' | 'value' | 'line' | 'section'>[];
  readonly sections: readonly string[];
  readonly sectionLine: number;
  readonly hasBareTitle: boolean;
}

/**
 * The line at which the text stops in the middle of a value, of a name or of a section; undefined when it stops where an
 * output or an excerpt may. Call it only for a capture whose own end was not seen.
 */
export function whereCutShort(capture: CaptureEnd, tail: Tail | undefined): number | undefined {
  if (tail?.brokenLine !== undefined) return tail.brokenLine;
  const field = capture.fields.at(-1);
  if (field === undefined) return undefined;
  if (capture.hasBareTitle) return capture.sectionLine;
  const known = fieldSpelled(field.fact);
  if (known === undefined) return undefined;
  if (isCutShort(known.shape, field.value)) return field.line;
  // Whoever pastes an excerpt may stop anywhere; a text that begins as the output does was meant to be whole.
  const beginsAsOutput = capture.sections[0] === 'Device State' && capture.fields[0]?.fact === 'AzureAdJoined';
  return beginsAsOutput && field.section !== '' && (known.neverLast || tail?.insideLine === true) ? field.line : undefined;
}
