import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BundledText } from '../../workers/web/interface.ts';
import { MOST_FRAGMENT_CHARACTERS, MOST_UNPACKED_BYTES } from './bounds.ts';
import { digestOf } from './fragment.ts';
import { decodeLink, encodeLink, isLink, linkOf, requestOf, type SocietyLink } from './index.ts';
import { fromBase64Url, pack, toBase64Url } from './packing.ts';
import { readLink } from './validate.ts';

const bundled = (id: string, text: string): BundledText => ({ id, title: id, about: '', text });
const catalogue = {
  engine: 7,
  constitutions: [bundled('hollow-creek', 'constitution: 1\nname: Hollow Creek\n')],
  scenarios: [bundled('unshocked', 'scenario: 1\nname: unshocked\nshocks: []\n')],
};
const link: SocietyLink = {
  format: 1,
  engine: 7,
  constitution: { text: 'constitution: 1\nname: "<img src=x onerror=alert(1)>"\n' },
  scenario: { id: 'unshocked', digest: digestOf(catalogue.scenarios[0].text) },
  seed: 'a/0',
  weeks: 520,
};
const fragmentOf = async (of: SocietyLink): Promise<string> => {
  const made = await encodeLink(of);
  if (!made.ok) throw new Error(made.reason);
  return made.fragment;
};
/** A fragment in due form around whatever it should hold. */
const around = async (text: string): Promise<string> => {
  const { packing, characters } = await pack(text);
  return `s1${packing === 'deflated' ? 'z' : 'p'}.${digestOf(text)}.${characters}`;
};

const textual = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }),
  fc.constant('name: x # '.repeat(2000)),
);
const linked = fc.oneof(
  textual.map((text) => ({ text })),
  fc.record({
    id: fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/),
    digest: fc.stringMatching(/^[0-9a-f]{12}$/),
  }),
);
const links: fc.Arbitrary<SocietyLink> = fc.record(
  {
    format: fc.integer({ min: 1, max: 9 }),
    engine: fc.integer({ min: 1, max: 99 }),
    constitution: linked,
    scenario: linked,
    seed: fc.string({ minLength: 1, maxLength: 60 }),
    weeks: fc.integer({ min: 60, max: 52_000 }),
    members: fc.integer({ min: 1, max: 1_000_000 }),
    view: fc.constantFrom('live', 'stress', 'compare'),
    expected: fc.record({ week: fc.integer({ min: 0, max: 60 }), hash: fc.stringMatching(/^[0-9a-f]{16}$/) }),
  },
  { requiredKeys: ['format', 'engine', 'constitution', 'scenario', 'seed', 'weeks'] },
);

describe('there and back', () => {
  test('any link, in characters that every program leaves alone', async () => {
    await fc.assert(
      fc.asyncProperty(links, async (of) => {
        const fragment = await fragmentOf(of);
        expect(fragment).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(isLink(`#${fragment}`)).toBe(true);
        expect(await decodeLink(`#${fragment}`)).toEqual({ ok: true, link: of });
      }),
      { numRuns: 100 },
    );
  });
  test('base64url is its own inverse, and refuses what it would not have written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = toBase64Url(bytes);
        expect(fromBase64Url(text)).toEqual(bytes);
        expect(Buffer.from(bytes).toString('base64url')).toBe(text);
      }),
    );
    expect([fromBase64Url('A'), fromBase64Url('AB'), fromBase64Url('A=')]).toEqual([undefined, undefined, undefined]);
  });
  test('a bundled text goes by its name; a full stop behind the link does no harm', async () => {
    const request = { constitution: catalogue.constitutions[0].text, scenario: 'scenario: 1\n', seed: 's', weeks: 52 };
    const of = linkOf(request, catalogue, { view: 'live' });
    expect(of.constitution).toEqual({ id: 'hollow-creek', digest: digestOf(catalogue.constitutions[0].text) });
    const opened = await decodeLink(`${await fragmentOf(of)}).`);
    expect(opened.ok && requestOf(opened.link, catalogue)).toEqual({ ok: true, request });
  });
  test('without compression in the browser, links are longer and work', async () => {
    const { CompressionStream: kept } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, 'CompressionStream');
      const fragment = await fragmentOf(link);
      expect(fragment).toMatch(/^s1p\./);
      expect(await decodeLink(fragment)).toEqual({ ok: true, link });
    } finally {
      globalThis.CompressionStream = kept;
    }
  });
});

describe('refused in words', () => {
  const words = expect.objectContaining({
    ok: false,
    reason: expect.stringMatching(/^This link .*\.$/),
    advice: expect.stringMatching(/\.$/),
  });

  test('any slip in the copying: the same link, or a reason', async () => {
    const fragment = await fragmentOf(link);
    const mutation = fc.oneof(
      fc.nat(fragment.length).map((at) => fragment.slice(0, at)),
      fc.nat(fragment.length).map((at) => fragment.slice(at)),
      fc
        .tuple(fc.nat(fragment.length - 1), fc.string({ maxLength: 3 }))
        .map(([at, by]) => fragment.slice(0, at) + by + fragment.slice(at + 1)),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.uint8Array({ maxLength: 80 }).map((bytes) => `s1z.000000000000.${toBase64Url(bytes)}`),
    );
    await fc.assert(
      fc.asyncProperty(mutation, async (mutant) => {
        const opened = await decodeLink(mutant);
        if (opened.ok) expect(opened.link).toEqual(link);
        else expect(opened).toEqual(words);
      }),
      { numRuns: 500 },
    );
  });
  test('any JSON in due form: valid data or a reason', async () => {
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(link), '__proto__', 'x'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.jsonValue(),
          fields.map((of) => ({ ...link, ...of })),
        ),
        async (value) => {
          const opened = await decodeLink(await around(JSON.stringify(value)));
          if (opened.ok) expect(readLink(opened.link)).toEqual(opened.link);
          else expect(opened).toEqual(words);
        },
      ),
      { numRuns: 300 },
    );
  });
  test.each([
    ['an address without end', 's1z.000000000000.'.padEnd(MOST_FRAGMENT_CHARACTERS + 1, 'A'), /too long/],
    ['a script for a link', 's1z.<script>alert(1)</script>', /not complete/],
    ['a later layout', 's2z.000000000000.AAAA', /another version/],
    ['nothing behind the dot', 's1z.000000000000.', /not complete/],
  ])('%s', async (_, fragment, reason) => {
    const opened = await decodeLink(fragment);
    expect(opened).toEqual(words);
    expect(!opened.ok && opened.reason).toMatch(reason);
  });
  test('a bomb: unpacking stops at the bound', async () => {
    const opened = await decodeLink(await around(' '.repeat(20 * MOST_UNPACKED_BYTES)));
    expect(!opened.ok && opened.reason).toMatch(/far more/);
  });
  test('scripts and slips in the fields', async () => {
    const bad: readonly [Partial<Record<keyof SocietyLink, unknown>>, RegExp][] = [
      [{ view: '<script>' }, /no view/],
      [{ view: 'javascript:alert(1)' }, /no view/],
      [{ seed: '' }, /seed/],
      [{ seed: 'a\u0000' }, /seed/],
      [{ weeks: 1e9 }, /weeks/],
      [{ members: 0.5 }, /founders/],
      [{ constitution: { text: 'x', id: 'y' } }, /constitution/],
      [{ scenario: 'unshocked' }, /scenario/],
      [{ expected: { week: 521, hash: 'abcdef01' } }, /hash/],
    ];
    for (const [fields, reason] of bad) {
      const opened = await decodeLink(await around(JSON.stringify({ ...link, ...fields })));
      expect(!opened.ok && opened.reason).toMatch(reason);
    }
  });
  test('another engine, another format, a bundled file that is gone or changed', () => {
    const refused = (of: Partial<SocietyLink>): unknown => {
      const asked = requestOf({ ...link, ...of }, catalogue);
      return asked.ok || asked.reason;
    };
    expect(refused({})).toBe(true);
    expect(refused({ engine: 8 })).toMatch(/engine 8; this page runs engine 7/);
    expect(refused({ format: 2 })).toMatch(/format 2/);
    expect(refused({ constitution: { id: 'gone', digest: '0'.repeat(12) } })).toMatch(/“gone”, which/);
    expect(refused({ constitution: { id: 'hollow-creek', digest: '0'.repeat(12) } })).toMatch(/another wording/);
  });
  test('a constitution too long for an address', async () => {
    const made = await encodeLink({ ...link, constitution: { text: 'x'.repeat(300_000) } });
    expect(made.ok || made.reason).toMatch(/does not fit/);
  });
});

/** The bundled texts of a folder; the page is given them by its worker. */
const texts = (folder: string): BundledText[] =>
  readdirSync(folder).map((name) => bundled(name.replace('.yaml', ''), readFileSync(`${folder}/${name}`, 'utf8')));
const constitutions = texts('scenarios/constitutions');
const scenarios = texts('scenarios/battery');

test.each([
  ['constitution', constitutions],
  ['scenario', scenarios],
] as const)('every bundled %s is asked for by its name, and is found again', async (kind, library) => {
  const all = {
    engine: 7,
    constitutions: constitutions,
    scenarios: scenarios,
  };
  for (const { id, text } of library) {
    const request = {
      constitution: all.constitutions[0].text,
      scenario: all.scenarios[0].text,
      ...{ seed: 's', weeks: 52, [kind]: text },
    };
    const of = linkOf(request, all);
    expect(of[kind]).toEqual({ id, digest: digestOf(text) });
    const made = await encodeLink(of);
    if (!made.ok) throw new Error(made.reason);
    const opened = await decodeLink(made.fragment);
    expect(opened).toEqual({ ok: true, link: of });
    expect(opened.ok && requestOf(opened.link, all), id).toEqual({ ok: true, request });
  }
});
