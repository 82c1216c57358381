import type { createRequire as CreateRequire } from 'node:module';

/**
 * Starts the command line. Compiling its code takes longer than a diagnosis, so the build leaves the compiled code beside
 * it, and it is used where V8 is the very one that made it. Elsewhere the code is compiled as usual, with Node's own
 * compile cache where there is one (Node 22.8 and later).
 *
 * Node's modules are taken from the process: an `import` would load all that they could ever need.
 */
const fs = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');
const folder = import.meta.dirname;
const file = path.join(folder, 'cli-main.cjs');

interface Main {
  readonly exports: Record<string, unknown>;
}

/** Loads what the code asks for. `main` is known to Node from then on: its lazy parts ask for it, and it runs once. */
function loaderFor(main: Main | undefined): (id: string) => unknown {
  let loader: ReturnType<typeof CreateRequire> | undefined;
  return (id) => {
    if (id.startsWith('node:')) return process.getBuiltinModule(id);
    if (loader === undefined) {
      loader = process.getBuiltinModule('node:module').createRequire(file);
      if (main !== undefined) loader.cache[file] = Object.assign(main, { id: file, filename: file, loaded: true }) as unknown as NodeJS.Module;
    }
    return loader(id) as unknown;
  };
}

function compiledCode(): Buffer | undefined {
  try {
    return fs.readFileSync(path.join(folder, `cli-main-${process.versions.v8}-${process.platform}-${process.arch}.cache`));
  } catch {
    return undefined;
  }
}

function start(): void {
  const cachedData = compiledCode();
  if (cachedData !== undefined) {
    const vm = process.getBuiltinModule('node:vm');
    // The file is plain ASCII, and read as such it is not copied once more.
    const source = `(function (exports, require, module, __filename, __dirname) {${fs.readFileSync(file, 'latin1')}\n})`;
    const script = new vm.Script(source, { filename: file, cachedData });
    if (!script.cachedDataRejected) {
      const main: Main = { exports: {} };
      (script.runInThisContext() as (...args: readonly unknown[]) => void)(main.exports, loaderFor(main), main, file, folder);
      return;
    }
  }
  const { enableCompileCache } = process.getBuiltinModule('node:module') as { readonly enableCompileCache?: () => void };
  enableCompileCache?.();
  loaderFor(undefined)('./cli-main.cjs');
}

start();
