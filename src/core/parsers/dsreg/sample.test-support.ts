/** The raw text that a parser's file opens with: the lines indented by four behind the comment's asterisk. */
export function sampleIn(source: string): string {
  const comment = source.slice(source.indexOf('/**'), source.indexOf('*/'));
  return comment.split('\n').filter((line) => line.startsWith(' *     ')).map((line) => line.slice(7)).join('\n');
}
