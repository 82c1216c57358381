import { Parser } from 'htmlparser2';
import type { XmlAttribute, XmlElement } from './xml-element.js';

/**
 * The root element of an XML text; `undefined` for all that is not one: tags that do not match, an attribute given twice, a
 * prefix that nobody declared, text beside the root. A document type is refused, as Windows refuses one (protocol F18), and
 * no entity is known beyond the five and numbered characters, so nothing expands. A closing tag of nothing that is open is
 * passed over. Comments are dropped, and the text around one is one text.
 */
export function parseXml(text: string): XmlElement | undefined {
  if (text.length > longest || forbiddenCharacters.test(text)) return undefined;
  const open: Draft[] = [];
  let root: Draft | undefined;
  let rawAttributes: (readonly [name: string, value: string])[] = [];
  let inCdata = false;
  let openedAt = -1;
  const parser = new Parser({
    onopentagname() {
      rawAttributes = [];
    },
    onattribute(name, value, quote) {
      if (quote !== '"' && quote !== "'" || rawAttributes.length >= mostAttributes) throw malformed;
      rawAttributes.push([name, decode(value.replace(/[\t\n]/g, ' '))]);
    },
    onopentag(name) {
      if (open.length >= deepest || (open.length === 0 && root !== undefined)) throw malformed;
      const element = resolve(name, rawAttributes, open.at(-1)?.scope ?? outermost);
      open.at(-1)?.children.push(element);
      open.push(element);
      root ??= element;
      openedAt = parser.endIndex;
    },
    onclosetag(_name, implied) {
      // The parser calls an empty element implied too; that one closes where it opens.
      if (implied && parser.endIndex !== openedAt) throw malformed;
      open.pop();
    },
    ontext(raw) {
      const text = inCdata ? raw : decode(raw);
      const children = open.at(-1)?.children;
      if (children === undefined) {
        if (text.trim() !== '') throw malformed;
      } else if (typeof children.at(-1) === 'string') children.push(`${String(children.pop())}${text}`);
      else children.push(text);
    },
    oncdatastart() {
      inCdata = true;
    },
    oncdataend() {
      inCdata = false;
    },
    onprocessinginstruction(name) {
      // The XML declaration alone: no document type, no other instruction.
      if (name !== '?xml' || root !== undefined) throw malformed;
    },
  }, { xmlMode: true, decodeEntities: false });
  try {
    parser.end(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
  } catch (error) {
    if (error !== malformed) throw error;
    return undefined;
  }
  return root;
}

interface Draft extends XmlElement {
  readonly children: (Draft | string)[];
  readonly scope: ReadonlyMap<string, string>;
}

const longest = 1_000_000;
const deepest = 60;
const mostAttributes = 60;
// The characters that XML 1.0 §2.2 leaves out.
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const outermost: ReadonlyMap<string, string> = new Map([['', ''], ['xml', 'http://www.w3.org/XML/1998/namespace']]);
/** Ends the parser, which has no other way out of the middle of a text. */
const malformed = new Error('malformed XML');

/** Declarations become the scope of the element; what is left are its attributes. */
function resolve(name: string, raw: readonly (readonly [name: string, value: string])[], outer: ReadonlyMap<string, string>): Draft {
  const declared = raw.filter(([name]) => isDeclaration(name)).map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const);
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared]);
  const attributes: XmlAttribute[] = raw.filter(([name]) => !isDeclaration(name)).map(([name, value]) => {
    const parts = split(name);
    return { ...parts, namespace: parts.prefix === '' ? '' : namespaceOf(parts.prefix, scope), value };
  });
  const names = new Set([...declared.map(([prefix]) => `xmlns ${prefix}`), ...attributes.map(({ namespace, name }) => `${namespace} ${name}`)]);
  if (names.size !== raw.length) throw malformed;
  const parts = split(name);
  return { ...parts, namespace: namespaceOf(parts.prefix, scope), attributes, children: [], scope };
}

function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

function namespaceOf(prefix: string, scope: ReadonlyMap<string, string>): string {
  const namespace = scope.get(prefix);
  if (namespace === undefined || (namespace === '' && prefix !== '')) throw malformed;
  return namespace;
}

const nameForm = /^[\p{L}_][\p{L}\p{N}._-]*$/u;

function split(qualified: string): { prefix: string; name: string } {
  const colon = qualified.indexOf(':');
  const prefix = colon < 0 ? '' : qualified.slice(0, colon);
  const name = qualified.slice(colon + 1);
  if (!nameForm.test(name) || (colon >= 0 && !nameForm.test(prefix))) throw malformed;
  return { prefix, name };
}

const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(raw: string): string {
  let decoded = '';
  let from = 0;
  for (let at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', from)) {
    const end = raw.indexOf(';', at);
    if (end < 0 || end - at > 10) throw malformed;
    decoded += raw.slice(from, at) + character(raw.slice(at + 1, end));
    from = end + 1;
  }
  return decoded + raw.slice(from);
}

function character(name: string): string {
  if (Object.hasOwn(known, name)) return known[name]!;
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (digits === null) throw malformed;
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
  if (code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff)) throw malformed;
  const text = String.fromCodePoint(code);
  if (forbiddenCharacters.test(text)) throw malformed;
  return text;
}
