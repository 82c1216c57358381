/** A table of `data/`, bundled as text (Vite's `?raw`). */
declare module '*.tsv?raw' {
  const text: string;
  export default text;
}
