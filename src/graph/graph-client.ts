import { Client, type Middleware, ResponseType, RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { BearToken, type TokenSource } from './bear-token.js';
import { FetchAnswer } from './fetch-answer.js';
import type { GraphLimits } from './graph-limits.js';
import type { GraphQuestion } from './question.js';

/** What Graph said to one request. */
export interface GraphAnswer {
  /** The whole request URL. */
  readonly url: string;
  readonly status: number;
  readonly bytes: Uint8Array;
  /** Seconds that Graph wants to be left alone. Absent: not said. */
  readonly retryAfterSeconds?: number;
}

/** Reads from one Graph. */
export interface GraphClient {
  /** Asks. Throws what the network or the sign-in throws; an answer of any status is an answer. */
  readonly ask: (question: Pick<GraphQuestion, 'version' | 'path' | 'advanced'>) => Promise<GraphAnswer>;
  /** The path of a page that the same Graph announced; undefined for a link to somewhere else. */
  readonly pathOfLink: (link: string, version: GraphQuestion['version']) => string | undefined;
}

/**
 * A client of the Graph at `base` (`https://graph.microsoft.com`). Waits and asks again when Graph is busy (429, 503, 504),
 * as long as it says and no longer than the limits allow. `waiting` hears of every wait of 2 seconds and more.
 */
export function graphClient(base: string, tokens: TokenSource, limits: GraphLimits, waiting: (seconds: number) => void): GraphClient {
  const retry = new RetryHandler(new RetryHandlerOptions(limits.waitSeconds, limits.mostRetries, (_delay, _attempt, _request, _options, response) => {
    const seconds = secondsOf(response.headers.get('Retry-After'));
    if (seconds !== undefined && seconds > limits.longestWaitSeconds) return false;
    if ((seconds ?? limits.waitSeconds) >= 2) waiting(seconds ?? limits.waitSeconds);
    return true;
  }));
  // The package hides what a piece of the chain throws behind an error of its own.
  let failure: unknown;
  const watched = new Watch((error) => { failure = error; });
  const middleware: Middleware[] = [watched, new BearToken(tokens, new URL(base).origin), retry, new FetchAnswer(limits)];
  const client = Client.initWithMiddleware({ baseUrl: `${base}/`, middleware });
  return {
    async ask({ version, path, advanced }) {
      failure = undefined;
      const request = client.api(path).version(version).headers({ Accept: 'application/json', ...(advanced ? { ConsistencyLevel: 'eventual' } : {}) }).responseType(ResponseType.RAW);
      let response: Response;
      try {
        response = await request.get() as Response;
      } catch (error) {
        throw failure ?? error;
      }
      const seconds = secondsOf(response.headers.get('Retry-After'));
      return { url: `${base}/${version}${path}`, status: response.status, bytes: new Uint8Array(await response.arrayBuffer()), ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }) };
    },
    pathOfLink(link, version) {
      const start = `${base}/${version}/`;
      return link.length < 8000 && link.toLowerCase().startsWith(start.toLowerCase()) ? link.slice(start.length - 1).replaceAll(' ', '%20') : undefined;
    },
  };
}

/** `Retry-After` in seconds, from seconds or a date. Absent: no such header, or none that can be read. */
function secondsOf(header: string | null): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds);
  const atUtc = Date.parse(header);
  return Number.isNaN(atUtc) ? undefined : Math.max(0, Math.round((atUtc - Date.now()) / 1000));
}

class Watch implements Middleware {
  readonly #failed: (error: unknown) => void;
  #next: Middleware | undefined;

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Parameters<Middleware['execute']>[0]): Promise<void> {
    try {
      await this.#next?.execute(context);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }
}
