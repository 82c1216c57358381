/** An `xs:dateTime` in UTC, as AD FS and Windows write it; `undefined` for every other form, local times among them. */
export function readInstant(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/.test(text)) return undefined;
  const utc = Date.parse(text);
  return Number.isNaN(utc) ? undefined : utc;
}
