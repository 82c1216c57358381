/**
 * One value as a single harmless line: control characters, terminal escapes, direction overrides and invisible
 * characters become visible (`[U+001B]`), line breaks and tabs become blanks, and what goes beyond `limit` characters is
 * cut with a note that says how long the value was. Linear in the smaller of the two lengths.
 */
export function neutralise(value: string, limit = 2_000): string {
  const shown = value.length > limit ? value.slice(0, wholeCharacters(value, limit)) : value;
  const harmless = needsWork.test(shown) ? shown.replace(lineBreaks, ' ').replace(unsafe, codePointName) : shown;
  return shown.length === value.length ? harmless : `${harmless}… [cut here, ${grouped(value.length)} characters in all]`;
}

/**
 * A command as it can be copied. Line breaks are made visible rather than kept: a pasted line break would run what
 * follows it, and a command may hold a name that came from the evidence. Never cut, because half a command is worse than
 * a long one.
 */
export function neutraliseCommand(command: string): string {
  return command.replace(unsafe, codePointName).replace(lineSeparators, codePointName);
}

/** A whole number with its thousands told apart: `1,048,576`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

// Cc holds the C0 and C1 controls, Cf the direction overrides, joiners and tags, Cs the halves of broken pairs.
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const lineSeparators = /[\u2028\u2029]/g;
const needsWork = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

function codePointName(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The largest length up to `limit` that does not end in the first half of a surrogate pair. */
function wholeCharacters(value: string, limit: number): number {
  const last = value.charCodeAt(limit - 1);
  return last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
}
