import type { Page } from 'playwright-core';

/** One thing that a screen reader meets on its way through the page. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Of a heading. */
  readonly level: number | undefined;
  readonly focused: boolean;
}

interface AxValue {
  readonly value?: unknown;
}

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

/** The page as Chromium hands it to a screen reader, in reading order. */
export async function hearPage(page: Page): Promise<readonly Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly AxNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard: Heard[] = [];
  const walk = (node: AxNode | undefined): void => {
    if (!node) return;
    if (!node.ignored) {
      const property = (name: string): unknown => node.properties?.find((one) => one.name === name)?.value.value;
      const level = property('level');
      heard.push({ role: words(node.role), name: words(node.name), description: words(node.description), level: typeof level === 'number' ? level : undefined, focused: property('focused') === true });
    }
    for (const id of node.childIds ?? []) walk(byId.get(id));
  };
  walk(nodes[0]);
  return heard;
}

function words(value: AxValue | undefined): string {
  return typeof value?.value === 'string' ? value.value : '';
}
