import type { MarkedLine, Standing } from './marked-lines.js';
import { type Generation, generations } from '../generation.js';
import type { CaptureContext } from './capture-options.js';
import type { DsregcmdView } from './dsregcmd-view.js';

/**
 * One line of the table that drives the layout. Of the rows with one name, the first that has a value is printed. Its standing says
 * how well name, place and form of the line are known; whether a fault leads to the value is the fault's to say.
 */
export interface LayoutLine extends Standing {
  /** As printed. */
  readonly name: string;
  /** Windows that print it. Absent: all that print the section. */
  readonly generations?: readonly Generation[];
  /** Who gets to see it. Absent: everybody. */
  readonly contexts?: readonly CaptureContext[];
  /** What stands behind the colon. Undefined: this PC prints no such line. */
  readonly value: (view: DsregcmdView) => string | undefined;
  /** Where the state itself says how well its value is known: that goes before the row's own. */
  readonly standing?: (view: DsregcmdView) => Standing | undefined;
}

/** A section of dsregcmd's output: banner, title, groups of lines. */
export interface LayoutSection {
  readonly title: string;
  /** Absent: printed wherever one of its lines is. */
  readonly when?: (view: DsregcmdView) => boolean;
  /** What is said before the first group, without names. */
  readonly opening?: (view: DsregcmdView) => readonly MarkedLine[];
  /** Groups stand apart by a blank line. */
  readonly groups: readonly (readonly LayoutLine[])[];
}

/** 21H1 and later: device test, PRT diagnostics, executing account, proxy settings. */
export const since21h1: readonly Generation[] = generations.filter((one) => one !== 'windows-10-1607' && one !== 'windows-10-1809');

/** Client Windows with the updates of 2023 and later: cloud Kerberos and the state of the device's names. */
export const withCloudKerberos: readonly Generation[] = ['windows-10-22h2', 'windows-11-23h2', 'windows-11-25h2'];
