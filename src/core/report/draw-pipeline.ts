import type { StageState } from '../evidence/verdict.js';
import type { Stage } from './report.js';
import { stageWords, stateWords } from './words.js';

/**
 * The pipeline as two inline SVG drawings, a lying one for wide pages and a standing one for narrow ones; the style sheet
 * shows one of them. Each state has a shape of its own beside its word, so that nothing depends on colour.
 */
export function drawPipeline(stages: readonly Stage[]): string {
  return drawing('wide', 880, 124, stages, (index) => ({ x: 110 + index * 220, y: 34, textX: 0, textY: 46, anchor: 'middle', dx: 220, dy: 0 }))
    + drawing('narrow', 320, 60 + 72 * (stages.length - 1), stages, (index) => ({ x: 32, y: 30 + index * 72, textX: 40, textY: -4, anchor: 'start', dx: 0, dy: 72 }));
}

interface Place {
  /** Centre of the stage's shape. */
  readonly x: number;
  readonly y: number;
  /** Offset of the name's base line from that centre; the state's word stands below it. */
  readonly textX: number;
  readonly textY: number;
  readonly anchor: 'start' | 'middle';
  /** Way to the next stage's centre. */
  readonly dx: number;
  readonly dy: number;
}

function drawing(kind: 'wide' | 'narrow', width: number, height: number, stages: readonly Stage[], placeOf: (index: number) => Place): string {
  const spoken = stages.map(({ id, state }, index) => `stage ${index + 1}, ${stageWords[id]}: ${stateWords[state]}`).join('; ');
  const parts = stages.map((stage, index) => {
    const next = stages[index + 1];
    return (next ? arrow(placeOf(index), next.state) : '') + node(placeOf(index), stage, index + 1);
  });
  return `<svg class="pipeline ${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The four stages. ${spoken}.">${parts.join('')}</svg>`;
}

function node({ x, y, textX, textY, anchor }: Place, { id, state }: Stage, number: number): string {
  return `<g class="state-${state}" transform="translate(${x} ${y})">${shapes[state]}`
    + `<text class="name" x="${textX}" y="${textY}" text-anchor="${anchor}">${number} ${stageWords[id]}</text>`
    + `<text class="word" x="${textX}" y="${textY + 22}" text-anchor="${anchor}">${stateWords[state]}</text></g>`;
}

/** The way to the next stage: solid when something got there, broken when nothing did or nothing shows it. */
function arrow({ x, y, dx, dy }: Place, next: StageState): string {
  const [ux, uy] = [Math.sign(dx), Math.sign(dy)];
  const [tipX, tipY] = [x + dx - 28 * ux, y + dy - 28 * uy];
  const dashed = next === 'not-reached' || next === 'unknown' ? ' dashed' : '';
  const head = `${tipX},${tipY} ${tipX - 8 * ux - 5 * uy},${tipY - 8 * uy - 5 * ux} ${tipX - 8 * ux + 5 * uy},${tipY - 8 * uy + 5 * ux}`;
  return `<line class="way${dashed}" x1="${x + 28 * ux}" y1="${y + 28 * uy}" x2="${tipX - 7 * ux}" y2="${tipY - 7 * uy}"/><polygon class="tip" points="${head}"/>`;
}

const shapes: Readonly<Record<StageState, string>> = {
  passed: '<circle class="shape" r="20"/><path class="sign" d="M-9 1l6 7 12-15"/>',
  failed: '<polygon class="shape" points="-8.7,-21 8.7,-21 21,-8.7 21,8.7 8.7,21 -8.7,21 -21,8.7 -21,-8.7"/><path class="sign" d="M-8-8l16 16M8-8l-16 16"/>',
  'at-risk': '<polygon class="shape" points="0,-22 23,18 -23,18"/><path class="sign" d="M0-7v12M0 11v1"/>',
  'not-reached': '<circle class="shape" r="20" stroke-dasharray="5 5"/><path class="sign" d="M-7 0h14"/>',
  unknown: '<polygon class="shape" points="0,-23 23,0 0,23 -23,0"/><path class="sign" d="M-5-5a5 5 0 1 1 7 5c-2 1-2 2-2 4M0 10v1"/>',
};
