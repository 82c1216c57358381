import type { CaptureBuilder } from './capture-builder.js';
import { joinInfoPairs, readDebugLine } from './debug.js';
import { fieldNamed } from './known-fields.js';
import type { TextLine } from './text-line.js';

/** Lines for which an event of an exported log goes on. */
const linesOfEvent = 40;

/** Follows the debug grammar through a text: messages that go on below, Join Info on several lines, events that quote it. */
export class DebugText {
  private readonly captures: CaptureBuilder;
  private isMessageOpen = false;
  private isJoinInfoOpen = false;
  /** Lines left of an exported event, whose text quotes the debug output without being one. */
  private eventLines = 0;

  constructor(captures: CaptureBuilder) {
    this.captures = captures;
  }

  get isInsideEvent(): boolean {
    return this.eventLines > 0;
  }

  endMessage(): void {
    this.isMessageOpen = false;
  }

  /** `TenantType = Managed;` below an open `Join Info {`. */
  readOpenJoinInfo(line: TextLine): boolean {
    if (!this.isJoinInfoOpen) return false;
    this.isJoinInfoOpen = line.content.indexOf('=') > 0 || line.content.startsWith('}');
    if (!this.isJoinInfoOpen) return false;
    this.readJoinInfo(line);
    return true;
  }

  /**
   * `message`: the line is one, or part of Join Info. `rest`: it goes on with the message above, which only a line that
   * follows it directly does. Undefined: the line has nothing to do with the debug grammar.
   */
  read(line: TextLine, isContiguous: boolean): 'message' | 'rest' | undefined {
    const content = line.content.trim();
    const first = content.charCodeAt(0);
    if ((first === 76 && content.startsWith('Log Name:')) || (first === 69 && (content.startsWith('Event ID:') || content.startsWith('EventID:')))) {
      this.eventLines = linesOfEvent;
    }
    if (this.eventLines > 0) {
      this.eventLines--;
      return undefined;
    }
    if (content.indexOf('{') >= 0 && content.indexOf('Join Info') >= 0) {
      this.readJoinInfo(line);
      if (!content.includes('::')) return 'message';
    }
    const { draft } = this.captures;
    const amongDebug = (draft.messages.length > 0 || draft.debugKeys > 0) && !draft.closed;
    // `ERROR` in front of a message looks like a log's level word.
    const whole = line.text.trimStart();
    const debug = readDebugLine(whole.charCodeAt(0) === 69 && whole.startsWith('ERROR ') ? whole : line.content, amongDebug);
    const mayBeRest = this.isMessageOpen && isContiguous;
    if (debug !== undefined && !(mayBeRest && debug.fact === 'message')) {
      this.captures.message(debug.fact, debug.value, line.number, debug.distinctive);
      if (debug.isEnd) this.captures.draft.endSeen = true;
      this.isMessageOpen = true;
      return 'message';
    }
    return mayBeRest && this.captures.extendMessage(content) ? 'rest' : undefined;
  }

  private readJoinInfo(line: TextLine): void {
    for (const [name, value] of joinInfoPairs(line.content)) {
      this.captures.pair(fieldNamed(name), name, value, line.number, line.raw);
      this.captures.draft.hasOwnMessage ||= name === 'TenandID';
    }
    this.isJoinInfoOpen = line.content.indexOf('}') < 0;
  }
}
