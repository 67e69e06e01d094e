/**
 * The ledger under any constitution: any of the economic clauses, any values of their parameters and any amendment of
 * them, with every shock striking. Ten thousand weeks in all, each checked to the last thousandth.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultValue, parameterRange } from '../assemble.ts';
import { type AnySpec, type ParameterSpec, RESIDENT } from '../core/contract.ts';
import { OPTION_OF } from '../governance/routing.ts';
import { checkLedgers } from '../invariants.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';

const WEEKS = 250;
const SOCIETIES = 40;
const AMENDED_EVERY = 13;
const DAO = OPTION_OF.get('dao') ?? -1;

const ECONOMIC = SPECS.filter((spec) => spec.layer === 'economy');
const CLAUSES = ECONOMIC.filter((spec) => spec.switch === 'on' || spec.switch === 'off').map((spec) => spec.id);
const VALUES = ECONOMIC.flatMap((spec) =>
  Object.entries(spec.parameters).map(([name, parameter]) => ({ id: spec.id, name, parameter })),
);
const SHOCKS = SPECS.filter((spec) => spec.switch === 'shock').map((spec) => spec.id);
const everyShock = {
  name: 'every shock',
  shocks: SHOCKS.map((id) => ({ shock: id.slice('shocks.'.length), hazardPerYear: 1, intensity: 1 })),
};

/** The clauses that are off when these are: also what cannot do without them. */
function offWith(unwanted: readonly string[]): string[] {
  const off = new Set(unwanted);
  const owners = new Map(
    SPECS.flatMap((spec) => Object.entries(spec.columns).map(([name, { table }]) => [`${table}.${name}`, spec.id])),
  );
  const leansOn = (spec: AnySpec): string[] => [
    ...spec.needs,
    ...[...Object.values(spec.reads), ...Object.values(spec.rows)].flatMap((r) => (r.optional ? [] : [r.path])),
    ...Object.values(spec.adds).flatMap((t) => (t.optional ? [] : [t.stock])),
  ];
  for (let before = -1; before !== off.size; ) {
    before = off.size;
    for (const spec of SPECS) {
      if (leansOn(spec).some((what) => off.has(owners.get(what) ?? what))) off.add(spec.id);
    }
  }
  return [...off];
}

/** A value within the range of a parameter; the ends and the default are as likely as all that is between. */
function valueAt(parameter: ParameterSpec, level: number): number {
  const { min, max, integer } = parameterRange(parameter);
  if (level < 0.25) return defaultValue(parameter);
  if (level > 0.9) return level > 0.95 ? max : min;
  const value = min + ((level - 0.25) / 0.65) * (max - min);
  return integer ? Math.round(value) : value;
}

const level = fc.double({ min: 0, max: 1, noNaN: true });
const constitution = fc.record({
  without: fc.subarray(CLAUSES, { maxLength: CLAUSES.length }),
  levels: fc.array(level, { minLength: VALUES.length, maxLength: VALUES.length }),
  amended: fc.array(fc.tuple(fc.nat(), level), { minLength: 1, maxLength: 30 }),
  founders: fc.integer({ min: 1, max: 24 }),
  tokensDecide: fc.boolean(),
  seed: fc.string({ maxLength: 6 }),
});

/** What accounts of each kind hold together, by party. */
function balances(world: World): Record<string, number> {
  const sum = (path: string): number => (world.array(path) as Float64Array).reduce((a, b) => a + b, 0);
  return {
    member: sum('members.wealth'),
    treasury: world.array('society.treasury')[0],
    fund: sum('society.funds'),
    outside: world.array('society.outside')[0],
  };
}

/** What the ledgers say against what was posted, and purses that are no whole thousandths. */
function problems(world: World, before: Record<string, number>): string[] {
  const found = checkLedgers(world);
  const after = balances(world);
  for (const party of Object.keys(after)) {
    const posted = world.layout.flows.reduce(
      (net, { from, to }, k) => net + (Number(to === party) - Number(from === party)) * world.money.flows[k],
      0,
    );
    if (after[party] !== before[party] + posted) found.push(`${party} holds what no flow brought`);
  }
  if (!world.f64('members.wealth').every(Number.isInteger)) found.push('a purse with a part of a thousandth');
  return found;
}

test('money balances to the last thousandth, every week, under any economic constitution', { timeout: 120_000 }, () => {
  let weeks = 0;
  let memberWeeks = 0;
  const posted = new Set<string>();
  fc.assert(
    fc.property(constitution, ({ without, levels, amended, founders, tokensDecide, seed }) => {
      const off = offWith(without);
      const clauses: Record<string, Record<string, number>> = {};
      VALUES.forEach(({ id, name, parameter }, k) => {
        clauses[id] = { ...clauses[id], [name]: valueAt(parameter, levels[k]) };
      });
      // Then a whale and a briber have votes to buy.
      if (tokensDecide && !off.includes('governance.dao')) clauses['governance.decisions'] = { lever: DAO };
      const world = lab({
        specs: SPECS.filter((spec) => spec.switch !== 'shock' || !off.includes(spec.id)),
        stepping: '*',
        members: founders,
        capacity: 32,
        seed,
        clauses,
        without: off,
        scenario: { ...everyShock, shocks: everyShock.shocks.filter(({ shock }) => !off.includes(`shocks.${shock}`)) },
      });
      const open = world.layout.parameters.map((p, k) => ({ ...p, k })).filter((p) => CLAUSES.includes(p.clause));
      const status = world.array('members.status');
      for (let week = 0; week < WEEKS; week++) {
        if (week % AMENDED_EVERY === 0 && open.length > 0) {
          const [which, to] = amended[(week / AMENDED_EVERY) % amended.length];
          const { k, spec } = open[which % open.length];
          world.law.amend(k, valueAt(spec, to));
        }
        const before = balances(world);
        tick(world);
        expect(problems(world, before)).toEqual([]);
        weeks++;
        for (let i = 0; i < world.rows.members; i++) memberWeeks += +(status[i] >= RESIDENT);
        world.layout.flows.forEach(({ name }, k) => {
          if (world.money.flows[k] > 0) posted.add(name);
        });
      }
    }),
    { numRuns: SOCIETIES },
  );
  expect(weeks).toBeGreaterThanOrEqual(10_000);
  // Neither empty societies nor idle clauses: each of them has moved money.
  expect(memberWeeks).toBeGreaterThan(5 * weeks);
  for (const flow of ['whale_purchase.lent', 'whale_purchase.repaid', 'vote_buying.backed', 'vote_buying.bribes'])
    expect(posted).toContain(`shocks.${flow}`);
  const moved = (id: string): boolean => [...posted].some((name) => name.startsWith(`${id}.`));
  // The ledger's own flows are those of clauses that a reform repeals.
  const paying = ECONOMIC.filter(({ id, flows }) => id !== 'economy.ledger' && Object.keys(flows).length > 0);
  expect(paying.map(({ id }) => id).filter((id) => !moved(id))).toEqual([]);
});
