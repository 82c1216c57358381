import type { Parsed, TextFile } from '../../evidence/artifact.js';
import type { NetworkObservation } from '../../evidence/network.js';

/** More observations than this of one file are dropped, with a note. */
export const mostObservations = 2000;

/** What a parser of network evidence hands over: one artifact when it saw something, else the reason why it did not. */
export function networkParsed(file: Pick<TextFile, 'path'>, seen: readonly NetworkObservation[], notes: readonly string[], reason: string): Parsed {
  if (seen.length === 0) return { artifacts: [], notes: [], unread: notes.length > 0 ? `${reason} ${notes.join(' ')}` : reason };
  const observations = seen.length > mostObservations ? seen.slice(0, mostObservations) : seen;
  const cut = seen.length > mostObservations ? [`Only the first ${mostObservations} observations were kept.`] : [];
  return { artifacts: [{ kind: 'network', network: { file: file.path, observations } }], notes: [...notes, ...cut] };
}
