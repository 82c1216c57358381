/** A GUID as the product writes it: lower case, without braces, so that the ids of two exports can be compared. */
export function guidText(printed: string): string {
  const text = printed.trim();
  return (text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text).toLowerCase();
}
