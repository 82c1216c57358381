/**
 * The part of papaparse that the core uses, declared by hand: the published types ask for Node's, and with them `process`
 * would compile in the core.
 */
declare module 'papaparse' {
  interface Settings {
    readonly delimiter: string;
    readonly newline?: '\n';
    /** How many rows are read; absent: all. */
    readonly preview?: number;
    /** Takes each row; `cursor` is the place behind it. */
    readonly step?: (row: { readonly data: string[]; readonly meta: { readonly cursor: number } }) => void;
  }
  const Papa: { parse(text: string, settings: Settings): { readonly data: string[][] } };
  export default Papa;
}
