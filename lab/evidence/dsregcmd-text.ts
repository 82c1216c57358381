import type { PcState } from '../windows/pc-state.js';
import { dsregcmdLayout } from './dsregcmd-layout.js';
import { type DsregcmdRun, type DsregcmdView, dsregcmdView } from './dsregcmd-view.js';
import { type MarkedFile, type MarkedLine, onOneLine } from './marked-lines.js';
import type { LayoutLine, LayoutSection } from './layout-line.js';
import { publicSources } from './public-sources.js';

/** What `dsregcmd /status` prints on this PC in the given run. Throws a RangeError where the context has no session, see `dsregcmdView`. */
export function dsregcmdText(pc: PcState, run: DsregcmdRun): MarkedFile {
  const view = dsregcmdView(pc, run);
  const { nameColumns, sections, footer } = dsregcmdLayout(run.generation);
  const lines = [blank, ...sections.flatMap((section) => sectionLines(section, view, nameColumns))];
  if (footer) lines.push({ text: 'For more information, please visit https://www.microsoft.com/aadjerrors', basis: 'captured', source: publicSources.win10 });
  return { path: 'dsregcmd.txt', lines, lineEnd: '\r\n' };
}

const banner = { basis: 'captured', source: publicSources.win10 } as const;
const blank: MarkedLine = { text: '', ...banner };
const rule: MarkedLine = { text: `+${'-'.repeat(70)}+`, ...banner };

function sectionLines({ title, when, opening, groups }: LayoutSection, view: DsregcmdView, nameColumns: number): readonly MarkedLine[] {
  if (when?.(view) === false) return [];
  const printed = groups.map((group) => groupLines(group, view, nameColumns)).filter((lines) => lines.length > 0);
  if (printed.length === 0) return [];
  return [rule, { text: `| ${title.padEnd(68)} |`, ...banner }, rule, blank, ...(opening?.(view) ?? []), ...printed.flatMap((lines) => [...lines, blank])];
}

function groupLines(group: readonly LayoutLine[], view: DsregcmdView, nameColumns: number): readonly MarkedLine[] {
  const printed = new Map<string, MarkedLine>();
  for (const { name, generations, contexts, value, basis, source, standing } of group) {
    if (printed.has(name) || generations?.includes(view.generation) === false || contexts?.includes(view.context) === false) continue;
    const text = value(view);
    if (text !== undefined) printed.set(name, { text: `${name.padStart(nameColumns)} : ${onOneLine(text)}`, ...(standing?.(view) ?? { basis, source }) });
  }
  return [...printed.values()];
}
