/** Every event of the registry is told in whole sentences, without codes. */
import { describe, expect, test } from 'vitest';
import { event } from '../core/contract.ts';
import { counted, named, type Telling } from '../core/telling.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { eventText, personName } from './event-words.ts';

const { parameters } = lab({ specs: SPECS, stepping: '*', members: 8, seed: 'words' }).layout;
const FOUNDER = 0x80000000 + 12;
const NEWCOMER = (104 << 15) | 3;

/** Every code, a few levels, counts of one and of many. */
function plausible(telling: Telling | undefined): number[] {
  switch (telling?.as) {
    case 'name':
      return telling.names.map((_, k) => k).filter((k) => telling.names[k] !== '');
    case 'bits':
      return Array.from({ length: 1 << telling.names.length }, (_, mask) => mask);
    case 'level':
      return [0, 0.1234567, 0.5, 0.987654, 1];
    case 'share':
      return [0, 1 / 3, 1];
    case 'count':
      return [0, 1, 7, 2.345678];
    case 'parameter': {
      const at = parameters.find((p) => p.path === telling.path);
      return at ? [at.min, at.value, at.max] : [0.5];
    }
    default:
      return [3];
  }
}

const events = SPECS.flatMap((spec) =>
  Object.entries(spec.events).map(([name, e]) => [`${spec.id}.${name}`, e] as const),
);

describe('events', () => {
  test.each(events)('%s', (_, spec) => {
    for (const a of plausible(spec.a)) {
      for (const b of plausible(spec.b)) {
        for (const who of [FOUNDER, NEWCOMER, -1]) {
          const text = eventText(spec, parameters, who, FOUNDER, a, b);
          expect(text).toMatch(/^[A-Z0-9][^{}]*[a-z0-9%]\.$/);
          expect(text).not.toMatch(/NaN|undefined|nobody|number \d|\s[,.;]| {2}/);
          expect(text).not.toMatch(/\d\.\d{3}|\d{8}/);
          // A number has its unit, or stands in the name of a person or a week.
          const bare = text.replaceAll(/(founder|newcomer|week) [\d-]*\d/gi, '').match(/\d(?! ?[\d.%]| [a-z])/g);
          expect(bare, text).toBeNull();
        }
      }
    }
  });

  test('codes are named, counts have their unit', () => {
    const at = (id: string) => events.find(([name]) => name === id)?.[1] ?? event('');
    const text = (id: string, a: number, b = 0) => eventText(at(id), parameters, NEWCOMER, FOUNDER, a, b);
    expect(text('citizenship.admissions.refusedAt', 3)).toBe('Newcomer 105-4 was refused at the interview.');
    expect(text('justice.cases.opened', 1, 0.8)).toBe(
      'Newcomer 105-4 brings a case against founder 12 for harm done, a grave one.',
    );
    expect(text('justice.disputes.council.ruled', 0.6, 3)).toBe(
      'The council rules on the complaint of newcomer 105-4 against founder 12: upheld as serious; hours of work owed and the vote suspended.',
    );
    expect(text('governance.amendments.sharing_rate', 0.5, 0.2934)).toBe(
      'The law on the sharing rate goes from 50 % to 29.3 %, proposed by newcomer 105-4.',
    );
    expect(text('people.exit.left', -0.7, 1)).toBe('Newcomer 105-4 left after 1 week here.');
  });

  test('a number that is not declared cannot be named', () => {
    expect(() => eventText(event('It is {a}.'), [], -1, -1, 1, 1)).toThrow('does not declare');
    expect(eventText(event('{who} has {a} and is {b}.', { a: counted('day'), b: named('x') }), [], -1, -1, 1, 0)).toBe(
      'Somebody who has gone has 1 day and is x.',
    );
    expect(personName(FOUNDER)).toBe('founder 12');
  });
});
