import type { DsregCapture } from '../evidence/dsreg.js';
import type { GatheredFile, KnownCapture } from './subjects.js';

/** More lines than a person quotes in a sentence. */
const mostQuoted = 5;

/** Notes times captures: more than one case of one PC holds. Beyond it every excerpt is a result, and nothing is compared. */
const mostCompared = 10_000;

/**
 * Excerpts that only repeat lines of a whole capture beside them, as a technician's note does, each with that capture. They
 * are no capture of their own: a device seen by one user at one time has one result. Only where all of the input is about one
 * device, and where nothing in the excerpt names another time, device or user, or contradicts the capture.
 */
export function quotedLines(files: readonly GatheredFile[]): ReadonlyMap<KnownCapture, KnownCapture> {
  const all = files.flatMap(({ captures }) => captures);
  const quoting = new Set(all.filter(mayQuote));
  const whole = all.filter((one) => !quoting.has(one));
  const found = new Map<KnownCapture, KnownCapture>();
  if (quoting.size * whole.length > mostCompared || new Set(whole.map(({ who }) => who.deviceId ?? who.name)).size > 1) return found;
  for (const quote of quoting) {
    const source = whole.find(({ capture }) => capture !== undefined && repeats(quote.capture!, capture));
    if (source) found.set(quote, source);
  }
  return found;
}

function mayQuote({ capture, who, correlationIds }: KnownCapture): boolean {
  return capture !== undefined && capture.fields.length <= mostQuoted && capture.sections.length === 0 && correlationIds.size === 0
    && who.deviceId === undefined && who.name === undefined && who.upn === undefined && who.samAccountName === undefined;
}

/** A remark may stand behind a quoted value, so its first word decides. */
function repeats(quote: DsregCapture, whole: DsregCapture): boolean {
  return quote.fields.every(({ fact, value }) => whole.fields.some((field) => field.fact === fact && firstWord(field.value) === firstWord(value)));
}

function firstWord(value: string): string {
  return (/^[^\s,;.!(]+/.exec(value)?.[0] ?? '').toLowerCase();
}
