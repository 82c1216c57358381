/** A member's name, made safe to show and to compare. */
export interface MemberName {
  /** Parts joined by `/`; never empty, never absolute, no `..`, no control characters. */
  readonly name: string;
  /** What had to be changed, as a sentence. Absent: nothing that matters. */
  readonly note?: string;
}

/**
 * Cleans the name of an archive member. Nothing is ever written to a disk here, so a name that points outside its archive
 * (`../../x`, `C:\x`, `/etc/x`) does no harm; but it is not believed either. Backslashes are what Windows' own diagnostics
 * archives write between folders.
 */
export function memberName(raw: string): MemberName {
  const path = raw.replaceAll('\\', '/');
  const parts: string[] = [];
  let pointedOutside = path.startsWith('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      pointedOutside = true;
      continue;
    }
    if (parts.length === 0 && part.length === 2 && part[1] === ':') {
      pointedOutside = true;
      continue;
    }
    parts.push(part);
  }
  const joined = parts.join('/');
  const name = withoutControls(joined);
  if (name === '') return { name: '(no name)', note: 'its name in the archive is empty' };
  if (pointedOutside) return { name, note: 'its name in the archive pointed to a place outside of it; only the name itself was used' };
  return name === joined ? { name } : { name, note: 'its name in the archive holds control characters; they were replaced' };
}

/** NULs and line breaks would break a report; marks that turn the direction of writing would make a name look like another. */
function withoutControls(text: string): string {
  let clean = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!isControl(text.charCodeAt(i))) continue;
    clean += `${text.slice(from, i)}\uFFFD`;
    from = i + 1;
  }
  return from === 0 ? text : clean + text.slice(from);
}

function isControl(code: number): boolean {
  return code < 32 || (code >= 127 && code < 160) || code === 0x200e || code === 0x200f
    || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}
