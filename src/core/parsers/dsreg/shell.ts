import type { Cited } from '../../evidence/cited.js';
import type { Surroundings } from '../../evidence/dsreg.js';
import { fieldSpelled } from './known-fields.js';

/** What a line around the output is. `dsregcmd` is a prompt or a bare command line that runs it. */
export type ShellLine = 'dsregcmd' | 'prompt' | 'header' | 'answer';

const titles: ReadonlySet<string> = new Set([
  'administrator', 'administrateur', 'administrador', 'amministratore', 'administratör', 'beheerder', 'järjestelmänvalvoja',
  'rendszergazda', 'správce', 'yönetici', 'администратор', '管理者', '管理员', '系統管理員', '관리자',
]);

/** Longer lines are neither prompts nor transcript headers. */
const maxLength = 600;

/**
 * Collects who ran what, and since when, from the lines around an output: prompts, the window's title, transcript headers, `whoami` and
 * `hostname`. Labels of transcript headers are translated with Windows, so their values are told by shape.
 */
export class Shell {
  private prompt: Cited | undefined;
  private remoteShell: Cited | undefined;
  private title: Cited | undefined;
  private account: Cited | undefined;
  private host: Cited | undefined;
  private transcriptStart: Cited | undefined;
  /** A time stamp of the header that is being read: of its beginning, once the header names the PC or the account too. */
  private headerStamp: Cited | undefined;
  /** Prompt text in front of the `whoami` that named the account: another prompt may be another user. */
  private accountPrompt: string | undefined;
  private asked: 'account' | 'host' | undefined;
  private askedPrompt = '';
  /** Lines left of a transcript header, which ends at its second row of asterisks. */
  private headerLines = 0;

  /** What is known for a capture that begins now. A prompt stands for one capture only; the rest stays. */
  take(): Surroundings {
    const { prompt, remoteShell, title, account, host, transcriptStart } = this;
    this.prompt = undefined;
    if (prompt === undefined && remoteShell === undefined && title === undefined && account === undefined && host === undefined && transcriptStart === undefined) return nothing;
    return {
      ...(prompt === undefined ? {} : { prompt }),
      ...(remoteShell === undefined ? {} : { remoteShell }),
      ...(title === undefined ? {} : { title }),
      ...(account === undefined ? {} : { account }),
      ...(host === undefined ? {} : { host }),
      ...(transcriptStart === undefined ? {} : { transcriptStart }),
    };
  }

  /** The account that a `whoami` behind a capture named, if it ran at the same prompt. */
  accountAfter(surroundings: Surroundings): Cited | undefined {
    if (surroundings.account !== undefined || this.account === undefined || surroundings.prompt === undefined) return undefined;
    return this.accountPrompt !== undefined && surroundings.prompt.value.startsWith(this.accountPrompt) ? this.account : undefined;
  }

  /** Reads one line without its quoting; undefined when it is none of these. */
  read(text: string, line: number): ShellLine | undefined {
    if (text.length > maxLength) return undefined;
    const content = text.trim();
    if (content === '') return undefined;
    if (isAsterisks(content)) {
      this.headerLines = this.headerLines > 0 ? 0 : 30;
      this.headerStamp = undefined;
      return 'header';
    }
    if (this.headerLines > 0) {
      this.headerLines--;
      if (this.readHeader(content, line)) return 'header';
    }
    const promptEnd = endOfPrompt(content);
    if (promptEnd > 0) return this.readPrompt(content, promptEnd, line);
    if (isCommand(content)) {
      this.asked = undefined;
      if (this.prompt === undefined || line - (this.prompt.line ?? 0) > 3) this.prompt = { fact: 'prompt', value: content, line };
      return 'dsregcmd';
    }
    if (this.asked !== undefined) {
      const asked = this.asked;
      this.asked = undefined;
      if (asked === 'account' && isAccount(content)) {
        this.account = { fact: 'whoami', value: content, line };
        this.accountPrompt = this.askedPrompt;
        return 'answer';
      }
      if (asked === 'host' && content.indexOf(' ') < 0 && content.length <= 63) {
        this.host = { fact: 'hostname', value: content, line };
        return 'answer';
      }
    }
    if (isTitle(content)) {
      this.title = { fact: 'title', value: content, line };
      return 'header';
    }
    return undefined;
  }

  private readPrompt(content: string, promptEnd: number, line: number): ShellLine {
    const command = content.slice(promptEnd).trim();
    const lower = command.toLowerCase();
    const before = content.slice(0, promptEnd);
    this.remoteShell = content.startsWith('*Evil-WinRM*') || content.startsWith('[') ? { fact: 'prompt', value: content, line } : undefined;
    if (this.accountPrompt !== undefined && this.accountPrompt !== before) {
      this.account = undefined;
      this.accountPrompt = undefined;
    }
    this.asked = undefined;
    if (lower.includes('dsregcmd')) {
      this.prompt = { fact: 'prompt', value: content, line };
      return 'dsregcmd';
    }
    if (lower === 'whoami' || lower.startsWith('whoami /upn') || lower === 'whoami.exe') this.asked = 'account';
    else if (lower === 'hostname' || lower === 'hostname.exe' || lower === '$env:computername') this.asked = 'host';
    this.askedPrompt = before;
    return 'prompt';
  }

  /** `Username: CONTOSO\jane`, `Benutzername: …`, `Machine: PC-1 (Microsoft Windows NT 10.0.19045.0)`. */
  private readHeader(content: string, line: number): boolean {
    const colon = content.indexOf(':');
    if (colon <= 0) return false;
    const fact = content.slice(0, colon).trim();
    const value = content.slice(colon + 1).trim();
    // A row of asterisks may also be somebody's separator above an output.
    if (fieldSpelled(fact) !== undefined) return false;
    if (isStamp(value)) {
      this.headerStamp = { fact, value, line };
      // The end of a transcript is stamped too; what follows it is of another time.
      this.transcriptStart = undefined;
      return true;
    }
    const windows = value.indexOf(' (Microsoft Windows');
    if (windows > 0) {
      this.host = { fact, value: value.slice(0, windows), line };
      this.transcriptStart = this.headerStamp;
      return true;
    }
    if (!value.includes('\\') || !isAccount(value)) return false;
    this.transcriptStart = this.headerStamp;
    // The later of two such lines is `RunAs User`, which is the account that the commands really ran as.
    this.account = { fact, value, line };
    this.accountPrompt = undefined;
    return true;
  }
}

const nothing: Surroundings = {};

/** Where the prompt ends and the command begins, or -1 if the line begins with no prompt. */
function endOfPrompt(content: string): number {
  let at = 0;
  if (content.startsWith('*Evil-WinRM*')) at = 12;
  else if (content.charCodeAt(0) === 91) {
    const close = content.indexOf(']:');
    if (close < 0 || !content.startsWith(' PS', close + 2)) return -1;
    at = close + 2;
  }
  while (content.charCodeAt(at) === 32) at++;
  if (content.startsWith('PS>', at)) return at + 3;
  if (content.startsWith('PS ', at)) {
    const end = content.indexOf('>', at);
    const path = content.slice(at + 3, end);
    return end > 0 && (isPath(path) || path.includes(':') || path.startsWith('/') || path === '~') && !path.includes('<') ? end + 1 : -1;
  }
  const end = content.indexOf('>', at);
  if (end > 0 && end < 280 && isPath(content.slice(at, end))) return end + 1;
  // Shells that are not Windows' own show `$`, `#` or `>` in front of what was typed.
  const sign = content.charCodeAt(0);
  if ((sign === 36 || sign === 35 || sign === 62 || sign === 37) && isCommand(content.slice(1).trim())) return 1;
  const dollar = content.indexOf('$ ');
  return dollar > 0 && dollar < 80 && isCommand(content.slice(dollar + 2).trim()) ? dollar + 1 : -1;
}

function isPath(text: string): boolean {
  const drive = text.charCodeAt(0) | 32;
  return (drive >= 97 && drive <= 122 && text.startsWith(':\\', 1)) || text.startsWith('\\\\');
}

/** `dsregcmd /status`, `.\dsregcmd.exe /debug`, `Starting external process: C:\Windows\system32\dsregcmd.exe /status`. */
function isCommand(content: string): boolean {
  if (content.indexOf('cmd') < 0 && content.indexOf('CMD') < 0 && content.indexOf('Cmd') < 0) return false;
  let text = content.toLowerCase();
  const prefix = 'starting external process:';
  if (text.startsWith(prefix)) text = text.slice(prefix.length).trim();
  if (text.startsWith('&') || text.startsWith('"')) text = text.slice(1).trim();
  const at = text.indexOf('dsregcmd');
  if (at < 0) return false;
  const before = text.slice(0, at);
  if (before !== '' && !before.endsWith('\\') && !before.endsWith(' ')) return false;
  if (before !== '' && !isPath(before) && before !== '.\\' && !before.startsWith('psexec') && !before.startsWith('cmd') && !before.startsWith('runas')) return false;
  let rest = text.slice(at + 8);
  if (rest.startsWith('.exe')) rest = rest.slice(4);
  if (rest.startsWith('"')) rest = rest.slice(1);
  rest = rest.trimStart();
  return rest === '' || rest.startsWith('/') || rest.startsWith('-') || rest.startsWith('|') || rest.startsWith('>');
}

function isAsterisks(content: string): boolean {
  if (content.length < 15 || content.length > 120) return false;
  for (let i = 0; i < content.length; i++) if (content.charCodeAt(i) !== 42) return false;
  return true;
}

/** `20260101120000`, as a transcript stamps its start and its end. */
function isStamp(value: string): boolean {
  if (value.length !== 14) return false;
  for (let i = 0; i < 14; i++) if (value.charCodeAt(i) < 48 || value.charCodeAt(i) > 57) return false;
  return true;
}

/** `CONTOSO\jane`, `NT AUTHORITY\SYSTEM` or `jane@contoso.com`, and nothing else. */
function isAccount(value: string): boolean {
  if (value.length > 200) return false;
  const slash = value.indexOf('\\');
  if (slash > 0) return slash < value.length - 1 && value.indexOf('\\', slash + 1) < 0 && !value.includes(':') && !value.includes('/');
  const at = value.indexOf('@');
  return at > 0 && at < value.length - 1 && !value.includes(' ');
}

/** The title of an elevated window: `Administrator: Command Prompt`. */
function isTitle(content: string): boolean {
  const narrow = content.indexOf(':');
  const colon = narrow < 0 ? content.indexOf('：') : narrow;
  return colon > 0 && colon < 24 && content.length <= 120 && titles.has(content.slice(0, colon).trim().toLowerCase());
}
