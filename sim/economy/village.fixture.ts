/**
 * A village for the tests of the economic layer: the real ledgers, traits and economy, with hours given set by the
 * experimenter instead of by people's choices, and one blow of each kind that shocks can deal.
 */
import { membership } from '../../agents/membership.ts';
import { timeLedger } from '../../agents/time.ts';
import { traits } from '../../agents/traits.ts';
import { AUTONOMY } from '../autonomy/index.ts';
import { type AnySpec, column, demand, mechanism, RESIDENT, ref, term } from '../core/contract.ts';
import { type LabSetUp, lab } from '../lab.ts';
import { moneyLedger } from '../money.ts';
import type { World } from '../world.ts';
import { ECONOMY } from './index.ts';

/** Everybody gives the same hours, but a share of idlers, chosen by identity, gives none. */
const effort = mechanism({
  id: 'people.contribution',
  layer: 'people',
  title: 'Hours given',
  summary: 'Hours given to the community, as the experimenter sets them.',
  source: 'Test set-up.',
  switch: 'always',
  parameters: {
    hours: { type: 'number', unit: 'h', min: 0, max: 80, default: 12, meaning: 'Hours a member gives.' },
    idlers: { type: 'number', unit: 'share', min: 0, max: 1, default: 0, meaning: 'Share of members who give none.' },
  },
  columns: {
    contributionScore: column('members', 'f32', { unit: 'h', min: 0, meaning: 'Moving average of hours given.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    contributedHours: ref('f32', 'members.contributedHours'),
  },
  demands: { work: demand('contribution_hours', 'Hours given.') },
  steps: {
    attention(s) {
      for (let i = 0; i < s.n; i++) {
        if (s.c.status[i] < RESIDENT) continue;
        const idle = (s.c.identity[i] % 100) / 100 < s.p.idlers;
        s.c.work[i] = idle ? 0 : s.p.hours * 60;
      }
    },
    culture(s) {
      for (let i = 0; i < s.n; i++) {
        s.c.contributionScore[i] += 0.1 * (s.c.contributedHours[i] - s.c.contributionScore[i]);
      }
    },
  },
});

/** Strength and know-how at full and at one, until a test assigns others. */
const surroundings = mechanism({
  id: 'people.energy',
  layer: 'people',
  title: 'Surroundings',
  summary: 'What other layers bring and production reads.',
  source: 'Test set-up.',
  switch: 'always',
  columns: {
    energy: column('members', 'f64', { unit: 'share', min: 0, max: 1, initial: 1, meaning: 'Strength.' }),
    knowHow: column('society', 'f64', { unit: 'ratio', min: 0, initial: 1, meaning: 'Know-how.' }),
  },
  steps: {},
});

const blow = mechanism({
  id: 'shocks.blow',
  layer: 'shocks',
  title: 'Blow',
  summary:
    'Hits prices, wages, infrastructure, energy and funding at once, or brings gifts; each by its own parameter.',
  source: 'Test set-up.',
  switch: 'always',
  parameters: {
    week: { type: 'number', unit: 'week', min: 0, max: 10_000, default: 0, meaning: 'First week.' },
    weeks: { type: 'number', unit: 'weeks', min: 0, max: 10_000, default: 0, meaning: 'How long it lasts.' },
    price: { type: 'number', unit: 'log points', min: -1, max: 2, default: 0, meaning: 'On the price level.' },
    wage: { type: 'number', unit: 'log points', min: -1, max: 1, default: 0, meaning: 'On the wage level.' },
    damage: { type: 'number', unit: 'share', min: 0, max: 1, default: 0, meaning: 'On the infrastructure.' },
    funding: { type: 'number', unit: 'share', min: 0, max: 1, default: 0, meaning: 'On outside funding.' },
    outage: { type: 'number', unit: 'share', min: 0, max: 1, default: 0, meaning: 'On energy from outside.' },
    works: { type: 'number', unit: 'credits', min: 0, max: 1e6, default: 0, meaning: 'Infrastructure as a gift.' },
    gear: { type: 'number', unit: 'credits', min: 0, max: 1e6, default: 0, meaning: 'Tools as a gift.' },
  },
  adds: {
    onOutage: term('society.outage', 'Blow.'),
    onWorks: term('society.built', 'Blow.'),
    onGear: term('society.equipped', 'Blow.'),
    onPrice: term('society.priceShock', 'Blow.'),
    onWage: term('society.wageShock', 'Blow.'),
    onDamage: term('society.damage', 'Blow.'),
    onFunding: term('society.fundingCut', 'Blow.', true),
  },
  steps: {
    shocks(s) {
      const { c, p } = s;
      if (s.week < p.week || s.week >= p.week + p.weeks) return;
      c.onOutage[0] = p.outage;
      c.onWorks[0] = p.works;
      c.onGear[0] = p.gear;
      c.onPrice[0] = p.price;
      c.onWage[0] = p.wage;
      c.onDamage[0] = p.damage;
      c.onFunding[0] = p.funding;
    },
  },
});

export const VILLAGE: readonly AnySpec[] = [
  moneyLedger,
  membership,
  traits,
  timeLedger,
  effort,
  surroundings,
  blow,
  ...ECONOMY,
  ...AUTONOMY,
];

/** Round scales for these tests, so that they stand whatever the product's calibrated ones are. */
const SCALES: NonNullable<LabSetUp['clauses']> = {
  'economy.outside_market': { hourlyWageCredits: 4, wageVolatility: 0.06, halfLifeWeeks: 26 },
  'economy.production': { creditsPerHour: 2.6 },
  'economy.treasury': { upkeepCredits: 10, fixedUpkeepShare: 0 },
  'people.traits': { groupSpread: 0 },
};

/** Prices and wages at their means unless a test asks for them to wander. */
export const CALM = { 'economy.outside_market': { priceVolatility: 0, wageVolatility: 0 } };

/** Clauses that have to be asked for are left out unless they are named. */
export function village(
  clauses: LabSetUp['clauses'] = CALM,
  options: { members?: number; seed?: string; without?: string[] } = {},
): World {
  const { members = 100, seed = 'village', without = [] } = options;
  const scaled = Object.fromEntries(
    [...new Set([...Object.keys(SCALES), ...Object.keys(clauses ?? {})])].map((id) => [
      id,
      { ...SCALES[id], ...clauses?.[id] },
    ]),
  );
  // Clauses that have to be asked for are in force when a test names them.
  const unasked = VILLAGE.filter((spec) => spec.switch === 'off' && !(spec.id in (clauses ?? {}))).map(({ id }) => id);
  const off = withThoseThatNeedThem([...unasked, ...without]);
  return lab({ specs: VILLAGE, stepping: '*', members, seed, clauses: scaled, without: off });
}

/** As in a constitution: what is on by default goes off with a clause that it needs. */
function withThoseThatNeedThem(off: readonly string[]): string[] {
  const more = VILLAGE.filter(({ id, needs }) => !off.includes(id) && needs.some((need) => off.includes(need)));
  return more.length > 0 ? withThoseThatNeedThem([...off, ...more.map(({ id }) => id)]) : [...off];
}

export function mean(world: World, path: string): number {
  const array = world.array(path);
  let sum = 0;
  for (let i = 0; i < world.rows.members; i++) sum += array[i];
  return sum / world.rows.members;
}

/** All sides of the ledger added up; zero when every posting had a payer and a payee. */
export function ledgerSum(world: World): number {
  const wealth = world.f64('members.wealth');
  let sum = world.f64('society.treasury')[0] + world.f64('society.outside')[0];
  for (const held of world.f64('society.funds')) sum += held;
  for (let i = 0; i < world.rows.members; i++) sum += wealth[i];
  return sum;
}
