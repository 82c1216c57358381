/**
 * One element of an event's XML, whether it was written as text or as binary XML. Names have no namespace prefix. Events
 * do not mix text with elements: `text` is all text directly inside, in order, not trimmed.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** The first child with this name. */
export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
