/** One person close to: traits, stocks with their recorded terms, satisfaction by part, hours, ties and wishes. */
import { ACTIVITIES, LEVER_COUNT, LEVERS, RESIDENT, SKILLS, VALUES } from '../../sim/core/contract.ts';
import { satisfactionParts } from '../../sim/fragility/departures.ts';
import { personName } from '../../sim/fragility/observer.ts';
import { liveLevers } from '../../sim/fragility/signal.ts';
import { lawPosition } from '../../sim/governance/routing.ts';
import type { World } from '../../sim/world.ts';
import type { MemberView } from './interface.ts';
import { powerOf } from './picture.ts';

/** Words for the codes of `members.status`. */
export const STATUS_WORDS = [
  'nobody',
  'outsider',
  'left',
  'expelled',
  'applicant',
  'resident on trial',
  'member',
  'suspended member',
] as const;
const TEMPER = [
  ...['sociability', 'ambition', 'conscientiousness', 'openness', 'extremityProneness', 'riskAversion'],
  ...['stamina', 'threshold'],
];
const COOPERATION = ['unconditional cooperator', 'conditional cooperator', 'free rider', 'hump-shaped cooperator'];

/** Row that a person holds, leavers of the week included; −1 for none. */
export function rowOf(world: World, identity: number): number {
  const status = world.array('members.status');
  const identities = world.array('members.identity');
  for (let row = 0; row < world.rows.members; row++) if (status[row] > 0 && identities[row] === identity) return row;
  return -1;
}

/** `extremityProneness` as words. */
function plain(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** @param world a society whose last week has just been lived */
export function memberOf(world: World, row: number): MemberView {
  const { layout } = world;
  const at = (path: string, place = row) => world.array(path)[place];
  const identity = at('members.identity');
  const status = at('members.status');
  const { power, holders } = powerOf(world);
  return {
    identity,
    name: personName(identity),
    week: world.week,
    present: status >= RESIDENT,
    status: STATUS_WORDS[status],
    tenureWeeks: Math.max(0, world.week - at('members.joinedWeek')),
    traits: traitsOf(world, row),
    stocks: layout.stocks
      .filter(({ spec }) => spec.table === 'members')
      .map(({ column, spec, terms, path }) => ({
        name: plain(path.slice('members.'.length)),
        meaning: spec.meaning,
        level: world.arrays[column][row],
        unit: spec.unit,
        min: spec.min,
        max: spec.max,
        terms: terms.map((term) => ({ meaning: layout.columns[term].meaning, value: world.arrays[term][row] })),
      })),
    satisfaction: at('members.satisfaction'),
    satisfactionParts: satisfactionParts(world, row),
    hours: ACTIVITIES.map((_, a) => at('members.minutes', row * ACTIVITIES.length + a) / 60),
    wealthCredits: at('members.wealth') / 1000,
    ...(world.has('members.tokens')
      ? { tokens: { held: at('members.tokens') / 1000, locked: at('members.lockedTokens') / 1000 } }
      : {}),
    power: power[row] * holders,
    ties: tiesOf(world, row),
    positions: liveLevers(world).map((lever) => ({
      lever: LEVERS[lever].id,
      position: at('members.position', row * LEVER_COUNT + lever),
      law: lawPosition(world.law, world.law.indexOf(LEVERS[lever].path)),
    })),
  };
}

function traitsOf(world: World, row: number): MemberView['traits'] {
  const meaningOf = (path: string) => world.layout.columns[world.layout.columnAt.get(path) ?? -1]?.meaning ?? '';
  const many = (names: readonly string[], path: string, meaning: (name: string) => string) =>
    names.map((name, k) => ({ name, value: world.array(path)[row * names.length + k], meaning: meaning(name) }));
  const cooperation = world.array('members.cooperationType')[row];
  return [
    ...TEMPER.map((name) => ({
      name: plain(name),
      value: world.array(`members.${name}`)[row],
      meaning: meaningOf(`members.${name}`),
    })),
    { name: COOPERATION[cooperation], value: 1, meaning: 'How this person answers what others give.' },
    ...(world.array('members.strategy')[row] === 1
      ? [{ name: 'ideologue', value: 1, meaning: 'Came to win the society over to an extreme.' }]
      : []),
    ...many(SKILLS, 'members.skill', (name) => `Skill in ${name}.`),
    ...many(VALUES, 'members.values', (name) => `Weight of ${name} among this person’s values.`),
  ];
}

function tiesOf(world: World, row: number): MemberView['ties'] {
  const slots = world.layout.plan.outSlots;
  const target = world.array('ties.target');
  const strength = world.array('ties.strength');
  const grievance = world.array('ties.grievance');
  const identities = world.array('members.identity');
  const status = world.array('members.status');
  const ties: MemberView['ties'][number][] = [];
  for (let slot = row * slots; slot < (row + 1) * slots; slot++) {
    const other = target[slot];
    if (other < 0 || status[other] < RESIDENT) continue;
    const identity = identities[other];
    ties.push({ identity, name: personName(identity), strength: strength[slot], grievance: grievance[slot] });
  }
  return ties.sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength) || a.identity - b.identity);
}
