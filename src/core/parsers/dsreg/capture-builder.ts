import type { DsregCapture } from '../../evidence/dsreg.js';
import { Draft } from './draft.js';
import type { DraftField, GrowingField } from './draft-field.js';
import type { KnownField } from './known-fields.js';
import { withoutRepeats } from './repeats.js';
import type { Section } from './sections.js';
import type { Shell } from './shell.js';
import type { Tail } from './truncation.js';

/** Longer texts are no message of the tool. */
const longestMessage = 1000;

/** Sections that one run prints twice. */
const printedTwice: ReadonlySet<string> = new Set(['Diagnostic Data']);

/**
 * Takes what the readers find in a file, in order, and decides where one capture ends and the next begins: at a prompt
 * with the command, at a section or a field that a run prints only once, and behind the output's own last line.
 */
export class CaptureBuilder {
  draft = new Draft();
  private readonly finished: Draft[] = [];
  private readonly shell: Shell;

  constructor(shell: Shell) {
    this.shell = shell;
  }

  title(section: Section, line: number): void {
    let draft = this.draft;
    if (draft.hasBareTitle && draft.section.title === section.title) return;
    if (draft.closed || this.startsAnother(section)) draft = this.begin();
    if (draft.firstLine === 0) draft.surroundings = this.shell.take();
    draft.enter(section, line);
  }

  private startsAnother(section: Section): boolean {
    const draft = this.draft;
    if (draft.isEmpty || draft.isDebug) return false;
    if (section.kind === 'device') return true;
    return draft.sections.includes(section.title) && !printedTwice.has(section.title);
  }

  pair(known: KnownField | undefined, fact: string, value: string, line: number, raw: string): GrowingField {
    const field = { fact, value, line, section: '', raw };
    this.field(known, field);
    return field;
  }

  field(known: KnownField | undefined, field: DraftField): void {
    let draft = this.draft;
    if (draft.closed) draft = this.begin();
    else if (known !== undefined && draft.byName.of(known) !== undefined && draft.contradicts(known, field.value)) draft = this.beginWithTitle();
    if (draft.firstLine === 0) draft.surroundings = this.shell.take();
    draft.add(known, field);
  }

  message(fact: string, value: string, line: number, distinctive: boolean): void {
    const draft = this.draft.closed ? this.begin() : this.draft;
    if (draft.firstLine === 0) {
      draft.surroundings = this.shell.take();
      draft.firstLine = line;
    }
    draft.otherLine = line;
    draft.messages.push({ fact, value, line });
    if (distinctive) draft.hasOwnMessage = true;
  }

  /** More of the last message, on a line of its own; false when it is as long as messages get. */
  extendMessage(text: string): boolean {
    const { messages } = this.draft;
    const message = messages.at(-1);
    if (message === undefined || message.value.length > longestMessage) return false;
    messages[messages.length - 1] = { ...message, value: `${message.value} ${text}`.trim() };
    return true;
  }

  /** A prompt or a command line that runs dsregcmd: what follows is another run. */
  command(): void {
    this.draft.endSeen = true;
    this.begin().commanded = true;
  }

  /** Another prompt: whatever ran before has ended. */
  prompt(): void {
    if (!this.draft.isEmpty) this.draft.endSeen = true;
  }

  /** The output's own last line. */
  footer(line: number): void {
    const draft = this.draft;
    if (draft.isEmpty) return;
    draft.endSeen = true;
    draft.closed = true;
    draft.otherLine = line;
  }

  /** An account became known behind the capture. */
  answer(): void {
    const account = this.shell.accountAfter(this.draft.surroundings);
    if (account !== undefined && !this.draft.isEmpty) this.draft.surroundings = { ...this.draft.surroundings, account };
  }

  private begin(): Draft {
    if (!this.draft.isEmpty) this.finished.push(this.draft);
    this.draft = new Draft();
    return this.draft;
  }

  /** Begins a capture at a field whose section's title was already given to the one before. */
  private beginWithTitle(): Draft {
    const before = this.draft;
    const draft = this.begin();
    if (before.hasBareTitle) {
      draft.enter(before.section, before.sectionLine);
      before.leave();
    }
    return draft;
  }

  /** Names of the fields that were found but are no evidence of dsregcmd; ask after `finish`. */
  namesWithoutEvidence(): readonly string[] {
    return [...new Set(this.finished.flatMap((draft) => draft.fields.map((field) => field.fact)))];
  }

  finish(file: string, tail: Tail | undefined): DsregCapture[] {
    const last = this.draft;
    if (!last.isEmpty) this.finished.push(last);
    const captures: DsregCapture[] = [];
    for (const draft of withoutRepeats(this.finished.filter((candidate) => candidate.isEvidence))) {
      captures.push(draft.finish(file, captures.length, draft === last ? tail : undefined));
    }
    return captures;
  }
}
