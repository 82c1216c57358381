import { type MarkedFile, onOneLine } from './marked-lines.js';

/**
 * The side file: for every line of every file how well it is known and where from, as tab-separated values. Lines of one
 * file that share both stand in one row. It lies beside the evidence, never in it, so that nothing in the evidence itself
 * gives the lab away to whoever is tested with it.
 */
export function provenance(files: readonly MarkedFile[]): string {
  const rows = files.flatMap(({ path, lines }) => {
    const numbers = new Map<string, number[]>();
    lines.forEach(({ basis, source }, i) => {
      const standing = `${basis}\t${onOneLine(source)}`;
      const known = numbers.get(standing);
      if (known === undefined) numbers.set(standing, [i + 1]);
      else known.push(i + 1);
    });
    return [...numbers].map(([standing, at]) => `${path}\t${ranges(at)}\t${standing}`);
  });
  return [...heading, 'file\tlines\tbasis\tsource', ...rows, ''].join('\n');
}

const heading = [
  '# What stands behind each line of the evidence of the lab, a model of Windows and Microsoft Entra ID. No line comes from a real PC.',
  '# documented: a public page shows or describes the line. captured: a public output of a real PC shows it. modelled: the lab assumes it.',
  '# It says how well the form of a line is known. Whether this fault leads to these values is said by the fault (prtrace lab list).',
];

/** `1-3,7`: ascending numbers as ranges. */
function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < numbers.length; ) {
    let end = start;
    while (numbers[end + 1] === numbers[end]! + 1) end++;
    parts.push(start === end ? `${numbers[start]}` : `${numbers[start]}-${numbers[end]}`);
    start = end + 1;
  }
  return parts.join(',');
}
