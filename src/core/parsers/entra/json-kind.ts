import type { TextFile } from '../../evidence/artifact.js';
import { questionOfPath } from './graph-question.js';
import { walkJson } from './json-walk.js';
import type { JsonValues } from './json-values.js';
import { jsonValues, startOfJson } from './json-values.js';

/** What was read of a file, so that recognising and parsing it read it once. Forgotten with the file. */
const read = new WeakMap<TextFile, JsonValues>();

/** The values of a file's JSON. */
export function readJson(file: TextFile): JsonValues {
  let values = read.get(file);
  if (values === undefined) {
    values = jsonValues(file.text);
    read.set(file, values);
  }
  return values;
}

/** Names that stand near the beginning of every export of Entra; none of them alone proves one. */
const signs = [
  '@odata.', '"odata.', 'deviceid"', 'trusttype"', 'alternativesecurityids"', 'approximatelastsignindatetime"', 'userprincipalname"', 'accountenabled"', 'activitydisplayname"',
  'resulttype', 'responses"', '"error"', 'operationname', 'incomingtokentype"', 'conditionalaccess', 'managementagent"',
];
const signLength = 100_000;
/** Things looked at before a file is taken for something else. */
const patience = 60;

/**
 * Whether a file is JSON of Microsoft Graph, of the portal, of Log Analytics or of a script over them, told by the members of
 * its first records. Event logs, network recordings and OAuth answers in JSON are not.
 */
export function isGraphJson(file: TextFile): boolean {
  if (startOfJson(file.text) === undefined) return false;
  const asked = questionOfPath(file.path);
  const head = file.text.slice(0, signLength).toLowerCase();
  if (asked === undefined && !signs.some((sign) => head.includes(sign))) return false;
  const { documents, unread } = readJson(file);
  // Too large or too deep: whose it is can only be guessed, and somebody should say what to do.
  if (unread !== undefined) return asked !== undefined || head.includes('@odata.') || signs.filter((sign) => head.includes(sign)).length >= 3;
  let found = false;
  let tried = 0;
  walkJson(documents, file.path, file.firstLine, asked, {
    record: () => { found = true; }, error: () => { found = true; }, empty: () => { found = true; },
    unknown: () => { tried++; }, complain: () => undefined,
    done: () => found || tried > patience,
  });
  return found;
}
