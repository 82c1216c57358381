import type { Generation } from '../generation.js';
import { sectionsOf1607 } from './dsregcmd-1607.js';
import { deviceSections } from './dsregcmd-device-sections.js';
import { diagnosticSections } from './dsregcmd-diagnostic-sections.js';
import { helloPrerequisites } from './dsregcmd-hello-section.js';
import { proxySections } from './dsregcmd-proxy-sections.js';
import { userSections } from './dsregcmd-user-sections.js';
import type { LayoutSection } from './layout-line.js';

/** The form of the output of one Windows generation. */
export interface DsregcmdLayout {
  /** Names are right-aligned to it; longer ones stick out. */
  readonly nameColumns: number;
  readonly sections: readonly LayoutSection[];
  /** `For more information, please visit …` */
  readonly footer: boolean;
}

/**
 * The layout of a generation, as measured in public outputs: names take 18 columns in Server 2016 and 26 in all later ones;
 * outputs of 1809 and Server 2019 end without the footer.
 */
export function dsregcmdLayout(generation: Generation): DsregcmdLayout {
  if (generation === 'windows-10-1607') return { nameColumns: 18, sections: sectionsOf1607, footer: false };
  return { nameColumns: 26, sections: [...deviceSections, ...userSections, ...diagnosticSections, ...proxySections, helloPrerequisites], footer: generation !== 'windows-10-1809' };
}
