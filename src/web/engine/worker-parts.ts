/** The worker's code as the page carries it: text in script elements of no script type, which nothing runs by itself. */
export interface PageParts {
  readonly entry: Blob;
  /** What the entry loads later, by the name it asks for. */
  readonly chunks: ReadonlyMap<string, Blob>;
}

/**
 * Loads a part when the worker asks for it. The parts are CommonJS modules, each wrapped into a call of `definePart`, since
 * a page from a file has no address that a worker could import from.
 */
const loader = `'use strict';
const addresses = new Map(), parts = new Map(), defined = new Map();
addEventListener('message', ({ data }) => { if (data.chunks) for (const [name, blob] of data.chunks) addresses.set(name, blob); });
self.definePart = (name, part) => defined.set(name, part);
const bare = (name) => name.slice(name.lastIndexOf('/') + 1);
self.requirePart = (path) => {
  const name = bare(path);
  // Tables of text that nothing needs before it looks something up.
  return name === 'catalogue.cjs' ? new Proxy({}, { get: (_, key) => load(name)[key] }) : load(name);
};
const load = (name) => {
  if (parts.has(name)) return parts.get(name).exports;
  if (!defined.has(name)) {
    const address = URL.createObjectURL(addresses.get(name));
    try { importScripts(address); } finally { URL.revokeObjectURL(address); }
  }
  const module = { exports: {} };
  parts.set(name, module);
  defined.get(name)(module.exports, self.requirePart, module);
  return module.exports;
};
`;

/** Reads the parts out of the page. The build writes each as JSON text, so that nothing in it can end the element. */
export function workerParts(page: Document = document): PageParts {
  const codes = new Map<string, string>();
  for (const element of page.querySelectorAll('script[data-part]')) codes.set(element.getAttribute('data-part') ?? '', JSON.parse(element.textContent ?? '""') as string);
  const wrapped = (name: string, code: string): string => `definePart(${JSON.stringify(name)},(exports,require,module)=>{${code}\n});`;
  const type = 'text/javascript';
  const entry = codes.get('worker.cjs') ?? '';
  return {
    entry: new Blob([loader, wrapped('worker.cjs', entry), '\nrequirePart("worker.cjs");'], { type }),
    chunks: new Map([...codes].filter(([name]) => name !== 'worker.cjs').map(([name, code]) => [name, new Blob([wrapped(name, code)], { type })])),
  };
}
