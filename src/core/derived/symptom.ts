import type { Cited } from '../evidence/cited.js';

/** What the reported symptom is about, as far as its words tell. */
export type SymptomKind =
  | 'chromium-browser' | 'firefox' | 'private-window' | 'browser' | 'office-app' | 'command-line' | 'conditional-access'
  | 'cloud-kerberos' | 'kerberos' | 'windows-hello' | 'other';

export interface Symptom {
  readonly cited: Cited;
  readonly kind: SymptomKind;
  /** The words themselves say that it is the wrong account, or that one is missing: more than that an app asks. */
  readonly namesAccount: boolean;
}

/** Words that people use, the more telling kinds first. All lower case; matched at word starts. */
const vocabulary: readonly (readonly [SymptomKind, readonly string[]])[] = [
  ['private-window', ['inprivate', 'incognito', 'private window', 'private browsing']],
  ['command-line', ['azure cli', 'az login', 'powershell', 'device code', 'device-code', 'wsl', 'terminal', 'terraform', 'git ']],
  ['chromium-browser', ['chrome', 'brave', 'opera', 'vivaldi']],
  ['firefox', ['firefox']],
  ['conditional-access', ['unregistered', 'not registered', 'compliant', 'compliance', 'conditional access', 'managed by', 'mfa', 'multi-factor', 'multifactor', 'second factor', 'authenticator', 'verification code', 'for a code', 'blocked', 'aadsts5300', 'aadsts50097', 'aadsts50005', 'device state', 'sign-in frequency']],
  ['cloud-kerberos', ['azure files', 'azure file', 'fslogix']],
  ['kerberos', ['file share', 'network drive', 'mapped drive', 'on-premises', 'on-prem', 'kerberos', 'smb', 'printer', 'intranet']],
  ['windows-hello', ['windows hello', 'pin ', 'fingerprint', 'face recognition', 'whfb']],
  ['browser', ['edge', 'browser', 'website', 'portal', 'web page']],
  ['office-app', ['outlook', 'teams', 'onedrive', 'word', 'excel', 'powerpoint', 'office', 'sharepoint', 'onenote']],
];

/** Which account an app uses, in the words that people use for it. */
const accountWords: readonly string[] = [
  'wrong account', 'wrong user', 'other account', 'another account', 'different account', 'old account', 'personal account', 'private account', 'someone else\'s account',
  'two accounts', 'both accounts', 'account twice', 'account is missing', 'account is gone', 'no account',
];

/** Sorts a symptom given in the user's words. Absent when none was given. */
export function symptom(text: string | undefined): Symptom | undefined {
  const trimmed = text?.trim();
  if (!trimmed) return undefined;
  // A longer text is a mail thread; its first words tell the symptom.
  const lower = ` ${trimmed.slice(0, 4000).toLowerCase()} `;
  const kind = vocabulary.find(([, words]) => words.some((word) => standsAtWordStart(lower, word)))?.[0] ?? 'other';
  return { cited: { fact: 'symptom', value: trimmed, locator: 'reported symptom' }, kind, namesAccount: accountWords.some((word) => standsAtWordStart(lower, word)) };
}

function standsAtWordStart(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (!(before >= 97 && before <= 122)) return true;
  }
  return false;
}
