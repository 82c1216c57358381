/** `npm run new:rule <family> <id>`: a rule and its table, ready to be filled in, registered in the index. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [family, id] = process.argv.slice(2);
if (!family || !id || !/^[a-z][a-z0-9-]+$/.test(id) || !/^[a-z][a-z-]+$/.test(family)) {
  process.stderr.write('usage: npm run new:rule <family> <noun-of-the-fault>   (kebab-case; see src/core/rules for the families)\n');
  process.exit(2);
}
const folder = fileURLToPath(new URL(`../src/core/rules/${family}/`, import.meta.url));
const index = fileURLToPath(new URL('../src/core/rules/index.ts', import.meta.url));
const name = id.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
if (existsSync(`${folder}${id}.ts`)) {
  process.stderr.write(`${family}/${id}.ts exists already\n`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}${id}.ts`, `import { learn } from '../../catalog/learn.js';
import { defineRule, inconclusive, proof } from '../define-rule.js';

export const ${name} = defineRule({
  id: '${id}',
  class: 'cloud-auth', stage: 'user-auth',
  title: 'The fault as a plain statement',
  explains: 'What it is and why it breaks the PRT, for a reader who meets it the first time.',
  provedBy: 'What would prove it.',
  ruledOutBy: 'What rules it out.',
  needsAnyOf: ['attempt'],
  sources: [learn.prt],
  remedy: 'read-sign-in-log',
  diagnose({ attempt }) {
    const because = proof(attempt?.serverText);
    return because ? { kind: 'found', because, confidence: 'possible' } : inconclusive;
  },
});
`);
writeFileSync(`${folder}${id}.test.ts`, `import { describe, it } from 'vitest';
import { captureText, refusedWith, testRule, withoutPrt } from '../../testing/index.js';
import { ${name} } from './${id}.js';

testRule({ describe, it }, ${name}, {
  fires: [
    { name: 'the clean case', text: captureText({ sso: withoutPrt, attempt: refusedWith('AADSTS50126: …') }), confidence: 'possible' },
  ],
  staysSilent: [
    { name: 'a healthy capture', text: captureText() },
  ],
});
`);
const text = readFileSync(index, 'utf8');
const withImport = text.replace('\n/** Every rule.', `import { ${name} } from './${family}/${id}.js';\n\n/** Every rule.`);
writeFileSync(index, withImport.replace(/\n\];\n$/, `\n  ${name},\n];\n`));
process.stdout.write(`wrote src/core/rules/${family}/${id}.ts and its test, and registered it\nnext: fill them in, add a case (npm run new:case), then npm run docs\n`);
