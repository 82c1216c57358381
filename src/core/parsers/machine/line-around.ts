/** The part of the line around a place in a text that is near it; never searches further, so that giant lines cost nothing. */
export function lineAround(text: string, at: number, before: number, after: number): { readonly before: string; readonly rest: string } {
  const head = text.slice(Math.max(0, at - before), at);
  const tail = text.slice(at, at + after);
  const end = tail.indexOf('\n');
  return { before: head.slice(head.lastIndexOf('\n') + 1), rest: end < 0 ? tail : tail.slice(0, end) };
}
