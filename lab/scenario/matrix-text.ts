import type { Judgement } from './judge.js';
import type { MatrixCell } from './matrix.js';

/**
 * The matrix as text: what was claimed of days on which nothing was broken, and what harm was offered for nothing; then, documented and modelled faults apart, figures by
 * class and by cause, the stages that were taken for another, and every miss.
 */
export function matrixText(cells: readonly MatrixCell[]): string {
  const known = cells.filter(({ fault }) => fault.basis !== 'modelled');
  const modelled = cells.filter(({ fault }) => fault.basis === 'modelled');
  return [healthyDays(cells), needlessHarm(cells), section('Documented and captured faults', known), section('Modelled faults: Windows may show them otherwise', modelled)].filter((text) => text !== '').join('\n');
}

/** Classes of a verdict that tells the user to repair something. */
const claims: ReadonlySet<string> = new Set(['device-trust', 'cloud-auth', 'network', 'not-registered', 'wrong-layer']);

/** A fault that is claimed where none is, is the second worst that a diagnosis can do. All of them count here, also what is true of who collected. */
function healthyDays(cells: readonly MatrixCell[]): string {
  const healthy = cells.filter(({ fault }) => fault.truth.class === 'healthy' || fault.truth.class === 'capture-context');
  if (healthy.length === 0) return '';
  const claimed = healthy.filter(({ finding }) => claims.has(finding.class));
  const confirmed = claimed.filter(({ finding }) => finding.confidence === 'confirmed').length;
  const days = new Set(healthy.map(({ fault }) => fault.id)).size;
  return [
    'Days on which nothing was broken when the evidence was collected',
    `${String(days)} days, ${String(healthy.length)} diagnoses: a fault claimed in ${String(claimed.length)}, ${String(confirmed)} of these confirmed`,
    ...byFault(claimed, healthy),
    '',
  ].join('\n');
}

/** A registration that is given up for nothing is the third worst, also as the last step of a plan. */
function needlessHarm(cells: readonly MatrixCell[]): string {
  const needless = cells.filter(({ fault }) => fault.repairDestroys !== true);
  const offered = needless.filter(({ offersDestruction }) => offersDestruction);
  if (offered.length === 0) return '';
  return ['A destructive step offered, as the last one, where the published repair has none', `${String(offered.length)} of ${String(needless.length)} diagnoses`, ...byFault(offered, needless), ''].join('\n');
}

/** How many of the diagnoses of each day: `  device-object-disabled: 2 of 48`. */
function byFault(some: readonly MatrixCell[], all: readonly MatrixCell[]): readonly string[] {
  const count = (cells: readonly MatrixCell[], id: string): string => String(cells.filter(({ fault }) => fault.id === id).length);
  return [...new Set(some.map(({ fault }) => fault.id))].map((id) => `  ${id}: ${count(some, id)} of ${count(all, id)}`);
}

function section(title: string, cells: readonly MatrixCell[]): string {
  if (cells.length === 0) return '';
  const faultCount = new Set(cells.map(({ fault }) => fault)).size;
  const count = (outcome: string): number => cells.filter(({ judgement }) => judgement.outcome === outcome).length;
  const falseConfirmed = cells.filter(({ judgement }) => judgement.falseConfirmed).length;
  const traceless = cells.filter(({ judgement, fault }) => judgement.expected.causes.length === 0 && fault.truth.causes.length > 0).length;
  return [
    title,
    `${String(faultCount)} faults, ${String(cells.length)} diagnoses: ${String(count('right'))} right, ${String(count('vague'))} true but vague, ${String(count('abstained'))} left open, ${String(count('wrong'))} wrong, ${String(falseConfirmed)} of these false and confirmed`,
    ...(traceless === 0 ? [] : [`${String(traceless)} of them were shown no trace of the fault: that nothing is to be seen, is the right answer`]),
    '',
    table(
      ['class', 'cases', 'right', 'left open', 'precision', 'recall'],
      figures(
        cells,
        ['right', 'vague'],
        ({ judgement }) => judgement.expected.class,
        ({ finding }) => finding.class,
      ),
    ),
    '',
    table(
      ['cause', 'cases', 'right', 'left open', 'precision', 'recall'],
      figures(
        // A vague name is no claim against the exact one.
        cells,
        ['right'],
        ({ judgement }) => judgement.expected.causes[0] ?? 'none',
        ({ finding, judgement }) => (judgement.outcome === 'right' ? ((judgement.met ?? judgement.expected).causes[0] ?? 'none') : (finding.cause ?? 'none')),
      ),
    ),
    '',
    confusion(cells),
    misses(cells),
  ].join('\n');
}

/** A row for each name: how often it was expected, found rightly, left open (vague names too); and of what was found so, how much was right. */
function figures(cells: readonly MatrixCell[], good: readonly Judgement['outcome'][], expectedOf: (cell: MatrixCell) => string, foundOf: (cell: MatrixCell) => string): string[][] {
  const isRight = ({ judgement }: MatrixCell): boolean => good.includes(judgement.outcome);
  const isWrong = ({ judgement }: MatrixCell): boolean => judgement.outcome === 'wrong';
  const names = new Set([...cells.map(expectedOf), ...cells.filter(isWrong).map(foundOf)]);
  return [...names].toSorted().map((name) => {
    const expected = cells.filter((cell) => expectedOf(cell) === name);
    const right = expected.filter(isRight).length;
    const open = expected.length - right - expected.filter(isWrong).length;
    // Another right answer than the best one is right under its own name.
    const found = cells.filter((cell) => (isRight(cell) || isWrong(cell)) && foundOf(cell) === name);
    return [name, String(expected.length), String(right), String(open), share(found.filter(isRight).length, found.length), share(right, expected.length)];
  });
}

function confusion(cells: readonly MatrixCell[]): string {
  const pairs = new Map<string, number>();
  for (const { judgement, finding } of cells) {
    if (judgement.outcome !== 'wrong' || judgement.expected.stages.includes(finding.stage)) continue;
    const pair = `${judgement.expected.stages[0]!} taken for ${finding.stage}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  if (pairs.size === 0) return 'No stage was taken for another.\n';
  return `Stages:\n${[...pairs]
    .toSorted((a, b) => b[1] - a[1])
    .map(([pair, count]) => `  ${pair}: ${String(count)}`)
    .join('\n')}\n`;
}

/** Every miss; those that differ in generation or context alone are told together. */
function misses(cells: readonly MatrixCell[]): string {
  const groups = new Map<string, MatrixCell[]>();
  for (const cell of cells) {
    if (cell.judgement.outcome === 'right') continue;
    const { fault, finding, judgement, extent } = cell;
    const found = `${finding.confidence} ${finding.class}/${finding.stage} ${finding.cause ?? '-'}`;
    const { expected } = judgement;
    const how = judgement.falseConfirmed ? 'FALSE CONFIRMED' : judgement.differsIn === 'confidence' ? 'too sure' : judgement.outcome === 'abstained' ? 'left open' : judgement.outcome;
    const key = `${how}  ${fault.id} (${extent}): ${found}, expected ${expected.class}/${expected.stages.join('|')} ${expected.causes.join('|') || '-'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [cell]);
    else group.push(cell);
  }
  if (groups.size === 0) return 'Nothing was missed.\n';
  const lines = [...groups].toSorted(([, a], [, b]) => gravity(b[0]!) - gravity(a[0]!)).map(([key, group]) => {
    const contexts = [...new Set(group.map(({ context }) => context))].join(', ');
    const generations = [...new Set(group.map(({ generation }) => generation))].join(', ');
    return `  ${key}\n    ${String(group.length)} times: ${contexts}; ${generations}`;
  });
  return `Misses:\n${lines.join('\n')}\n`;
}

function gravity({ judgement }: MatrixCell): number {
  if (judgement.falseConfirmed) return 3;
  return ['abstained', 'vague', 'wrong'].indexOf(judgement.outcome);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Columns as wide as their widest cell; figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  return [head, ...rows].map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}
