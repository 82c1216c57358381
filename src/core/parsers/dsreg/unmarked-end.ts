import type { Field } from '../../evidence/dsreg.js';
import type { KnownFieldName } from './known-fields.js';
import type { Tail } from './truncation.js';

interface CaptureEnd {
  readonly fields: readonly Pick<Field, 'fact' | 'value' | 'section'>[];
  readonly sections: readonly string[];
  readonly byName: { get(name: KnownFieldName): Pick<Field, 'value'> | undefined };
}

/** Builds that print one of these close every output with a line of their own. */
const ofBuildsWithFooter: readonly KnownFieldName[] = ['Device Name', 'DeviceAuthStatus', 'Executing Account Name'];

/**
 * Whether this is a whole output whose end carries no mark. Windows 10 before 21H1 prints no closing line, and no build
 * prints the Ngc Prerequisite Check to a prompt that is not elevated once Windows Hello is set; such an output just stops
 * behind its last section.
 */
export function endsUnmarked({ fields, sections, byName }: CaptureEnd, tail: Tail | undefined): boolean {
  const last = fields.at(-1);
  if (last === undefined || tail?.brokenLine !== undefined) return false;
  if (sections[0] !== 'Device State' || byName.get('NgcSet')?.value !== 'YES') return false;
  // Only a prompt that is not elevated gets these words; an elevated one goes on with the Ngc Prerequisite Check.
  if (byName.get('KeySignTest')?.value !== 'MUST Run elevated to test.' || ofBuildsWithFooter.some((name) => byName.get(name) !== undefined)) return false;
  switch (last.section) {
    case 'Diagnostic Data': return last.fact === 'KeySignTest';
    case 'User State': return tail?.insideLine !== true && !sections.includes('SSO State') && last.fact === lastOfUserState(byName);
    default: return false;
  }
}

/** Builds before 1809 print the PRT in User State; those that know WebAuthn print the Enterprise PRT behind it. */
function lastOfUserState(byName: CaptureEnd['byName']): KnownFieldName {
  return byName.get('WebAuthNSrvVersion') === undefined && byName.get('EnterprisePrt') === undefined ? 'AzureAdPrt' : 'EnterprisePrtAuthority';
}
