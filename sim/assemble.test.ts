import { describe, expect, test } from 'vitest';
import { assemble, defaultValue } from './assemble.ts';
import {
  type AnySpec,
  column,
  heldTerm,
  mechanism,
  type ParameterSpec,
  type Phase,
  ref,
  stock,
  term,
} from './core/contract.ts';
import { FORMAT, type Plan } from './core/plan.ts';

/** A mechanism of which only what is said matters. */
function make(id: string, extra: Partial<AnySpec> = {}): AnySpec {
  const about = { id, layer: 'people', title: id, summary: '', source: '', switch: 'on', steps: {} } as const;
  return { ...mechanism(about), ...extra };
}

function plan(specs: readonly AnySpec[], values: Plan['clauses'] = {}): Plan {
  const clauses: Record<string, Record<string, number>> = {};
  for (const spec of specs) if (spec.switch !== 'shock') clauses[spec.id] = { ...values[spec.id] };
  return {
    format: FORMAT,
    name: 'x',
    community: 'eco',
    founders: 1,
    capacity: 4,
    outSlots: 8,
    clauses,
    entrenched: [],
  };
}

const problem = (specs: readonly AnySpec[], with_: Plan = plan(specs), shocks: readonly string[] = []): string => {
  try {
    assemble(specs, with_, shocks);
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

const energy = make('a.energy', {
  columns: {
    level: stock('members', { unit: '1', meaning: '', min: 0, max: 1, initial: 0, base: 0, halfLifeWeeks: 1 }),
    flag: column('members', 'u8', { unit: '1', meaning: '' }),
    open: column('cases', 'u8', { unit: '1', meaning: '', rowsShared: true }),
  },
});
const hours: ParameterSpec = { type: 'number', unit: 'h', min: 1, max: 5, default: 2, meaning: '' };
const nothing = (): void => {};
const stepping = (phase: Phase, after: readonly string[] = []): Partial<AnySpec> => ({
  steps: { [phase]: nothing },
  after,
});

describe('what does not fit is refused', () => {
  const cases: [string, readonly AnySpec[], string][] = [
    ['a duplicate id', [energy, make('a.energy')], 'duplicate id a.energy'],
    [
      'a column brought twice',
      [energy, make('b', { columns: { flag: column('members', 'u8', { unit: '1', meaning: '' }) } })],
      'members.flag is brought by two specs, one of them b',
    ],
    [
      'a column nobody brings',
      [make('b', { reads: { x: ref('u8', 'members.gone') } })],
      'b reads members.gone, which nobody brings',
    ],
    [
      'a reference of another type',
      [energy, make('b', { reads: { x: ref('f32', 'members.flag') } })],
      'b reads members.flag as f32, but it is u8 (local name x)',
    ],
    [
      'a term of what is no stock',
      [energy, make('b', { adds: { x: term('members.flag', '') } })],
      'b adds to members.flag, which is not a stock that anybody brings',
    ],
    [
      'rows of what is not shared',
      [energy, make('b', { rows: { x: ref('u8', 'members.flag') } })],
      'b assigns rows of members.flag, which a.energy does not share',
    ],
    ['a clause without what it needs', [make('b', { needs: ['a.energy'] })], 'b needs a.energy, which is off'],
    [
      'a circle of orders',
      [
        make('a', stepping('culture', ['c'])),
        make('b', stepping('culture', ['a'])),
        make('c', stepping('culture', ['b'])),
      ],
      'circular order in culture: a, b, c',
    ],
    [
      'a stock whose owner must go before one who adds to it',
      [
        make('b', { ...energy, ...stepping('wellbeing'), id: 'b' }),
        make('c', { ...stepping('wellbeing', ['b']), adds: { x: term('members.level', '') } }),
      ],
      'circular order in wellbeing: b, c',
    ],
  ];
  test.each(cases)('%s', (_, specs, words) => expect(problem(specs)).toContain(words));

  test('a passing term of a stock that is integrated by turns: it would be gone before its turn', () => {
    const slow = stock('members', {
      unit: '1',
      meaning: '',
      min: 0,
      max: 1,
      initial: 0,
      base: 0,
      halfLifeWeeks: 8,
      byTurns: true,
    });
    const owner = make('a', { columns: { slow } });
    const passing = make('b', { adds: { x: term('members.slow', '') } });
    const held = make('b', { adds: { x: heldTerm('members.slow', '') } });
    expect(problem([owner, passing])).toContain('b adds to members.slow by turns with a term that is not held');
    expect(problem([owner, held])).toBe('none');
  });

  test('a plan or a scenario that names what is not there', () => {
    expect(problem([energy], { ...plan([energy]), clauses: { 'a.energy': {}, 'a.enrgy': {} } })).toContain(
      'unknown clause a.enrgy',
    );
    expect(problem([energy], plan([energy]), ['shocks.flood'])).toContain('unknown shock shocks.flood');
  });

  test('a shock is no clause, and a clause no shock', () => {
    const flood = make('shocks.flood', { switch: 'shock' });
    expect(problem([flood], { ...plan([]), clauses: { 'shocks.flood': {} } })).toContain('unknown clause shocks.flood');
    expect(problem([energy], plan([energy]), ['a.energy'])).toBe('none');
    expect(assemble([energy, flood], plan([energy]), []).specs.map((s) => s.id)).toEqual(['a.energy']);
  });

  test('parameters unknown, out of range, or no number', () => {
    const b = make('b', { parameters: { hours } });
    expect(problem([b], plan([b], { b: { hors: 2 } }))).toContain('unknown parameter hors of b');
    expect(problem([b], plan([b], { b: { hours: 6 } }))).toContain('b.hours is 6, outside 1 to 5');
    expect(problem([b], plan([b], { b: { hours: Number.NaN } }))).toContain('b.hours is NaN');
    expect(problem([b], plan([b], { b: { hours: 5 } }))).toBe('none');
  });

  test('all problems at once', () => {
    const words = problem([energy, ...cases.slice(2, 7).flatMap(([, specs]) => specs.filter((s) => s.id === 'b'))]);
    for (const [, , expected] of cases.slice(2, 6)) expect(words).toContain(expected);
    expect(words).toContain('duplicate id b');
  });

  test('what is optional may be missing', () => {
    const b = make('b', {
      reads: { x: ref('u8', 'members.gone', true) },
      adds: { y: term('members.nowhere', '', true) },
    });
    expect(problem([b])).toBe('none');
  });

  test('but an optional reference of another type may not', () => {
    expect(problem([energy, make('b', { reads: { x: ref('f64', 'members.flag', true) } })])).toContain(
      'as f64, but it is u8',
    );
  });
});

describe('parameters', () => {
  test('have runtime values: numbers, 0 or 1, the place of an option, a bit for each of a set', () => {
    const options = ['one', 'two', 'three'];
    const p = make('b', {
      parameters: {
        hours,
        open: { type: 'boolean', default: true, meaning: '' },
        rule: { type: 'enum', options, default: 'three', meaning: '' },
        topics: { type: 'set', options, default: ['one', 'three'], meaning: '' },
      },
    });
    expect(Object.values(p.parameters).map(defaultValue)).toEqual([2, 1, 2, 5]);
    const layout = assemble([p], plan([p]), []);
    expect(layout.parameters.map((x) => [x.path, x.min, x.max])).toEqual([
      ['b.hours', 1, 5],
      ['b.open', 0, 1],
      ['b.rule', 0, 2],
      ['b.topics', 0, 7],
    ]);
  });

  test('of clauses may be amended, assumptions about people not, unless they say so', () => {
    const clause = make('b', { parameters: { hours, fixed: { ...hours, amendable: false } } });
    const people = make('c', { switch: 'always', parameters: { hours, open: { ...hours, amendable: true } } });
    const layout = assemble([clause, people], plan([clause, people]), []);
    expect(layout.parameters.filter((p) => p.amendable).map((p) => p.path)).toEqual(['b.hours', 'c.open']);
  });
});
