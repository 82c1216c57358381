import type { Injection } from './transport.js';

/** What stands between PCs and hosts at one place. */
export interface Injections {
  set(host: string, injection: Injection | undefined): void;
  /** A host's own one, or else the one for all (`*`). */
  find(host: string): Injection | undefined;
  /** A host's own one alone: `*` means hosts of the service, not a company's proxy or its PAC server. */
  findOwn(host: string): Injection | undefined;
}

export function createInjections(): Injections {
  const byHost = new Map<string, Injection>();
  const findOwn = (host: string) => byHost.get(host.toLowerCase());
  return {
    set(host, injection) {
      if (injection) byHost.set(host.toLowerCase(), injection);
      else byHost.delete(host.toLowerCase());
    },
    find: (host) => findOwn(host) ?? byHost.get('*'),
    findOwn,
  };
}
