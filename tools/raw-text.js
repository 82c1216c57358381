import { readFile } from 'node:fs/promises';

/** A plugin for Rolldown: tables are imported as text, as Vite does it: `./aadsts.tsv?raw`. */
export const rawText = {
  name: 'raw-text',
  load: {
    filter: { id: /\?raw$/ },
    /** @param {string} id */
    async handler(id) {
      const text = await readFile(id.slice(0, -'?raw'.length), 'utf8');
      return { code: `export default ${JSON.stringify(text)}`, moduleType: /** @type {const} */ ('js') };
    },
  },
};
