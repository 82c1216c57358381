import type { Unread } from '../core/index.js';
import type { EvidenceFile } from './engine/protocol.js';
import type { Given } from './given-files.js';

/** What `prtrace open` offers: the files it was given, each at an address below the page's own. */
interface ServedList {
  readonly files: readonly { readonly path: string; readonly modifiedUtc?: number }[];
  readonly unread: readonly Unread[];
}

/** Whether this page came from `prtrace open` and may ask it for files. A page from a file asks nobody for anything. */
export function isServed(address: Location = location): boolean {
  return address.protocol === 'http:' && address.pathname.length > 20 && address.pathname.endsWith('/');
}

/** The files that were named on the command line. Throws when the command has ended since, and when the signal ends it. */
export async function servedEvidence(signal: AbortSignal): Promise<Given> {
  const list = (await (await fetch('evidence', { signal })).json()) as ServedList;
  const files: EvidenceFile[] = [];
  for (const [index, { path, modifiedUtc }] of list.files.entries()) {
    const answer = await fetch(`evidence/${index}`, { signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    files.push({ path, blob: await answer.blob(), ...(modifiedUtc === undefined ? {} : { modifiedUtc }) });
  }
  return { files, unread: list.unread };
}
