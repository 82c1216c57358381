import { describe, expect, test } from 'vitest';
import { parseXml } from './parse-xml.js';
import type { XmlElement } from './xml-element.js';

/** Short form: `name attribute=value "text" (children)`. */
function short(element: XmlElement | undefined): string {
  if (element === undefined) return 'nothing';
  const { name, attributes, text, children } = element;
  return [name, ...[...attributes].map(([key, value]) => `${key}=${value}`), ...(text === '' ? [] : [JSON.stringify(text)]), ...(children.length === 0 ? [] : [`(${children.map(short).join(', ')})`])].join(' ');
}

describe('parseXml', () => {
  test.each([
    ['<a x="1" y=\'2\'>t<b/>u</a>', 'a x=1 y=2 "tu" (b)'],
    ['<?xml version="1.0"?><!-- c --><a/>rest<b/>', 'a'],
    ['- <a>\n  - <b>1</b>\n</a>', 'a "\\n  - \\n" (b "1")'],
    ['<e:a xmlns:e="urn:x"><e:b/></e:a>', 'a xmlns:e=urn:x (b)'],
    ['<a>&lt;b&gt; &amp; &quot;&apos;&#228;&#xE4;</a>', 'a "<b> & \\"\'ää"'],
    ['<a><![CDATA[<b>&amp;]]></a>', 'a "<b>&amp;"'],
    ['<!DOCTYPE a [<!ENTITY x "boom">]><a>&x;</a>', 'a "&x;"'],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'a "&x;"'],
    ['<a><b>1</a>', 'a (b "1")'],
    ['<a><b>1', 'nothing'],
    ['<a', 'nothing'],
    ['', 'nothing'],
    ['no XML < 5', 'nothing'],
    ['<a>'.repeat(100_000), 'nothing'],
    [`<a/>${'<b>'.repeat(200_000)}`, 'a'],
    [`${'<a>'.repeat(50)}${'</b>'.repeat(200_000)}`, 'nothing'],
  ])('text %#', (text, expected) => {
    const started = performance.now();
    expect(short(parseXml(text))).toBe(expected);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
