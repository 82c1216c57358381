import type { XmlElement } from './xml-element.js';

/**
 * An element in the form that signatures are made over: exclusive XML canonicalisation without comments
 * (https://www.w3.org/TR/xml-exc-c14n/), without its `InclusiveNamespaces`, which the lab neither writes nor honours.
 * It stands alone as XML: every prefix is declared where it is first used.
 *
 * @param without A child left out: the signature inside of what it signs (the transform "enveloped signature").
 */
export function canonicalXml(element: XmlElement, without?: XmlElement): string {
  return write(element, new Map([['', '']]), without);
}

/** Text as it stands between tags. */
export function escapeXmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;').replaceAll('\r', '&#xD;');
}

function write(element: XmlElement, declared: ReadonlyMap<string, string>, without: XmlElement | undefined): string {
  const used = new Map([[element.prefix, element.namespace]]);
  for (const { prefix, namespace } of element.attributes) if (prefix !== '') used.set(prefix, namespace);
  used.delete('xml');
  const fresh = [...used].filter(([prefix, uri]) => declared.get(prefix) !== uri).sort(([a], [b]) => compare(a, b));
  const scope = fresh.length === 0 ? declared : new Map([...declared, ...fresh]);
  const attributes = [...element.attributes].sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
  const name = qualified(element.prefix, element.name);
  return [
    `<${name}`,
    ...fresh.map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`),
    ...attributes.map((attribute) => ` ${qualified(attribute.prefix, attribute.name)}="${escapeAttribute(attribute.value)}"`),
    '>',
    ...element.children.filter((child) => child !== without).map((child) => (typeof child === 'string' ? escapeXmlText(child) : write(child, scope, without))),
    `</${name}>`,
  ].join('');
}

function qualified(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

/** By code unit, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
