/** An answer of a token endpoint that says no. */
export interface OAuthAnswer {
  readonly error: string;
  readonly description?: string;
  readonly numbers: readonly number[];
  readonly suberror?: string;
  readonly timestamp?: string;
  readonly traceId?: string;
  readonly correlationId?: string;
  /** Where the object begins and ends in the text. */
  readonly start: number;
  readonly end: number;
}

/** An answer is a few hundred signs long; Entra's descriptions can quote a claims challenge. */
const longestAnswer = 20_000;
/** Answers of one text that are read. */
const mostAnswers = 200;

/**
 * Finds answers of the token endpoint in a text:
 *
 *     {"error":"invalid_grant","error_description":"AADSTS50126: …\r\nTrace ID: …","error_codes":[50126],
 *      "timestamp":"2024-06-10 09:03:01Z","trace_id":"…","correlation_id":"…","suberror":"bad_token"}
 *
 * Copies whose line ends were broken inside a value are read too. Linear in the text's length.
 */
export function oauthAnswers(text: string): readonly OAuthAnswer[] {
  const answers: OAuthAnswer[] = [];
  let failed = 0;
  let start = -1;
  let brace = text.indexOf('{');
  let after = 0;
  for (let key = text.indexOf('"error"'); key >= 0 && answers.length < mostAnswers && failed < mostFailures; key = text.indexOf('"error"', Math.max(key + 7, after))) {
    // The last brace in front of the key, found by walking on, since walking back from every key would be quadratic.
    while (brace >= 0 && brace < key) {
      start = brace;
      brace = text.indexOf('{', brace + 1);
    }
    if (start < after || key - start > longestAnswer) continue;
    const end = endOfObject(text, start, start + longestAnswer);
    const answer = end === undefined ? undefined : answerOf(text.slice(start, end), start, end);
    if (answer === undefined) {
      failed++;
      continue;
    }
    answers.push(answer);
    after = answer.end;
  }
  return answers;
}

/** Objects that only look like answers; a text with more of them is no ticket. */
const mostFailures = 200;

function answerOf(json: string, start: number, end: number): OAuthAnswer | undefined {
  const object = parsed(json) ?? parsed(json.replaceAll('\r', ' ').replaceAll('\n', ' '));
  if (object === undefined) return undefined;
  const text = (name: string): string | undefined => {
    const value = object[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const error = text('error');
  const description = text('error_description');
  const codes = object['error_codes'];
  if (error === undefined || (description === undefined && !Array.isArray(codes))) return undefined;
  const numbers = Array.isArray(codes) ? codes.filter((code): code is number => typeof code === 'number' && Number.isSafeInteger(code) && code > 0).slice(0, 12) : [];
  const optional = (key: 'description' | 'suberror' | 'timestamp' | 'traceId' | 'correlationId', value: string | undefined): Partial<OAuthAnswer> => value === undefined ? {} : { [key]: value };
  return {
    error, numbers, start, end, ...optional('description', description), ...optional('suberror', text('suberror')), ...optional('timestamp', text('timestamp')),
    ...optional('traceId', text('trace_id')), ...optional('correlationId', text('correlation_id')),
  };
}

function endOfObject(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length && at < limit; at++) {
    const char = text[at];
    if (char === '"') {
      at++;
      while (at < text.length && at < limit && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    } else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function parsed(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, unknown>> : undefined;
  } catch {
    return undefined;
  }
}
