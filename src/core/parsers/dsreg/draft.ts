import type { DraftField } from './draft-field.js';
import type { Cited } from '../../evidence/cited.js';
import type { AttemptBlock, DsregCapture, ParseNote, Surroundings } from '../../evidence/dsreg.js';
import { FewFields, FieldsByName } from './fields-by-name.js';
import { fieldInSection, fieldSpelled, knownFields } from './known-fields.js';
import type { KnownField, KnownFieldName } from './known-fields.js';
import { knownSection, noSection } from './sections.js';
import type { Section } from './sections.js';
import { whereCutShort } from './truncation.js';
import type { Tail } from './truncation.js';
import { endsUnmarked } from './unmarked-end.js';
import { isMasked } from './value-shape.js';
import { unwrap } from './wrapped-value.js';
import type { WrappedValue } from './wrapped-value.js';


interface DraftBlock extends AttemptBlock {
  readonly fields: FewFields;
}

interface DraftGroup {
  readonly fields: FewFields;
}

/** What becomes of a field by its name, outside work accounts and proxy sections. */
type Route = 'plain' | 'entra-prt' | 'enterprise-prt' | 'heading' | 'attempt' | 'account' | 'proxy' | 'debug';

const prtNames = ['Prt', 'PrtUpdateTime', 'PrtExpiryTime', 'PrtAuthority'];

function routeOf(field: KnownField): Route {
  if (prtNames.some((name) => field.name === `AzureAd${name}`)) return 'entra-prt';
  if (prtNames.some((name) => field.name === `Enterprise${name}`)) return 'enterprise-prt';
  if (field.name.endsWith('PrtDiagnostics')) return 'heading';
  switch (field.areas[0]) {
    case 'attempt': return 'attempt';
    case 'account': return 'account';
    case 'proxy': return 'proxy';
    case 'debug': return 'debug';
    default: return 'plain';
  }
}

const routes: readonly Route[] = knownFields.map(routeOf);

/** Fields that a work account shares with the device or the user. */
const accountToo: ReadonlySet<string> = new Set(knownFields.filter((field) => field.areas.includes('account')).map((field) => field.name));

/** Two values of these in one run are no contradiction: both halves of the diagnostics name their account. */
const printedTwice: ReadonlySet<KnownFieldName> = new Set(['Executing Account Name', 'KeySignTest', 'AadRecoveryEnabled']);

/** What a status output of every generation holds. */
const opening = fieldsNamed(['AzureAdJoined', 'EnterpriseJoined', 'DomainJoined']);
const [azureAdJoined, deviceId, workplaceJoined, azureAdPrt] = fieldsNamed(['AzureAdJoined', 'DeviceId', 'WorkplaceJoined', 'AzureAdPrt']);

function fieldsNamed(names: readonly KnownFieldName[]): readonly KnownField[] {
  return knownFields.filter((field) => names.includes(field.name));
}

/** One capture while it is read. */
export class Draft {
  readonly fields: DraftField[] = [];
  readonly sections: string[] = [];
  readonly byName = new FieldsByName();
  readonly attempts: DraftBlock[] = [];
  readonly workAccounts: (DraftGroup & { readonly number: number })[] = [];
  readonly proxies: (DraftGroup & { readonly section: string })[] = [];
  readonly messages: Cited[] = [];
  readonly notes: ParseNote[] = [];
  readonly wrapped: WrappedValue[] = [];
  surroundings: Surroundings = {};
  section: Section = noSection;
  /** Line of the current section's title. */
  sectionLine = 0;
  firstLine = 0;
  /** The last line that was no field: a title, a message, the footer. */
  otherLine = 0;
  /** A message was seen that nothing but dsregcmd prints. */
  hasOwnMessage = false;
  /** The output's own last line, or a prompt after it, was seen. */
  endSeen = false;
  /** Nothing more belongs to this capture. */
  closed = false;
  /** A prompt with the command stood in front: this is a run of its own, whatever it repeats. */
  commanded = false;
  /** Something was put together or left out by guess. */
  guessed = false;
  debugKeys = 0;
  readonly lengths = { longest: 0, times: 0, keepsBlanks: false };
  private block: DraftBlock | undefined;
  private group: DraftGroup | undefined;
  /** Number of fields when the current title came. */
  private fieldsBefore = 0;
  private looseAccount: (DraftGroup & { readonly number: number }) | undefined;
  private follows: AttemptBlock['follows'] = 'unknown';

  /** Whether a title was given under which no field stood yet. */
  get hasBareTitle(): boolean {
    return this.section !== noSection && this.fieldsBefore === this.fields.length;
  }

  get lastLine(): number {
    return Math.max(this.otherLine, this.fields.at(-1)?.line ?? 0);
  }

  get isEmpty(): boolean {
    return this.fields.length === 0 && this.messages.length === 0;
  }

  /** Only the debug grammar was seen, and at most the two status lines of its trailer. */
  get isDebug(): boolean {
    if (this.debugKeys === 0 && this.messages.length === 0) return false;
    for (const field of this.fields) {
      if (field.section !== '') return false;
    }
    return this.fields.length - this.debugKeys <= 3 && this.byName.get('AzureAdPrt') === undefined && this.byName.get('DomainJoined') === undefined;
  }

  enter(section: Section, line: number): void {
    this.section = section;
    this.sectionLine = line;
    this.fieldsBefore = this.fields.length;
    this.sections.push(section.title);
    this.block = undefined;
    this.group = undefined;
    this.looseAccount = undefined;
    if (this.firstLine === 0) this.firstLine = line;
    this.otherLine = line;
  }

  /** Takes back the title under which no field stood; it belongs to the next capture. */
  leave(): void {
    this.sections.pop();
    this.section = noSection;
    this.otherLine = 0;
  }

  add(name: KnownField | undefined, field: DraftField): void {
    const section = this.section;
    field.section = section.title;
    this.fields.push(field);
    if (this.firstLine === 0) this.firstLine = field.line;
    const { kind } = section;
    const isGroup = kind === 'account' || kind === 'proxy';
    if (isGroup) this.group ??= kind === 'account' ? this.openAccount(section.number) : this.openProxy(section.title);
    if (name === undefined) {
      this.block = undefined;
      (isGroup ? (this.group as DraftGroup).fields : this.byName).addUnknown(field);
      return;
    }
    const known = name.ambiguous ? fieldInSection(name, kind) : name;
    if (isGroup) {
      (this.group as DraftGroup).fields.add(known, field);
      return;
    }
    const route = routes[known.id];
    if (route === 'plain' && this.looseAccount === undefined) {
      this.block = undefined;
      this.byName.add(known, field);
    } else this.route(route, known, field);
  }

  private route(route: Route | undefined, known: KnownField, field: DraftField): void {
    if (route === 'attempt' && this.section.kind !== 'diagnostic') {
      let block = this.block;
      if (block === undefined || block.fields.of(known) !== undefined) {
        block = { kind: 'unknown', follows: this.follows, heading: field, fields: new FewFields() };
        this.attempts.push(block);
        this.block = block;
      }
      block.fields.add(known, field);
      return;
    }
    this.block = undefined;
    if (this.looseAccount !== undefined && route === 'plain' && this.belongsToLooseAccount(known, this.looseAccount)) {
      this.looseAccount.fields.add(known, field);
      return;
    }
    if (route !== 'account') this.looseAccount = undefined;
    switch (route) {
      case 'heading':
        this.block = {
          kind: known.name === 'RefreshPrtDiagnostics' ? 'refresh' : 'acquire', follows: this.follows, heading: field, fields: new FewFields(),
        };
        this.attempts.push(this.block);
        return;
      case 'account':
        // Builds before 1809 print an account's fields straight in User State; so do copies without banners.
        if (this.looseAccount === undefined || this.looseAccount.fields.of(known) !== undefined) {
          this.looseAccount = this.openAccount(this.workAccounts.length + 1);
        }
        this.looseAccount.fields.add(known, field);
        return;
      case 'proxy':
        (this.group ??= this.openProxy('')).fields.add(known, field);
        return;
      case 'entra-prt': this.follows = 'entra'; break;
      case 'enterprise-prt': this.follows = 'enterprise'; break;
      case 'debug': this.debugKeys++; break;
      default: break;
    }
    this.byName.add(known, field);
  }

  private belongsToLooseAccount(known: KnownField, account: DraftGroup): boolean {
    if (!accountToo.has(known.name) || account.fields.of(known) !== undefined) return false;
    return this.section === noSection || this.byName.of(known) !== undefined;
  }

  private openAccount(number: number): DraftGroup & { readonly number: number } {
    const account = { number, fields: new FewFields() };
    this.workAccounts.push(account);
    return account;
  }

  private openProxy(section: string): DraftGroup {
    const proxy = { section, fields: new FewFields() };
    this.proxies.push(proxy);
    return proxy;
  }

  /**
   * Whether this pair cannot come from the same run: a run prints each of these once, so another answer, or the first
   * field of all again, means that another output began.
   */
  contradicts(known: KnownField, value: string): boolean {
    const kind = this.section.kind;
    if (kind === 'account' || kind === 'proxy') return false;
    const earlier = this.byName.of(known);
    if (earlier === undefined || printedTwice.has(known.name) || known.areas[0] === 'debug') return false;
    if (this.looseAccount !== undefined && this.belongsToLooseAccount(known, this.looseAccount)) return false;
    if (earlier.value === value) return known.name === 'AzureAdJoined' && earlier.section === this.section.title && !this.isDebug;
    switch (known.shape) {
      case 'flag': case 'test': case 'status': case 'instant': case 'code': case 'range': case 'guid':
        return earlier.value !== '' && value !== '' && !isMasked(value) && !isMasked(earlier.value);
      default: return known.name === 'Device Name' && value !== '';
    }
  }

  /** A line of the output was that long, blanks at its end counted. */
  measure(length: number): void {
    if (length > this.lengths.longest) {
      this.lengths.longest = length;
      this.lengths.times = 1;
    } else if (length === this.lengths.longest) this.lengths.times++;
  }

  note(line: number, reason: string): void {
    // A thousand notes of one kind help nobody.
    if (this.notes.length < 50) this.notes.push({ line, reason });
  }

  /** Whether anything here can only come from dsregcmd. */
  get isEvidence(): boolean {
    if (this.isEmpty) return false;
    if (this.hasOwnMessage) return true;
    for (const field of this.fields) {
      if (field.value !== '' && fieldSpelled(field.fact)?.distinctive) return true;
      if (field.section !== '' && knownSection(field.section) !== undefined) return true;
    }
    const described = this.attempts.map((block) => block.fields.get('Server Error Description')?.value ?? '');
    return described.some((text) => text.startsWith('AADSTS') || text.startsWith('MSIS'));
  }

  /** What every output of this kind of device holds and this one lacks, as the subject of a sentence. */
  private missingPart(): string | undefined {
    const lacks = (field: KnownField | undefined): boolean => this.byName.of(field as KnownField) === undefined;
    const unseen = opening.filter(lacks).map(({ name }) => name);
    if (unseen.length === opening.length) return 'the beginning of the output (Device State)';
    if (unseen.length > 0) return `a line of Device State (${unseen.join(', ')})`;
    if (this.byName.of(azureAdJoined as KnownField)?.value === 'YES' && lacks(deviceId)) return 'the device part of the output (Device Details)';
    if (!lacks(workplaceJoined)) return lacks(azureAdPrt) ? 'the line about the PRT (AzureAdPrt, in SSO State)' : undefined;
    return lacks(azureAdPrt) ? 'the user part of the output (User State, SSO State)' : 'a line of User State (WorkplaceJoined)';
  }

  /** `tail` is how the file ends; only its last capture has one. */
  finish(file: string, captureIndex: number, tail: Tail | undefined): DsregCapture {
    for (const value of this.wrapped) {
      if (unwrap(value, this.lengths)) {
        this.note(value.field.line, `${value.field.fact}: a line that was broken in two was joined again`);
        this.guessed ||= value.knownWidth === undefined;
      }
    }
    const grammar = this.isDebug ? 'debug' : 'status';
    const last = this.fields.at(-1);
    // Older builds print nothing behind it.
    if (last?.fact === 'PreReqResult' && last.value.endsWith('Provision')) this.endSeen = true;
    this.endSeen ||= endsUnmarked(this, tail);
    const truncatedAtLine = this.endSeen ? undefined : whereCutShort(this, tail);
    if (truncatedAtLine !== undefined) this.note(truncatedAtLine, 'the text stops in the middle of the output');
    else if (!this.endSeen) this.note(this.lastLine, 'the end of the output was not shown');
    let whole = this.endSeen && !this.guessed;
    if (grammar === 'status') {
      const missing = this.missingPart();
      if (missing !== undefined) this.note(this.firstLine, `${missing} was not shown`);
      whole &&= missing === undefined;
    }
    const capture: DsregCapture = {
      file,
      captureIndex,
      grammar,
      firstLine: this.firstLine,
      lastLine: this.lastLine,
      fields: this.fields,
      sections: this.sections,
      byName: this.byName,
      attempts: this.attempts,
      workAccounts: this.workAccounts,
      proxies: this.proxies,
      surroundings: this.surroundings,
      status: whole ? 'complete' : 'partial',
      notes: this.notes.length > 1 ? this.notes.sort((a, b) => a.line - b.line) : this.notes,
      messages: this.messages,
    };
    return truncatedAtLine === undefined ? capture : { ...capture, truncatedAtLine };
  }
}
