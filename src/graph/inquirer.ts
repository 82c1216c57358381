import type { InputFile } from '../core/index.js';
import { AppError } from '../node/app-error.js';
import type { GraphAnswer, GraphClient } from './graph-client.js';
import { networkWords } from './graph-failure.js';
import { TooLarge } from './fetch-answer.js';
import type { GraphPart, GraphQuestion } from './question.js';

/** What an answer's records tell that further questions need. */
export interface FoundObject {
  readonly id: string;
}

/**
 * Asks questions one after the other and keeps every answer as a file of evidence: its path is `graph:` and the request's
 * URL, its bytes are Graph's JSON, its time is the time of the answer. A part that is refused or that brings no answer is
 * kept as such, and not asked for again.
 */
export class Inquirer {
  readonly files: InputFile[] = [];
  readonly #client: GraphClient;
  readonly #host: string;
  readonly #now: () => number;
  readonly #mostPages: number;
  readonly #asked = new Set<string>();
  readonly #closed = new Set<GraphPart>();
  #answered = false;

  constructor(client: GraphClient, { host, now, mostPages }: { readonly host: string; readonly now: () => number; readonly mostPages: number }) {
    this.#client = client;
    this.#host = host;
    this.#now = now;
    this.#mostPages = mostPages;
  }

  /**
   * The objects that were found. Undefined: nothing is known, since the part is refused or was asked before. Throws an
   * `AppError` when Graph cannot be reached at all, or does not accept the sign-in.
   */
  async ask(question: GraphQuestion): Promise<readonly FoundObject[] | undefined> {
    if (this.#closed.has(question.part) || this.#asked.has(question.path)) return undefined;
    this.#asked.add(question.path);
    const found: FoundObject[] = [];
    let path = question.path;
    let url = '';
    for (let page = 1; ; page++) {
      const answer = await this.#answer(question, path);
      if (answer === undefined) return undefined;
      if (page === 1) {
        ({ url } = answer);
        if (question.otherwise && unsupported.has(answer.status)) return await this.ask(question.otherwise);
      }
      const name = page === 1 ? url : `${url}#page=${String(page)}`;
      const body = jsonOf(answer.bytes);
      if (answer.status !== 200) {
        this.#keepRefusal(question.part, name, answer, body);
        return answer.status === 404 ? found : undefined;
      }
      if (body === undefined || !(Array.isArray(body['value']) || typeof body['id'] === 'string')) {
        this.#keepSilence(question.part, name, 'something between this PC and Microsoft Graph answered in its place');
        return undefined;
      }
      const objects = objectsOf(body);
      if (!question.hint || objects.length > 0) this.#keep(name, answer.bytes);
      found.push(...objects);
      const link = body['@odata.nextLink'];
      if (typeof link !== 'string' || page >= this.#mostPages) return found;
      const next = this.#client.pathOfLink(link, question.version);
      if (next === undefined || next === path) return found;
      path = next;
    }
  }

  /** Says that a part was not asked for, and why, as the end of a sentence. */
  leaveOut(part: GraphPart, question: GraphQuestion, base: string, why: string): void {
    this.#keepSilence(part, `${base}/${question.version}${question.path}`, why, false);
  }

  async #answer(question: GraphQuestion, path: string): Promise<GraphAnswer | undefined> {
    let answer: GraphAnswer;
    try {
      answer = await this.#client.ask({ ...question, path });
    } catch (error) {
      if (error instanceof AppError) throw error;
      const why = error instanceof TooLarge ? error.message : `${this.#host} could not be reached: ${networkWords(error)}`;
      if (!this.#answered) throw new AppError('graph-failed', error instanceof TooLarge ? `Microsoft Graph could not be read: ${why}.` : `${why}.`, { hint: 'Check the network and the proxy of this PC. Without --graph the files are diagnosed as they are.', cause: error });
      this.#keepSilence(question.part, `https://${this.#host}/${question.version}${path}`, why);
      return undefined;
    }
    this.#answered = true;
    if (answer.status === 401) {
      throw new AppError('graph-failed', `${this.#host} did not accept the sign-in (HTTP 401).`, { hint: 'Sign in again, and check --graph-tenant and --graph-cloud. Without --graph the files are diagnosed as they are.' });
    }
    return answer;
  }

  #keepRefusal(part: GraphPart, url: string, { status, bytes, retryAfterSeconds }: GraphAnswer, body: Json | undefined): void {
    const isGraphs = isObject(body?.['error']) && typeof body['error']['code'] === 'string' && isObject(body['error']['innerError']);
    if (status === 404 && isGraphs) {
      this.#keep(url, bytes);
      return;
    }
    if (isGraphs && status >= 400 && status < 500 && status !== 429) {
      this.#closed.add(part);
      this.#keep(url, bytes);
      return;
    }
    const wait = retryAfterSeconds === undefined || retryAfterSeconds < 1 ? '' : ` and wants to be asked again in ${String(Math.ceil(retryAfterSeconds))} seconds`;
    const busy = status === 429 || status === 503 || status === 504;
    this.#keepSilence(part, url, busy ? `Graph is too busy (HTTP ${String(status)})${wait}` : `HTTP ${String(status)} without a reason`);
  }

  /** In the words of Graph's own errors, with a code of ours, so that the same parser reads it. */
  #keepSilence(part: GraphPart, url: string, why: string, close = true): void {
    if (close) this.#closed.add(part);
    this.#keep(url, new TextEncoder().encode(JSON.stringify({ error: { code: 'PrtraceNoAnswer', message: why } })));
  }

  #keep(url: string, bytes: Uint8Array): void {
    this.files.push({ path: `graph:${url}`, bytes, modifiedUtc: this.#now() });
  }
}

/** Answers to a form of a question that this Graph does not know: another one is tried. */
const unsupported: ReadonlySet<number> = new Set([400, 404, 501]);

type Json = Readonly<Record<string, unknown>>;

function jsonOf(bytes: Uint8Array): Json | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function objectsOf(body: Json): readonly FoundObject[] {
  const records = Array.isArray(body['value']) ? body['value'] as unknown[] : [body];
  return records.flatMap((record) => (isObject(record) && typeof record['id'] === 'string' ? [{ id: record['id'].toLowerCase() }] : []));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
