import type { Context } from 'hono';

/** Members of a form. A body of any other type has none, so that the first one that is wanted is reported as missing. */
export async function readForm(c: Context): Promise<Record<string, string>> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')) return {};
  return Object.fromEntries(new URLSearchParams(await c.req.text()));
}

/** Path of a request without regard to case and to a slash at its end: dsregcmd shows the token endpoint in both forms. */
export function readPath(request: Request): string {
  return new URL(request.url).pathname.toLowerCase().replace(/(?<=.)\/+$/, '');
}
