/** The walls of the house. A folder may import from the folders on its row, and from itself. */
const rows = {
  'core/evidence': [],
  'core/catalog': ['core/evidence'],
  'core/intake': ['core/evidence', 'core/report'],
  'core/parsers': ['core/evidence', 'core/catalog'],
  'core/derived': ['core/evidence', 'core/catalog'],
  'core/rules': ['core/evidence', 'core/catalog', 'core/derived'],
  'core/diagnosis': ['core/evidence', 'core/catalog', 'core/derived', 'core/rules'],
  'core/remedies': ['core/evidence', 'core/catalog', 'core/report'],
  'core/compare': ['core/evidence', 'core/catalog', 'core/report'],
  'core/report': ['core/evidence', 'core/catalog', 'core/derived', 'core/diagnosis'],
};

/** npm packages that the core may use, each in one folder. */
const packages = {
  'core/intake': ['fflate', '@noble/hashes'],
  'core/parsers': ['@noble/hashes', '@peculiar/asn1-schema', '@peculiar/asn1-x509', 'fflate', 'htmlparser2', 'papaparse'],
};

const folder = (name) => `^src/${name}/`;

/** The same for the lab; a folder may also import types alone from `types`. Files beside the folders (time, chance, ids) are for all. */
const labRows = {
  names: { uses: [], types: [] },
  crypto: { uses: [], types: [] },
  xml: { uses: [], types: [] },
  network: { uses: ['crypto'], types: [] },
  entra: { uses: ['names', 'crypto', 'xml'], types: ['network'] },
  'identity-provider': { uses: ['names', 'crypto', 'xml', 'entra'], types: ['network'] },
  windows: { uses: ['names', 'crypto', 'xml', 'network'], types: [] },
  evidence: { uses: ['names', 'xml'], types: ['network', 'entra', 'windows'] },
  faults: { uses: ['names'], types: ['entra', 'evidence', 'scenario'] },
  scenario: { uses: ['names', 'crypto', 'network', 'entra', 'identity-provider', 'windows', 'evidence', 'faults'], types: [] },
};
const labFolder = (name) => `^lab/${name}/`;
const besideLabFolders = '^lab/(?!index\\.)[^/]+\\.ts$';
const labTests = '\\.test(-support)?\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'Two files that need each other are one idea: merge them, or move what both need below both.', severity: 'error', from: { pathNot: 'testing' }, to: { circular: true } },
    { name: 'core-is-pure', comment: 'The core runs in browsers too: hand it bytes and times instead of opening files or clocks.', severity: 'error', from: { path: '^src/core/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['core'] } },
    { name: 'core-knows-no-host', comment: 'The core does not know who calls it: move the code into src/node or src/cli, or pass it in.', severity: 'error', from: { path: '^src/core/' }, to: { path: '^src/(node|cli|graph|web|fleet)/' } },
    { name: 'hosts-stay-out-of-the-engine', comment: 'Ask src/core/index.ts. Doors and renderers may be loaded one by one, so that nobody pays for what he does not use.', severity: 'error', from: { path: '^src/(node|cli|graph|web)/', pathNot: '\\.test\\.ts$' }, to: { path: '^src/core/(parsers|derived|rules|diagnosis|remedies|testing)/' } },
    { name: 'page-is-its-own-host', comment: 'The page runs in browsers: what Node can do is not there, and the command line must not load the page.', severity: 'error', from: { path: '^src/web/', pathNot: '\\.test\\.tsx?$' }, to: { path: '^src/(node|cli|graph|fleet)/' } },
    { name: 'page-is-pure-of-node', comment: 'Browsers have no such module.', severity: 'error', from: { path: '^src/web/', pathNot: '\\.test\\.tsx?$' }, to: { dependencyTypes: ['core'] } },
    { name: 'nobody-imports-the-page', comment: 'The page is built into one file; the command line serves that file.', severity: 'error', from: { path: '^src/(core|node|cli|graph|fleet)/' }, to: { path: '^src/web/' } },
    { name: 'graph-is-asked-by-diagnose-alone', comment: 'Only `prtrace diagnose --graph` asks Microsoft Graph, and loads what that takes when it is wanted: import it there, lazily.', severity: 'error', from: { path: '^src/', pathNot: ['^src/graph/', '^src/cli/commands/diagnose\\.ts$'] }, to: { path: '^src/graph/' } },
    { name: 'graph-is-loaded-when-wanted', comment: 'A diagnosis of files must not load what signs in to Entra ID: use `await import(…)`.', severity: 'error', from: { path: '^src/', pathNot: '^src/graph/' }, to: { path: '^src/graph/', dynamic: false } },
    { name: 'azure-packages-stay-in-graph', comment: 'Signing in and asking Graph happens in src/graph alone.', severity: 'error', from: { path: '^src/', pathNot: '^src/graph/' }, to: { path: 'node_modules/(@azure|@microsoft)/' } },
    { name: 'lab-is-loaded-by-its-command', comment: 'The lab is for `prtrace lab` alone: nothing else in the product knows it.', severity: 'error', from: { path: '^src/', pathNot: ['^src/cli/(commands/lab\\.ts$|lab/)', '\\.test\\.ts$'] }, to: { path: '^lab/' } },
    { name: 'lab-is-loaded-when-wanted', comment: 'A diagnosis must not load the lab: use `await import(…)`.', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.ts$' }, to: { path: '^lab/', dynamic: false, dependencyTypesNot: ['type-only', 'type-import'] } },
    { name: 'lab-asks-the-engine-from-outside', comment: 'The lab hands evidence to src/core/index.ts like everybody else; what it emulates must not lean on how the engine reads.', severity: 'error', from: { path: '^lab/', pathNot: '\\.test\\.ts$' }, to: { path: '^src/(core/(?!index\\.ts)|web|graph|cli)' } },
    { name: 'nobody-imports-tests', comment: 'What tests share lives in src/core/testing.', severity: 'error', from: {}, to: { path: '\\.test\\.ts$' } },
    ...Object.entries(rows).map(([name, allowed]) => ({
      name: `${name.replace('/', '-')}-looks-down-only`,
      comment: `${name} may import from: ${allowed.join(', ') || 'nothing'}. Move what is needed further down the pipeline.`,
      severity: 'error',
      from: { path: folder(name), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: [folder(name), ...allowed.map(folder)] },
    })),
    ...Object.entries(labRows).map(([name, { uses, types }]) => ({
      name: `lab-${name}-looks-down-only`,
      comment: `lab/${name} may import from: ${[...uses, ...types.map((type) => `${type} (types)`)].join(', ') || 'nothing'}. Move what both sides need below both (lab/names, or a file beside the folders), or change the row here and the table in lab/README.md.`,
      severity: 'error',
      from: { path: labFolder(name), pathNot: labTests },
      to: { path: '^lab/', pathNot: [besideLabFolders, ...[name, ...uses, ...types].map(labFolder)] },
    })),
    ...Object.entries(labRows).filter(([, { types }]) => types.length > 0).map(([name, { types }]) => ({
      name: `lab-${name}-takes-types-only`,
      comment: `lab/${name} knows only the types of: ${types.join(', ')}. Write \`import type\`, or have the value handed in.`,
      severity: 'error',
      from: { path: labFolder(name), pathNot: labTests },
      to: { path: types.map(labFolder), dependencyTypesNot: ['type-only'] },
    })),
    { name: 'lab-folders-stand-on-files', comment: 'Files beside the folders of the lab are for all of them: they know no folder, but for index.ts, which is for the command.', severity: 'error', from: { path: besideLabFolders, pathNot: labTests }, to: { path: '^lab/[^/]+/' } },
    ...Object.keys(rows).map((name) => ({
      name: `${name.replace('/', '-')}-npm`,
      comment: 'The core takes no package that is not argued for; see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: folder(name), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: (packages[name] ?? []).map((p) => `node_modules/${p}`).concat('^$') },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.tsv\\?raw$' },
  },
};
