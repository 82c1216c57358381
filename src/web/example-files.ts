import type { EvidenceFile } from './engine/protocol.js';

/** An example that the page carries, as a file. */
export function exampleFile(name: string, page: Document = document): EvidenceFile {
  const text = page.querySelector(`script[data-example="${name}"]`)?.textContent ?? '""';
  const bytes = Uint8Array.from(atob(JSON.parse(text) as string), (char) => char.charCodeAt(0));
  return { path: name, blob: new Blob([bytes]) };
}
