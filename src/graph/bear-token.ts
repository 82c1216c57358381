import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/** Where access tokens come from. */
export interface TokenSource {
  /** A token that is still good. `renew`: the last one was refused. */
  readonly token: (renew: boolean) => Promise<string>;
}

/**
 * Puts the access token on a request to the one host it is for. A token that is refused (401) is renewed once; the answer
 * of the second try stands. The package's own handler knows the public hosts only, and would send nothing to a loopback.
 */
export class BearToken implements Middleware {
  readonly #source: TokenSource;
  readonly #origin: string;
  #next: Middleware | undefined;

  constructor(source: TokenSource, origin: string) {
    this.#source = source;
    this.#origin = origin;
  }

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    const url = typeof context.request === 'string' ? context.request : context.request.url;
    if (new URL(url).origin !== this.#origin) throw new Error(`Graph asks to go on at another host, ${new URL(url).host}`);
    await this.#try(context, false);
    if (context.response?.status === 401) await this.#try(context, true);
  }

  async #try(context: Context, renew: boolean): Promise<void> {
    const headers = { ...(context.options?.headers as Readonly<Record<string, string>> | undefined), Authorization: `Bearer ${await this.#source.token(renew)}` };
    context.options = { ...context.options, headers };
    await this.#next?.execute(context);
  }
}
