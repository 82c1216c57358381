import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/** An answer larger than a person's question can have. */
export class TooLarge extends Error {}

/**
 * The last piece of the chain: asks over the network. Each try has its own time limit, the body counts to it and is
 * bounded, and a redirection is not followed, so that the token goes to no other host.
 */
export class FetchAnswer implements Middleware {
  readonly #timeoutMs: number;
  readonly #mostBytes: number;

  constructor(limits: { readonly timeoutMs: number; readonly mostBytes: number }) {
    this.#timeoutMs = limits.timeoutMs;
    this.#mostBytes = limits.mostBytes;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    const headers = (context.options?.headers ?? {}) as Readonly<Record<string, string>>;
    const response = await fetch(url, { method: 'GET', headers, redirect: 'manual', signal: AbortSignal.timeout(this.#timeoutMs) });
    const body = await bounded(response, this.#mostBytes);
    // A status that may have no body takes none.
    context.response = new Response(response.status === 204 || response.status === 304 ? null : body, { status: response.status, headers: response.headers });
  }
}

async function bounded(response: Response, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) throw new TooLarge(`the answer is larger than ${String(Math.floor(mostBytes / (1024 * 1024)))} MiB`);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
