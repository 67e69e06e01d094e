import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mechanism } from '../sim/core/contract.ts';
import type { Issue } from '../sim/core/plan.ts';
import { readConstitution } from './constitution.ts';
import { SAMPLE, SAMPLE_TEXT } from './sample.fixture.ts';
import { writeConstitution } from './write.ts';

const HEAD = 'constitution: 1\nname: Test\ncommunity: eco\n';
const read = (text: string | Uint8Array) => readConstitution(text, 'test.yaml', SAMPLE);
const issuesOf = (body: string): Issue[] => read(HEAD + body).issues;
const planOf = (body: string) => {
  const { plan, issues } = read(HEAD + body);
  expect(issues).toEqual([]);
  if (!plan) throw new Error('no plan');
  return plan;
};

describe('a good file', () => {
  test('compiles to numbers: what it says, and defaults for the rest', () => {
    const { plan, issues } = read(SAMPLE_TEXT);
    expect(issues).toEqual([]);
    expect(plan).toEqual({
      format: 1,
      name: 'Sample',
      community: 'eco',
      founders: 30,
      capacity: 90,
      outSlots: 16,
      clauses: {
        'governance.amendments': { threshold: 0.75 },
        'governance.consensus': { threshold: 0.8, roundsAWeek: 4, blocks: 1, fallback: 0 },
        'justice.duties.contribute': { who: 1, atLeastHoursPerWeek: 8, orElse: 3 },
        'people.exit': { movingCost: 0.5 },
        'people.ledger': {},
      },
      entrenched: ['governance.amendments.threshold', 'people.exit'],
    });
  });

  test('gives a plan that is frozen throughout and clones to a worker', () => {
    const { plan } = read(SAMPLE_TEXT);
    expect(Object.isFrozen(plan)).toBe(true);
    expect(Object.isFrozen(plan?.clauses['governance.consensus'])).toBe(true);
    expect(Object.isFrozen(plan?.entrenched)).toBe(true);
    expect(structuredClone(plan)).toEqual(plan);
  });

  test('reads alike as bytes, with a byte order mark, and with Windows line ends', () => {
    const { plan } = read(SAMPLE_TEXT);
    expect(read(new TextEncoder().encode(SAMPLE_TEXT)).plan).toEqual(plan);
    expect(read(new TextEncoder().encode(`\ufeff${SAMPLE_TEXT}`)).plan).toEqual(plan);
    expect(read(SAMPLE_TEXT.replaceAll('\n', '\r\n')).plan).toEqual(plan);
  });

  test('may share values by aliases', () => {
    const plan = planOf('governance: { consensus: { threshold: &t 0.7 }, amendments: { threshold: *t } }\n');
    expect(plan.clauses['governance.amendments'].threshold).toBe(0.7);
  });

  test('writes a set as a list or as one name', () => {
    expect(planOf('governance: { dao: { over: [projects, rules] } }').clauses['governance.dao'].over).toBe(6);
    expect(planOf('governance: { dao: { over: rules } }').clauses['governance.dao'].over).toBe(4);
    expect(planOf('governance: { dao: { over: [] } }').clauses['governance.dao'].over).toBe(0);
  });
});

describe('clauses', () => {
  test('are switched by true, false, a mapping, or their default', () => {
    expect(planOf('').clauses['governance.dao']).toBeUndefined();
    expect(planOf('governance: { dao: true }').clauses['governance.dao']).toEqual({ quorum: 0.2, over: 1 });
    expect(planOf('governance: { dao: { quorum: 0.5 } }').clauses['governance.dao'].quorum).toBe(0.5);
    expect(planOf('culture: { rituals: { weekly_assembly: false } }').clauses).not.toHaveProperty([
      'culture.rituals.weekly_assembly',
    ]);
  });

  test('on by default go off with the clause they need or stand under', () => {
    const plan = planOf('governance: { consensus: false }');
    expect(Object.keys(plan.clauses)).toEqual(['justice.duties.contribute', 'people.exit', 'people.ledger']);
    expect(planOf('').clauses).not.toHaveProperty(['governance.dao.audit']);
    expect(planOf('governance: { dao: true }').clauses).toHaveProperty(['governance.dao.audit']);
  });

  test('switched on without what they need are refused, declared or read', () => {
    const [declared, derived] = issuesOf(
      'governance: { consensus: false, amendments: true }\nculture: { rituals: { weekly_assembly: true } }\n',
    );
    expect(declared).toMatchObject({ line: 4, column: 33, path: 'governance.amendments' });
    expect(declared.message).toContain('needs `governance.consensus`');
    expect(derived).toMatchObject({ line: 5, path: 'culture.rituals.weekly_assembly' });
  });

  test('that are always in force take parameters and cannot be switched off', () => {
    expect(planOf('people: { exit: { moving_cost: 1 } }').clauses['people.exit'].movingCost).toBe(1);
    expect(issuesOf('people: { exit: false }')[0]).toMatchObject({ path: 'people.exit', received: 'false' });
  });

  test('of shocks belong to scenarios', () => {
    expect(issuesOf('shocks: { mass_arrival: true }')[0].message).toContain('no key `shocks`');
  });
});

describe('an option that stands for a clause', () => {
  const routing = mechanism({
    id: 'governance.routing',
    layer: 'governance',
    title: 'Routing',
    summary: 'Who decides.',
    source: 'Test set-up.',
    switch: 'always',
    parameters: {
      budget: {
        type: 'enum',
        options: ['nobody', 'consensus', 'dao'],
        clauses: ['', 'governance.consensus', 'governance.dao'],
        default: 'consensus',
        meaning: 'Who decides on the budget.',
      },
    },
    steps: {},
  });
  const reading = (body: string) => readConstitution(HEAD + body, 'test.yaml', [...SAMPLE, routing]);

  test('is refused while that clause is off, with its place and what would do', () => {
    const { plan, issues } = reading('governance:\n  routing: { budget: dao }\n');
    expect(plan).toBeNull();
    expect(issues).toEqual([
      {
        file: 'test.yaml',
        line: 5,
        column: 22,
        path: 'governance.routing.budget',
        message: '`dao` stands for `governance.dao`, which is off',
        expected: 'one of nobody, consensus',
        received: '"dao"',
        suggestion: 'switch `governance.dao` on, or choose another',
      },
    ]);
    expect(reading('governance: { consensus: false, routing: { budget: consensus } }').issues[0]).toMatchObject({
      path: 'governance.routing.budget',
      expected: 'nobody',
    });
  });

  test('is taken while it is on, and where nothing is said nobody takes its place', () => {
    const routed = (body: string) => reading(body).plan?.clauses['governance.routing'].budget;
    expect(routed('governance: { dao: true, routing: { budget: dao } }')).toBe(2);
    expect(routed('')).toBe(1);
    expect(routed('governance: { consensus: false }')).toBe(0);
  });
});

describe('statements', () => {
  test('a list is complete; without it defaults hold', () => {
    expect(planOf('').clauses).toHaveProperty(['justice.duties.contribute']);
    expect(planOf('justice: { duties: [] }').clauses).not.toHaveProperty(['justice.duties.contribute']);
    const plan = planOf('justice: { duties: [ { who: resident, must_not: harass } ] }');
    expect(plan.clauses['justice.duties.fair_behaviour']).toEqual({ who: 0 });
    expect(plan.clauses).not.toHaveProperty(['justice.duties.contribute']);
  });

  test('are checked against the duty they name', () => {
    const issues = issuesOf(
      'justice:\n  duties:\n    - { must: contribut }\n    - { must_not: harass, or_else: hours }\n    - { must_not: harass }\n',
    );
    expect(issues.map(({ line, path, suggestion }) => [line, path, suggestion])).toEqual([
      [6, 'justice.duties[0]', 'did you mean `contribute`?'],
      [7, 'justice.duties[1].or_else', 'it belongs at `justice.duties.contribute.or_else`'],
      [8, 'justice.duties[2]', 'join them'],
    ]);
  });
});

describe('a bad file', () => {
  test('is told all its problems at once, in place', () => {
    const text = `constitution: 2
name: A
comunity: eco
members: { founders: 300, capacity: 90 }
governance:
  consensus: { treshold: 0.8, fallback: majorty, rounds_a_week: 2.5, blocks: yes }
  amendments: { threshold: 75, entrenched: [people.exist] }
culture:
  rituals: { weekly_assembly: { hours: 2h } }
`;
    const { plan, issues } = read(text);
    expect(plan).toBeNull();
    expect(issues.map((i) => `${i.line}:${i.column} ${i.path} | ${i.received} | ${i.suggestion}`)).toEqual([
      '1:1 community | nothing | add a line `community: ...`',
      '1:15 constitution | 2 | ',
      '3:1 comunity | comunity | did you mean `community`?',
      '4:22 members.founders | 300 | raise `members.capacity`',
      '6:16 governance.consensus.treshold | treshold | did you mean `threshold`?',
      '6:41 governance.consensus.fallback | "majorty" | did you mean `majority`?',
      '6:65 governance.consensus.rounds_a_week | 2.5 | ',
      '6:78 governance.consensus.blocks | "yes" | write true',
      '7:28 governance.amendments.threshold | 75 | if 75 percent is meant, write 0.75',
      '7:45 governance.amendments.entrenched[0] | "people.exist" | did you mean `people.exit`?',
      '9:40 culture.rituals.weekly_assembly.hours | "2h" | write the number alone: its unit is fixed',
    ]);
    for (const issue of issues) expect(issue.expected).not.toBe('');
  });

  test('hears where a key belongs', () => {
    expect(issuesOf('governance: { moving_cost: 1 }')[0].suggestion).toBe('it belongs at `people.exit.moving_cost`');
  });

  test('with a syntax error is told what stands before it, and no echo of it', () => {
    const { issues } = read(`${HEAD}governance: { consesus: true }\nculture: [\nx: y: z\npeopel: 1\n`);
    expect(issues[0]).toMatchObject({ line: 4, suggestion: 'did you mean `consensus`?' });
    expect(issues.length).toBeGreaterThan(1);
    expect(issues.some((i) => i.message.includes('missing'))).toBe(false);
  });
});

test('a plan written as a file reads back as the same plan', () => {
  const onOff = fc.constantFrom('true', 'false');
  const anyFile = fc.record({
    consensus: fc.option(
      fc.record({
        threshold: fc.double({ min: 0.5, max: 1, noNaN: true }),
        rounds_a_week: fc.integer({ min: 1, max: 8 }),
        blocks: fc.boolean(),
        fallback: fc.constantFrom('none', 'majority'),
      }),
    ),
    dao: fc.option(fc.record({ over: fc.subarray(['funds', 'projects', 'rules']), audit: fc.boolean() })),
    norms: onOff,
    duties: fc.option(fc.subarray([{ must: 'contribute' }, { must_not: 'harass', who: 'resident' }])),
    entrenched: fc.subarray(['people.exit', 'governance.dao.quorum']),
    name: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' }),
  });
  fc.assert(
    fc.property(anyFile, ({ consensus, dao, norms, duties, entrenched, name }) => {
      const file = {
        constitution: 1,
        name,
        community: 'campus',
        governance: {
          ...(consensus ? { consensus } : {}),
          ...(dao ? { dao } : {}),
          amendments: { entrenched },
        },
        culture: { norms: norms === 'true' },
        ...(duties ? { justice: { duties } } : {}),
      };
      const { plan, issues } = read(JSON.stringify(file));
      expect(issues).toEqual([]);
      if (!plan) throw new Error('no plan');
      expect(read(writeConstitution(plan, SAMPLE)).plan).toEqual(plan);
      expect(read(writeConstitution(plan, SAMPLE, true)).plan).toEqual(plan);
    }),
    { numRuns: 100, seed: 2 },
  );
});
