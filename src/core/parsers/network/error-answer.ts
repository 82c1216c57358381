/** What the body of an error answer says, without the body. */
export interface ErrorAnswer {
  /** AADSTS numbers, the ones named first in front. */
  readonly aadsts: readonly number[];
  readonly correlationId?: string;
  /** The trace id, which sign-in logs call request id. */
  readonly requestId?: string;
}

/** Error answers are small; a page is looked at no further than this. */
export const mostBody = 131_072;

/**
 * Reads an error answer of Entra ID out of the beginning of a body: the JSON of the token endpoint (`error_codes`,
 * `error_description`), or the message in the settings of the sign-in page (`"strServiceExceptionMessage":"AADSTS…`).
 * Digits elsewhere are never codes.
 */
export function errorAnswer(body: string): ErrorAnswer {
  const text = body.slice(0, mostBody).trim();
  if (text.startsWith('{')) return jsonAnswer(text);
  const start = text.indexOf(pageMarker);
  return { aadsts: start < 0 ? [] : entraCodesIn(text.slice(start + pageMarker.length, start + pageMarker.length + 600)) };
}

const pageMarker = '"strServiceExceptionMessage":"';

function jsonAnswer(text: string): ErrorAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { aadsts: [] };
  }
  if (typeof parsed !== 'object' || parsed === null) return { aadsts: [] };
  const { error_description: description, error_codes: codes, correlation_id: correlation, trace_id: trace } = parsed as Readonly<Record<string, unknown>>;
  const named = typeof description === 'string' ? entraCodesIn(description) : [];
  const listed = Array.isArray(codes) ? codes.slice(0, 20).filter((code): code is number => typeof code === 'number' && isEntraCode(code)) : [];
  return {
    aadsts: [...new Set([...named, ...listed])],
    ...(typeof correlation === 'string' ? { correlationId: correlation } : {}),
    ...(typeof trace === 'string' ? { requestId: trace } : {}),
  };
}

/** The numbers that stand directly behind `AADSTS` in a short text. */
export function entraCodesIn(text: string): readonly number[] {
  const codes: number[] = [];
  for (let at = text.indexOf('AADSTS'); at >= 0 && codes.length < 8; at = text.indexOf('AADSTS', at + 6)) {
    let number = 0;
    let end = at + 6;
    while (end < text.length && end < at + 16 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) {
      number = number * 10 + text.charCodeAt(end) - 48;
      end++;
    }
    if (isEntraCode(number) && !codes.includes(number)) codes.push(number);
  }
  return codes;
}

/** AADSTS numbers have five to nine digits; 16000 is the smallest one published. */
function isEntraCode(code: number): boolean {
  return Number.isInteger(code) && code >= 10_000 && code < 1_000_000_000;
}
