/** What the fields under a section's title belong to. */
export type SectionKind = 'device' | 'plain' | 'sso' | 'account' | 'diagnostic' | 'proxy' | 'ngc';

export interface Section {
  /** As printed, blanks folded. */
  readonly title: string;
  readonly kind: SectionKind;
  /** The number of a `Work Account N`. */
  readonly number: number;
}

function section(title: string, kind: SectionKind, number = 0): Section {
  return { title, kind, number };
}

/** Where no banner was shown. */
export const noSection = section('', 'plain');

/** In the order in which the tool prints them. */
export const knownSections: readonly Section[] = [
  section('Device State', 'device'),
  section('Device Details', 'plain'),
  section('Tenant Details', 'plain'),
  section('User State', 'plain'),
  section('SSO State', 'sso'),
  section('Work Account 1', 'account', 1),
  section('Work Account 2', 'account', 2),
  section('Diagnostic Data', 'diagnostic'),
  section('IE Proxy Config for System Account', 'proxy'),
  section('URL Specific Proxy Config', 'proxy'),
  section('IE Proxy Config for Current User', 'proxy'),
  section('WinHttp Default Proxy Config', 'proxy'),
  section('Ngc Prerequisite Check', 'ngc'),
];

const byLowerTitle = new Map(knownSections.map((known) => [known.title.toLowerCase(), known]));

const workAccount = 'work account ';

/** One blank for several, none at the ends. */
export function foldBlanks(text: string): string {
  const trimmed = text.trim();
  if (trimmed.indexOf('  ') < 0 && trimmed.indexOf('\t') < 0) return trimmed;
  return trimmed.replaceAll('\t', ' ').split(' ').filter((word) => word !== '').join(' ');
}

/** The section of that title if the tool is known to print it, in any case and spacing. */
export function knownSection(title: string): Section | undefined {
  if (title.length > 60 || title.length < 8) return undefined;
  const folded = foldBlanks(title);
  const lower = folded.toLowerCase();
  const exact = byLowerTitle.get(lower);
  if (exact !== undefined) return exact.title === folded ? exact : { ...exact, title: folded };
  if (lower.charCodeAt(0) === 119 && lower.startsWith(workAccount)) {
    const number = Number(lower.slice(workAccount.length));
    if (Number.isInteger(number) && number > 0) return section(folded, 'account', number);
  }
  if (lower.charCodeAt(0) === 105 && lower.startsWith('ie proxy config for ')) {
    // A user of another kind than the two known ones; but not half of a known title.
    const isHalf = knownSections.some((known) => known.title.toLowerCase().startsWith(lower));
    return isHalf ? undefined : section(folded, 'proxy');
  }
  return undefined;
}

/** Any title: a known one, or an unknown one that is kept as it stands. */
export function sectionTitled(title: string): Section {
  const known = knownSection(title);
  if (known !== undefined) return known;
  const folded = foldBlanks(title);
  return section(folded, folded.toLowerCase().includes('proxy') ? 'proxy' : 'plain');
}
