import type { Clock } from '../clock.js';
import { guidPattern } from '../guid.js';
import type { Network, TransportFailure, TransportRequest, TransportResponse } from '../network/transport.js';

/** One line of what happened. */
export interface StoryLine {
  /** The service's time, which differs from the PC's where its clock is wrong. */
  readonly atUtc: number;
  /** `request`: a request of the PC that was refused or got lost. `outcome`: what came of the step before. */
  readonly kind: 'step' | 'request' | 'outcome';
  readonly text: string;
}

/** The same network, with every request that was refused or lost told in the story. */
export function tellRequests(network: Network, clock: Clock, story: StoryLine[]): Network {
  return {
    inject: (host, injection) => network.inject(host, injection),
    injectAtProxy: (host, injection) => network.injectAtProxy(host, injection),
    close: () => network.close(),
    transportFor(pc) {
      const transport = network.transportFor(pc);
      return {
        async send(request, sender) {
          const answer = await transport.send(request, sender);
          const refusal = refusalIn(answer);
          if (refusal !== undefined) story.push({ atUtc: clock.nowUtc, kind: 'request', text: `${nameOf(request)}: ${refusal}` });
          return answer;
        },
      };
    },
  };
}

/** The story as text, a line each: `13:00:00  the user unlocks`. */
export function storyText(story: readonly StoryLine[]): string {
  let day = '';
  let text = '';
  for (const { atUtc, kind, text: words } of story) {
    const [date, time] = new Date(atUtc).toISOString().split('T') as [string, string];
    if (date !== day) text += `${date}\n`;
    day = date;
    text += `  ${time.slice(0, 8)}  ${kind === 'step' ? '' : '  '}${words}\n`;
  }
  return text;
}

function nameOf({ method, url }: TransportRequest): string {
  const { host, pathname } = new URL(url);
  return `${method} ${host}${decodeURIComponent(pathname).replace(guidPattern, '{id}')}`;
}

function refusalIn(answer: TransportResponse | TransportFailure): string | undefined {
  if (answer.kind === 'failure') return `lost, WinHTTP error ${String(answer.winHttpError)} (${answer.detail})`;
  if (answer.status < 400) return undefined;
  const code = /AADSTS\d+: [^."\\]*/.exec(answer.body)?.[0];
  return `refused with HTTP ${String(answer.status)}${code === undefined ? '' : `, ${code}`}`;
}
