import { Parser } from 'htmlparser2';
import type { XmlElement } from './xml-element.js';

/**
 * The first element of a text as XML, read tolerantly; `undefined` if there is none, if it does not end, or if it nests as
 * deeply as no export does. Knows the five entities and numbered characters and leaves other entities as they stand; what a
 * document type defines is never expanded. Declarations, comments and text around the element are skipped. Names lose their
 * prefix.
 */
export function parseXml(text: string): XmlElement | undefined {
  const stack: Draft[] = [];
  let root: XmlElement | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (stack.length >= deepest) throw stop;
      const draft: Draft = { name: localName(name), attributes: attributesOf(attributes), children: [], text: '' };
      stack.at(-1)?.children.push(draft);
      stack.push(draft);
    },
    ontext(data) {
      const open = stack.at(-1);
      if (open !== undefined) open.text += data;
    },
    onclosetag() {
      const closed = stack.pop();
      if (stack.length > 0 || closed === undefined) return;
      root = closed;
      throw stop;
    },
  }, { xmlMode: true, decodeEntities: true });
  try {
    // The end of the text is not told to the parser: it would close what is open, and that element is cut off.
    parser.write(text);
  } catch (error) {
    if (error !== stop) throw error;
  }
  return root;
}

interface Draft {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Draft[];
  text: string;
}

// PowerShell nests a dozen elements at most. The limit also keeps the parser's own search for open elements short.
const deepest = 60;
/** Ends the parser, which has no other way out of the middle of a text. */
const stop = new Error('read enough');
const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = Object.keys(attributes);
  return names.length === 0 ? noAttributes : new Map(names.map((name) => [name, attributes[name]!]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
