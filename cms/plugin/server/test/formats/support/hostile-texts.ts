/** Texts that break formats: for properties that must hold whatever a person types. */
import fc from 'fast-check';

export const hostileRuns = process.env.ESS_TEST_LONG === 'true' ? 5_000 : 200;

const FRAGMENTS = [
  ']]>',
  '<![CDATA[',
  '<script>alert(1)</script>',
  '</title></item></channel>',
  '&lt;b&gt; &amp; &#0; &bogus;',
  '"\'`',
  '\u0000\u0007\u001b\u007f\u0085',
  '\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '\r\n\r\t',
  '\u2028\u2029',
  '\ufeff',
  '\u202etxt.exe',
  '👩‍👩‍👧‍👦🇫🇷',
  "=cmd|' /C calc'!A0",
  '＝1+1',
  '@SUM(A1)',
  '-1+1',
  '+33',
  '|',
  ';,',
  '%0d%0a',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  '–\u00a0« Économie »',
];

/** Half characters too: what a form truncated, a database kept. */
const anyCodeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
  .map((units) => String.fromCharCode(...units));

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 12 }), anyCodeUnits), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
