/** Path of a request without regard to case and to a slash at its end: dsregcmd shows the token endpoint in both forms. */
export function readPath(request: Request): string {
  return new URL(request.url).pathname.toLowerCase().replace(/(?<=.)\/+$/, '');
}
