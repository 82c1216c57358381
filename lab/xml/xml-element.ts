/** An element of a parsed XML text, its names resolved. */
export interface XmlElement {
  /** As written; empty without one. Kept because the canonical form repeats it. */
  readonly prefix: string;
  /** Without prefix. */
  readonly name: string;
  /** Empty without one. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Neighbouring pieces of text are one. */
  readonly children: readonly (XmlElement | string)[];
}

/** An attribute other than a declaration of a namespace. */
export interface XmlAttribute {
  readonly prefix: string;
  readonly name: string;
  /** Empty for attributes without prefix: they are in no namespace, whatever the default one is. */
  readonly namespace: string;
  readonly value: string;
}

/** The children of one name, in their order. */
export function childrenOf(element: XmlElement | undefined, namespace: string, name: string): XmlElement[] {
  return (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string' && child.namespace === namespace && child.name === name);
}

/** The only child of that name; `undefined` if there is none, and if there are several: nobody shall choose between two. */
export function childOf(element: XmlElement | undefined, namespace: string, name: string): XmlElement | undefined {
  const found = childrenOf(element, namespace, name);
  return found.length === 1 ? found[0] : undefined;
}

/** The trimmed text of an element that holds text alone; `undefined` if it holds elements, or is absent. */
export function textOf(element: XmlElement | undefined): string | undefined {
  if (element === undefined || element.children.some((child) => typeof child !== 'string')) return undefined;
  return element.children.join('').trim();
}

/** The value of an attribute without namespace. */
export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.find((attribute) => attribute.namespace === '' && attribute.name === name)?.value;
}
