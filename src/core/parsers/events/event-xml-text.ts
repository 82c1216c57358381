import type { XmlElement } from './xml-element.js';

/**
 * An event as XML text, as `wevtutil qe /f:xml` prints it: on one line, without a declaration. What XML cannot hold, control
 * characters and halves of character pairs, becomes U+FFFD. `eventXml` reads the same values back.
 */
export function eventXmlText({ name, attributes, children, text }: XmlElement): string {
  let out = `<${name}`;
  for (const [key, value] of attributes) out += ` ${key}='${escaped(value)}'`;
  if (text === '' && children.length === 0) return `${out}/>`;
  return `${out}>${escaped(text)}${children.map(eventXmlText).join('')}</${name}>`;
}

const special: Readonly<Record<number, string>> = { 38: '&amp;', 60: '&lt;', 62: '&gt;', 34: '&quot;', 39: '&apos;', 13: '&#13;', 10: '&#10;', 9: '&#9;' };

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function escaped(text: string): string {
  // There and back through UTF-8, which has no halves of pairs.
  const whole = decoder.decode(encoder.encode(text));
  let out = '';
  let done = 0;
  for (let at = 0; at < whole.length; at++) {
    const code = whole.charCodeAt(at);
    if (code > 62 && code < 0xfffe) continue;
    const replacement = special[code] ?? (code < 32 || code >= 0xfffe ? '\ufffd' : undefined);
    if (replacement === undefined) continue;
    out += whole.slice(done, at) + replacement;
    done = at + 1;
  }
  return out + whole.slice(done);
}
