import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalXml } from './canonical-xml.js';
import { parseXml } from './parse-xml.js';
import { attributeOf, childOf, childrenOf, textOf } from './xml-element.js';

test('names are resolved, and text comes out as it was meant', () => {
  const root = parseXml('<?xml version="1.0"?>\n<a xmlns="urn:1" xmlns:p="urn:2"><p:b id=\'x&#9;y\'>one &amp; <!-- aside -->t&#x77;o<![CDATA[ <3]]></p:b><c xmlns=""/></a>\n');
  const b = childOf(root, 'urn:2', 'b');
  expect([root?.namespace, textOf(b), attributeOf(b, 'id'), childOf(root, '', 'c')?.name]).toEqual(['urn:1', 'one & two <3', 'x\ty', 'c']);
});

test('of two children nobody chooses one', () => {
  const root = parseXml('<a><b>1</b><b>2</b></a>');
  expect([childOf(root, '', 'b'), childrenOf(root, '', 'b').length]).toEqual([undefined, 2]);
});

test.each([
  ['nothing', ''],
  ['no element', 'text'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an entity of a document type', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
  ['an entity that nobody knows', '<a>&e;</a>'],
  ['a bare ampersand', '<a>one & two</a>'],
  ['an ampersand in an attribute', '<a b="&e;"/>'],
  ['a character that XML leaves out', '<a>&#0;</a>'],
  ['half of a character', '<a>&#xD800;</a>'],
  ['another instruction', '<?php?><a/>'],
  ['an element that does not end', '<a><b></b>'],
  ['tags that do not match', '<a><b></a></b>'],
  ['two roots', '<a/><b/>'],
  ['text beside the root', '<a/>text'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['a prefix that nobody declared', '<p:a/>'],
  ['a prefix of an attribute that nobody declared', '<a p:b="1"/>'],
  ['elements without end', '<a>'.repeat(100_000)],
  ['a megabyte', `<a>${'x'.repeat(1_000_001)}</a>`],
  ['nesting that nobody uses', `${'<a>'.repeat(61)}${'</a>'.repeat(61)}`],
])('%s is refused', (_what, xml) => {
  expect(parseXml(xml)).toBeUndefined();
});

test('the canonical form declares each prefix where it is first used, and sorts attributes', () => {
  const root = parseXml('<r xmlns="urn:d" xmlns:unused="urn:u" xmlns:b="urn:2" xmlns:a="urn:3"><x  z=\'1\' a:y="2" b:w="3" c="&quot;&lt;&#10;"/><b:k><b:l/></b:k>&gt;&#13;</r>')!;
  // By hand from https://www.w3.org/TR/xml-exc-c14n/: attributes by namespace, then name.
  expect(canonicalXml(root)).toBe(
    '<r xmlns="urn:d"><x xmlns:a="urn:3" xmlns:b="urn:2" c="&quot;&lt;&#xA;" z="1" b:w="3" a:y="2"></x><b:k xmlns:b="urn:2"><b:l></b:l></b:k>&gt;&#xD;</r>',
  );
});

test('the canonical form says the same again, whatever the text was', () => {
  const name = fc.constantFrom('a', 'b', 'p:a', 'q:b');
  const document = fc.letrec<{ element: string }>((tie) => ({
    element: fc.tuple(name, fc.array(fc.oneof({ maxDepth: 3 }, fc.constantFrom('x', '&amp;', '&#xD;', ' ', '<!--c-->'), tie('element')), { maxLength: 3 }), fc.boolean())
      .map(([tag, children, declares]) => `<${tag}${declares ? ' xmlns:p="urn:other"' : ''} p:i="1">${children.join('')}</${tag}>`),
  })).element.map((inner) => `<root xmlns:p="urn:p" xmlns:q="urn:q">${inner}</root>`);
  fc.assert(fc.property(document, (xml) => {
    const once = canonicalXml(parseXml(xml)!);
    expect(canonicalXml(parseXml(once)!)).toBe(once);
  }));
});

test('no text makes it throw', () => {
  const pieces = fc.constantFrom('<', '>', '/', '</a>', '<a', '<a>', ' b="', '"', "'", '&', '&amp;', ';', '<!--', '-->', '<![CDATA[', ']]>', '<?xml', '?>', '<!DOCTYPE', 'xmlns:p="u"', 'p:', '=', ' ', '\0');
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''))), (text) => {
    const root = parseXml(text);
    if (root !== undefined) canonicalXml(root);
  }));
});
