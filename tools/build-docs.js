/**
 * Generates the pages under docs/ that say what the code says, and the drawing in ARCHITECTURE.md. `--check` writes nothing
 * and fails when a page is out of date. Reads the built library, so that the pages describe what is shipped.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { rules } = await import(new URL('../dist/index.js', import.meta.url).href);
const check = process.argv.includes('--check');

/** @type {Map<string, string>} path below the root → text */
const pages = new Map();

/** @type {Map<string, string>} rule id → family, as the folders say */
const familyOf = new Map();
const rulesFolder = join(root, 'src/core/rules');
for (const family of readdirSync(rulesFolder, { withFileTypes: true })) {
  if (!family.isDirectory()) continue;
  for (const file of readdirSync(join(rulesFolder, family.name))) {
    if (file.endsWith('.ts') && !file.endsWith('.test.ts')) familyOf.set(file.slice(0, -3), family.name);
  }
}

const families = [...new Set(familyOf.values())].sort();
const inFamily = (/** @type {string} */ family) => rules.filter((/** @type {{ id: string }} */ rule) => familyOf.get(rule.id) === family);

pages.set('docs/rules/README.md', [
  '# The rules', '',
  'One rule is one cause. Its id is published and never reused. `prtrace rules` prints this list, `prtrace rules <id>` one of them.', '',
  ...families.flatMap((family) => [
    `## [${family}](${family}.md)`, '', '| id | class | stage | title |', '|---|---|---|---|',
    ...inFamily(family).map((/** @type {any} */ rule) => `| [\`${rule.id}\`](${family}.md#${rule.id}) | ${rule.class} | ${rule.stage} | ${rule.title} |`), '',
  ]),
].join('\n'));

for (const family of families) {
  pages.set(`docs/rules/${family}.md`, [
    `# Rules: ${family}`, '', 'Generated from the rules by `npm run docs`; change the rule, not this page.', '',
    ...inFamily(family).flatMap((/** @type {any} */ rule) => [
      `## ${rule.id}`, '', `**${rule.title}.** ${rule.explains}`, '',
      `- Class \`${rule.class}\`, stage \`${rule.stage}\`${rule.limit ? `, at most \`${rule.limit}\`` : ''}; plan \`${rule.remedy}\`.`,
      `- Proved by: ${rule.provedBy}`,
      `- Ruled out by: ${rule.ruledOutBy}`,
      ...codeLines(rule.codes),
      ...(rule.leadsTo ? [`- Leads to: ${rule.leadsTo.map((/** @type {string} */ id) => `\`${id}\``).join(', ')}.`] : []),
      `- Sources: ${rule.sources.map((/** @type {{ title: string, url: string }} */ { title, url }) => `[${title}](${url})`).join('; ')}.`, '',
    ]),
  ].join('\n'));
}

const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
pages.set('ARCHITECTURE.md', between(architecture, 'imports', drawing()));

let stale = 0;
for (const [path, text] of pages) {
  const file = join(root, path);
  const wanted = text.endsWith('\n') ? text : `${text}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
  if (check) {
    process.stderr.write(`${path} is out of date: run npm run docs\n`);
    stale++;
  } else {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, wanted);
  }
}
const generated = new Set([...pages.keys()].filter((path) => path.startsWith('docs/rules/')).map((path) => path.slice('docs/rules/'.length)));
for (const file of existsSync(join(root, 'docs/rules')) ? readdirSync(join(root, 'docs/rules')) : []) {
  if (generated.has(file)) continue;
  if (check) {
    process.stderr.write(`docs/rules/${file} belongs to no rules: run npm run docs\n`);
    stale++;
  } else rmSync(join(root, 'docs/rules', file));
}
process.exitCode = stale > 0 ? 1 : 0;

/** @param {Record<string, readonly number[]> | undefined} codes */
function codeLines(codes) {
  if (!codes) return [];
  const words = { aadsts: 'AADSTS', client: 'client code', winHttp: 'WinHTTP error', httpStatus: 'HTTP status', join: 'join code' };
  return Object.entries(codes).filter(([, list]) => list.length > 0).map(([field, list]) =>
    `- Read from ${words[/** @type {keyof typeof words} */ (field)]}: ${list.map((code) => `\`${code > 0xfffff && field !== 'aadsts' ? `0x${code.toString(16).padStart(8, '0')}` : code}\``).join(', ')}.`);
}

/** The folders of the core and what they import, drawn from the imports themselves. */
function drawing() {
  const core = join(root, 'src/core');
  /** @type {Map<string, Set<string>>} */
  const edges = new Map();
  for (const folder of readdirSync(core, { withFileTypes: true })) {
    if (!folder.isDirectory() || folder.name === 'testing') continue;
    const to = new Set();
    for (const file of readdirSync(join(core, folder.name), { recursive: true, withFileTypes: true })) {
      if (!file.isFile() || !file.name.endsWith('.ts') || file.name.endsWith('.test.ts')) continue;
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      for (const match of text.matchAll(/from '(?:\.\.\/)+([a-z-]+)\//g)) if (match[1] !== folder.name && existsSync(join(core, match[1] ?? ''))) to.add(match[1]);
    }
    edges.set(folder.name, to);
  }
  const lines = [...edges].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, to]) => `${from.padEnd(10)} ← ${[...to].sort().join(', ') || '(nothing)'}`);
  return ['```text', ...lines, '```'].join('\n');
}

/** @param {string} text @param {string} name @param {string} content */
function between(text, name, content) {
  const open = `<!-- ${name}: generated -->`;
  const close = `<!-- /${name} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf(close);
  if (start < 0 || end < 0) throw new Error(`ARCHITECTURE.md lacks the marks of ${name}`);
  return `${text.slice(0, start + open.length)}\n${content}\n${text.slice(end)}`;
}
