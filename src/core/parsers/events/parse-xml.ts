import { Parser } from 'htmlparser2';
import type { XmlElement } from './xml-element.js';

/** What reading a piece of XML gave. */
export interface XmlReading {
  /** The first element, or `undefined` if there is none or it does not end. */
  readonly root?: XmlElement;
  /** Where the first element begins in the text; 0 without one. */
  readonly start: number;
  /** A document type was declared. It is ignored: nothing it defines is ever expanded. */
  readonly doctype: boolean;
}

/**
 * Reads one element of XML, tolerantly: knows the five entities and numbered characters, leaves other entities as they stand,
 * skips declarations, comments and text around the element. Stops at nesting that no export has. Names lose their prefix.
 */
export function parseXml(text: string): XmlReading {
  const stack: Draft[] = [];
  let root: XmlElement | undefined;
  let start = -1;
  let doctype = false;
  let done = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (done) return;
      if (start < 0) start = parser.startIndex;
      if (stack.length >= deepest) throw tooDeep;
      const draft: Draft = { name: localName(name), attributes: attributesOf(attributes), children: [], text: '' };
      stack.at(-1)?.children.push(draft);
      stack.push(draft);
    },
    ontext(data) {
      const open = stack.at(-1);
      if (open !== undefined && !done) open.text += data;
    },
    onclosetag(_name, implied) {
      if (done) return;
      const closed = stack.pop();
      if (stack.length > 0 || closed === undefined) return;
      done = true;
      // The parser closes what is open at the end of the text; that element is cut off.
      if (!implied) root = closed;
    },
    onprocessinginstruction(name) {
      if (name.toLowerCase() === '!doctype') doctype = true;
    },
  }, { xmlMode: true, decodeEntities: true });
  try {
    parser.end(text);
  } catch (error) {
    if (error !== tooDeep) throw error;
  }
  return { ...(root === undefined ? {} : { root }), start: Math.max(0, start), doctype };
}

interface Draft {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Draft[];
  text: string;
}

// PowerShell nests a dozen elements at most. The limit also keeps the parser's own search for open elements short.
const deepest = 60;
const tooDeep = new Error('nested too deeply');
const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const names = Object.keys(attributes);
  return names.length === 0 ? noAttributes : new Map(names.map((name) => [name, attributes[name]!]));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
