import { spawn } from 'node:child_process';

/** The program that opens an address in the person's browser, with its arguments. */
function opener(address: string): readonly [program: string, ...args: string[]] {
  switch (process.platform) {
    case 'win32': return ['rundll32.exe', 'url.dll,FileProtocolHandler', address];
    case 'darwin': return ['open', address];
    default: return ['xdg-open', address];
  }
}

/** Opens an address in the browser. False where no program for that could be started. */
export async function openBrowser(address: string): Promise<boolean> {
  const [program, ...args] = opener(address);
  return await new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
