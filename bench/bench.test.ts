/** The bench in small: what may be asked, and the tables it prints. */
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { optionsOf } from './options.ts';
import { contest } from './rules/contest.ts';
import { RULES } from './rules/index.ts';
import { measureSize, tooLarge } from './sizes.ts';
import { rulesText, sizesText } from './text.ts';

describe('options', () => {
  const refused = (...args: string[]): string => {
    let said = '';
    expect(() => optionsOf(args, (text) => (said += text))).toThrow(CommanderError);
    return said;
  };

  test('are read', () => {
    expect(optionsOf([])).toEqual({});
    expect(optionsOf(['--members', '150, 1000', '--rule', 'public-goods', '--json'])).toEqual({
      members: [150, 1000],
      rule: ['public-goods'],
      json: true,
    });
  });

  test('are told by --help, with their defaults', () => {
    const help = refused('--help');
    for (const word of ['--only', '--members', '--rule', '--profile', '--quick', '--json', '1000000', 'public-goods']) {
      expect(help).toContain(word);
    }
  });

  test.each([
    [['--profil'], /Did you mean --profile/],
    [['--only', 'nothing'], /society, rules/],
    [['--members', '1'], /whole number from 2/],
    [['--members', '10,x'], /whole number from 2/],
    [['--rule', 'chess'], /no rule chess; there are dissemination/],
    [['--profile', '--members', '10,20'], /one size/],
    [['--profile', '--quick'], /cannot be used with/],
    [['--only', 'society', '--rule', 'dissemination'], /--rule is of the laboratory rules/],
    [['--only', 'rules', '--members', '150'], /--members is of the society/],
    [['extra'], /too many arguments/],
  ])('%j is refused in words', (args, words) => {
    expect(refused(...args)).toMatch(words);
  });
});

describe('tables', () => {
  test('of sizes', () => {
    const size = measureSize(5000, { warmUpWeeks: 0, pieces: 1 });
    expect(size.societies).toBe(2);
    expect(size.bytesPerMember).toBeGreaterThan(500);
    expect(size.bytesPerMember).toBeLessThan(4000);
    const [head, row] = sizesText([size]).split('\n');
    expect(head).toMatch(/^members {2,}present/);
    expect(row).toMatch(new RegExp(`^5000 .* ${size.nanosecondsPerMemberWeek} `));
    expect(head.length).toBe(row.length);
  });

  test('of rules', () => {
    const result = contest(RULES[0], { members: 64, sweeps: 2, quick: 2, warmUpRounds: 1, rounds: 2 });
    const [head, row] = rulesText([result]).split('\n');
    expect(head).toMatch(/laboratory {2,}hand {2,}flocc {2,}agentscript/);
    expect(row).toMatch(/^dissemination( +[\d.]+){9}$/);
  });

  test('a society that does not fit into memory is not begun', () => {
    expect(tooLarge(1000, 2 ** 30)).toBe('');
    expect(tooLarge(1_000_000, 2 ** 30)).toMatch(/1000000 members need about 3.7 GiB of memory, and 1.0 are free/);
  });
});
