/** Hostile texts, each by name: refused in words and in place, without throwing, soon. */
import { describe, expect, test } from 'vitest';
import { readConstitution } from './constitution.ts';
import { SAMPLE, SAMPLE_TEXT } from './sample.fixture.ts';
import { MOST_BYTES } from './source.ts';

const HEAD = 'constitution: 1\nname: Test\ncommunity: eco\n';
const MILLISECONDS = 8_000;

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes: number[] = mark ? (bigEndian ? [0xfe, 0xff] : [0xff, 0xfe]) : [];
  for (const char of text) {
    const code = char.charCodeAt(0);
    bytes.push(...(bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8]));
  }
  return new Uint8Array(bytes);
}
const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 255);

const bomb = `${HEAD}a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
  .split('')
  .map((name, i) => {
    const before = `*${'abcdefghij'[i]}`;
    return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`;
  })
  .join('\n')}\n`;
const deepBlock = Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
const many = Math.floor(MOST_BYTES / 32);

const hostile: Record<string, readonly [text: string | Uint8Array, says: RegExp]> = {
  'an empty file': ['', /empty/],
  'an empty file of bytes': [new Uint8Array(0), /empty/],
  'only a comment': ['# nothing\n', /empty/],
  'only blanks and tabs': [' \n\t\n  \n', /empty|tab|YAML/],
  null: ['~\n', /not a constitution|empty/],
  'a text': ['just words\n', /not a constitution/],
  'a number': ['42\n', /not a constitution/],
  'a list': ['- constitution: 1\n', /not a constitution/],
  'two documents': [`${SAMPLE_TEXT}---\n${SAMPLE_TEXT}`, /second document/],
  'YAML 1.1': [`%YAML 1.1\n---\n${SAMPLE_TEXT}`, /YAML 1\.2/],
  'a bomb of aliases': [bomb, /too many (aliases|values)/],
  'an alias that holds itself': [`${HEAD}governance: &g { dao: *g }\n`, /holds itself/],
  'an alias without an anchor': [`${HEAD}governance: *g\n`, /alias/],
  '__proto__ as a key': [`${HEAD}__proto__: { polluted: true }\n`, /__proto__/],
  'constructor as a key': [`${HEAD}governance: { constructor: { prototype: 1 } }\n`, /constructor/],
  'a key that is a number': [`${HEAD}1: 2\n`, /not a name/],
  'a key that is a list': [`${HEAD}? [a, b]\n: c\n`, /not a name/],
  'a duplicate key': [`${HEAD}name: Again\n`, /written twice/],
  NaN: [`${HEAD}governance: { consensus: { threshold: .nan } }\n`, /not a number/],
  infinity: [`${HEAD}governance: { consensus: { threshold: .inf } }\n`, /finite/],
  'minus infinity': [`${HEAD}members: { founders: -.inf }\n`, /finite/],
  'a number beyond doubles': [`${HEAD}members: { founders: 1e999 }\n`, /finite/],
  'a huge number': [`${HEAD}members: { capacity: 99999999999999999999999999 }\n`, /too large/],
  'a long row of digits': [`${HEAD}members: { capacity: ${'9'.repeat(5000)} }\n`, /finite|too large/],
  'a tag': [`${HEAD}governance: !!js/function "alert(1)"\n`, /YAML/],
  'binary data': [`${HEAD}name: !!binary aGVsbG8=\n`, /YAML/],
  'a merge key': [`${HEAD}base: &b { dao: true }\ngovernance: { <<: *b }\n`, /no key/],
  'tabs for indentation': [`${HEAD}governance:\n\tdao: true\n`, /tab/],
  'UTF-16 little-endian': [utf16(SAMPLE_TEXT, false, true), /UTF-8/],
  'UTF-16 big-endian': [utf16(SAMPLE_TEXT, true, true), /UTF-8/],
  'UTF-16 without a mark': [utf16(SAMPLE_TEXT, false, false), /UTF-8/],
  'Latin-1': [latin1(`${HEAD}# caf\u00e9\n`), /UTF-8/],
  'a sequence cut off at the end': [new TextEncoder().encode(`${HEAD}# \u20ac`).slice(0, -1), /UTF-8/],
  'a zero byte': [`${HEAD}\0`, /character/],
  'an escape sequence': [`${HEAD}# \u001b[2J\n`, /character/],
  'a lone surrogate': [`${HEAD}# \ud800\n`, /character/],
  'old Mac line ends': [SAMPLE_TEXT.replaceAll('\n', '\r'), /carriage return/],
  'a file too long': ['#'.repeat(MOST_BYTES + 1), /too long/],
  'brackets without end': ['['.repeat(100_000), /nested too deeply/],
  'braces without end': ['{a: '.repeat(50_000), /nested too deeply/],
  'dashes without end': ['- '.repeat(100_000), /nested too deeply/],
  'questions without end': ['? '.repeat(100_000), /nested too deeply/],
  'deep indentation': [deepBlock, /nested too deeply/],
  'depth within bounds of the parser': [`${HEAD}a: ${'['.repeat(30)}${']'.repeat(30)}\n`, /nested too deeply/],
  'a name of a hundred thousand letters': [
    `constitution: 1\nname: ${'n'.repeat(100_000)}\ncommunity: eco\n`,
    /too long/,
  ],
  'a name on two lines': ['constitution: 1\nname: "a\\nb"\ncommunity: eco\n', /does not fit/],
  'a multitude of keys': [
    Array.from({ length: 12_000 }, (_, i) => `k${i}: 1`)
      .join('\n')
      .slice(0, MOST_BYTES),
    /too many values/,
  ],
  commas: [`[${','.repeat(many)}]`, /YAML/],
  colons: [': '.repeat(many), /YAML|nested/],
  quotes: ['"'.repeat(many), /YAML/],
  'an unclosed quote': [`${HEAD}x: "${'y\n'.repeat(many)}`, /YAML/],
  'closing brackets': [']'.repeat(many), /YAML/],
  anchors: ['&a '.repeat(many), /YAML/],
  directives: ['%a\n'.repeat(many), /YAML|empty/],
  documents: ['---\n'.repeat(many), /document|empty/],
};

describe('hostile texts are refused', () => {
  test.for(Object.entries(hostile))('%s', { timeout: MILLISECONDS }, ([, [text, says]]) => {
    const { plan, issues } = readConstitution(text, 'hostile.yaml', SAMPLE);
    expect(plan).toBeNull();
    expect(issues.length).toBeGreaterThan(0);
    expect(issues.length).toBeLessThanOrEqual(101);
    expect(issues.map((issue) => issue.message).join('\n')).toMatch(says);
    for (const issue of issues) {
      expect(issue.line).toBeGreaterThanOrEqual(1);
      expect(issue.column).toBeGreaterThanOrEqual(1);
      expect(issue.file).toBe('hostile.yaml');
    }
  });

  test('and leave no trace in JavaScript', () => {
    readConstitution(`${HEAD}__proto__: { polluted: true }\n`, 'hostile.yaml', SAMPLE);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('the place of a wrong byte is its own', () => {
  const good = new TextEncoder().encode('a: 1\nb: ');
  const { issues } = readConstitution(Uint8Array.from([...good, 0xff, 0x0a]), 'a.yaml', SAMPLE);
  expect(issues[0]).toMatchObject({ line: 2, column: 4, received: 'the byte 0xff' });
});
