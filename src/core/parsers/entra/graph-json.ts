import type { Parsed, TextFile, TextParser } from '../../evidence/artifact.js';
import { EntraEvidence } from './entra-evidence.js';
import { fileKind } from './file-kind.js';
import { questionOfPath } from './graph-question.js';
import { isGraphJson, readJson } from './json-kind.js';
import { walkJson } from './json-walk.js';

/**
 * JSON about the directory, its audit log and its sign-in log: answers of Microsoft Graph, `az rest`, `ConvertTo-Json`, the
 * portal's download, Log Analytics, diagnostic settings.
 *
 *     {"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#devices","value":[
 *       {"id":"0f1e2d3c-0000-4000-8000-000000000001","deletedDateTime":null,"accountEnabled":false,"approximateLastSignInDateTime":"2026-09-01T07:12:45Z",
 *        "deviceId":"7F0E5F1C-0000-4000-8000-000000000002","displayName":"PC-1","isCompliant":true,"isManaged":true,"onPremisesSyncEnabled":true,
 *        "operatingSystemVersion":"10.0.26100.4652","registrationDateTime":"2025-02-03T09:00:00Z","trustType":"ServerAd",
 *        "alternativeSecurityIds":[{"type":2,"identityProvider":null,"key":"WAA1ADAAOQA6ADwAUwBIAEEAMQAtAFQAUAAtAFAAVQBCAEsARQBZAD4AMAAxADIAMwA0ADUANgA3ADgAOQBBAEIAQwBEAEUARgAwADEAMgAzADQANQA2ADcAOAA5AEEAQgBDAEQARQBGADAAMQAyADMANAA1ADYANwBhAGIAYwBkAGUAZgBnAGgAaQBqAGsAbABtAG4AbwBwAHEAcgBzAHQAdQB2AHcAeAB5AHoAQQBCAEMARABFAEYARwBIAEkASgBLAEwATQBOAE8AUABRAD0A"}]}]}
 */
export const graphJson: TextParser = { id: 'graph-json', recognises: isGraphJson, parse: parseGraphJson };

function parseGraphJson(file: TextFile): Parsed {
  const { documents, notes, unread } = readJson(file);
  if (unread !== undefined) return { artifacts: [], notes, unread };
  const evidence = new EntraEvidence(file.path);
  for (const note of notes) evidence.say(note);
  const asked = questionOfPath(file.path);
  const interactive = fileKind(file.path);
  walkJson(documents, file.path, file.firstLine, asked, {
    record: (kind, members, place, question) => { evidence.add(kind, members, place, question, interactive); },
    error: (error) => { evidence.addError(error); },
    empty: (question, place, whole) => { evidence.addEmpty(question, place, whole); },
    unknown: (place) => { evidence.addUnknown(place); },
    complain: (place, reason) => { evidence.note(place, reason); },
    done: () => false,
  });
  // The path of a live fetch says that the file's time is the time of the answer.
  if (asked !== undefined && file.modifiedUtc !== undefined) evidence.readAt(file.modifiedUtc);
  return evidence.parsed('This JSON holds no device, user, sign-in or audit entry that Prtrace knows.');
}
