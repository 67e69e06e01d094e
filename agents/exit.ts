/**
 * Whether to leave. The utility of staying is a stock without memory, the sum of its terms:
 *
 *   U = satisfaction + loyalty(belonging, tenure) − outside option(skill, market) − relief from
 *       exhaustion + cost of leaving(ties, locked-in share) + what shocks and clauses add
 *
 * and the weekly hazard of exit is logistic in −U:  h = 1 / (1 + exp(steepness · (U − midpoint))).
 * What work would earn elsewhere is forgone by those to whom an hour given here brings less, where cooperation is
 * valued counting part of what it brings to others (`work-choice.ts`): so the able leave equal sharing first, and
 * conviction holds them (Abramitzky 2008, Quarterly Journal of Economics 123:1111–1154).
 * Members compare every four weeks, by turns, and then leave with chance 1 − (1 − h)⁴.
 * The terms of the week in which somebody leaves are the answer to "why did she leave?".
 *
 * Source: Hirschman, A. (1970), Exit, Voice, and Loyalty; turnover as satisfaction against alternatives,
 * March & Simon (1958); embeddedness as cost of leaving, Mitchell et al. (2001), Academy of Management
 * Journal 44:1102–1121. Midpoint and steepness are global scales, calibrated once for all communities.
 */
import {
  EXITED,
  event,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  SKILLS,
  stock,
  TURN_WEEKS,
  VALUES,
} from '../sim/core/contract.ts';
import { logistic } from '../sim/core/math.ts';
import { uniform } from '../sim/core/random.ts';
import { counted } from '../sim/core/telling.ts';
import { feltReturn, hourlyWage } from './work-choice.ts';

const VALUE_COUNT = VALUES.length;
const COOPERATION = VALUES.indexOf('cooperation');

/** (1 − 0.05)⁴, rounded down. */
const RARELY_LESS = 0.814;
/** log(0.05 / 0.95), rounded down. */
const LOGIT_RARE = -2.945;

export const exit = mechanism({
  id: 'people.exit',
  layer: 'people',
  title: 'Exit',
  summary:
    'Each member compares staying with leaving; the weekly hazard of exit is logistic in the utility of staying.',
  source:
    'Hirschman, A. (1970), Exit, Voice, and Loyalty; Mitchell, T. et al. (2001), Academy of Management Journal 44:1102–1121.',
  switch: 'always',
  parameters: {
    midpoint: {
      type: 'number',
      unit: 'utility',
      min: -5,
      max: 5,
      default: -0.69,
      meaning: 'Utility of staying at which half of those who feel so leave within the week.',
    },
    steepness: {
      type: 'number',
      unit: 'per utility',
      min: 0.5,
      max: 40,
      default: 5,
      meaning: 'How sharply the hazard of exit falls with the utility of staying.',
    },
    outsideAppeal: {
      type: 'number',
      unit: 'utility',
      min: 0,
      max: 2,
      default: 0.3,
      meaning: 'Appeal of a middling life elsewhere.',
    },
    rootedness: {
      type: 'number',
      unit: 'utility',
      min: 0,
      max: 1,
      default: 0.2,
      meaning: 'Cost of leaving a place: moving, schools, things that cannot be taken along.',
    },
  },
  columns: {
    stayUtility: stock('members', {
      unit: 'utility',
      min: -10,
      max: 10,
      initial: 0.5,
      base: 0,
      halfLifeWeeks: 0,
      byTurns: true,
      meaning: 'Utility of staying against leaving.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    joinedWeek: ref('i32', 'members.joinedWeek'),
    satisfaction: ref('f32', 'members.satisfaction'),
    belonging: ref('f64', 'members.belonging'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
    kin: ref('f32', 'members.kin'),
    skill: ref('f32', 'members.skill'),
    communityIncome: ref('f32', 'members.communityIncome', true),
    contributedHours: ref('f32', 'members.contributedHours', true),
    outsideWage: ref('f32', 'members.outsideWage', true),
    hourProduct: ref('f32', 'members.hourProduct', true),
    values: ref('f32', 'members.values'),
    levied: ref('f32', 'members.levied', true),
    wageLevel: ref('f64', 'society.wageLevel', true),
    outsidePull: ref('f64', 'society.outsidePull', true),
  },
  adds: {
    life: heldTerm('members.stayUtility', 'satisfaction with life here'),
    loyalty: heldTerm('members.stayUtility', 'loyalty'),
    elsewhere: heldTerm('members.stayUtility', 'the outside option'),
    pay: heldTerm('members.stayUtility', 'what work would earn elsewhere'),
    relief: heldTerm('members.stayUtility', 'relief from exhaustion'),
    roots: heldTerm('members.stayUtility', 'the cost of leaving ties and place'),
  },
  events: { left: event('{who} left after {b} here.', { b: counted('week') }) },
  after: ['people.satisfaction', 'people.energy', 'people.belonging', 'people.ties'],
  steps: {
    justice(s) {
      const { status, joinedWeek, satisfaction, belonging, energy, exhausted, kin, skill } = s.c;
      const {
        life,
        loyalty,
        elsewhere,
        pay,
        relief,
        roots,
        communityIncome,
        contributedHours,
        outsideWage,
        hourProduct,
        values,
        levied,
        outsidePull,
        wageLevel,
      } = s.c;
      const market = wageLevel.length > 0 ? wageLevel[0] : 1;
      const appeal = s.p.outsideAppeal * market + (outsidePull.length > 0 ? outsidePull[0] : 0);
      const waged =
        communityIncome.length > 0 && outsideWage.length > 0 && contributedHours.length > 0 && hourProduct.length > 0;
      const purse = levied.length > 0;
      const width = SKILLS.length;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const years = (s.week - joinedWeek[i]) / 52;
        let mastery = 0;
        for (let at = i * width; at < (i + 1) * width; at++) mastery += skill[at];
        life[i] = satisfaction[i];
        loyalty[i] = 0.4 * belonging[i] * ((years + 1) / (years + 2.5));
        elsewhere[i] = -appeal * (0.6 + 0.8 * (mastery / width));
        if (waged) {
          const wage = hourlyWage(outsideWage[i]);
          // A wage that goes into a common purse is given, and so are its hours.
          const pooled = purse && wage > 0 ? levied[i] : 0;
          const hours = contributedHours[i] + (pooled > 0 ? pooled / wage : 0);
          const product = contributedHours[i] * hourProduct[i] + pooled;
          const cooperation = values[i * VALUE_COUNT + COOPERATION];
          pay[i] = -0.3 * forgone(feltReturn(communityIncome[i], product, cooperation), hours, wage);
        }
        relief[i] = -0.35 * exhausted[i] - 0.2 * Math.max(0, 0.5 - energy[i]);
        roots[i] = s.p.rootedness + (0.2 * kin[i]) / (kin[i] + 2);
      }
    },
    wellbeing(s) {
      const { status, identity, joinedWeek, stayUtility } = s.c;
      const { midpoint, steepness } = s.p;
      for (let i = s.week % TURN_WEEKS; i < s.n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const discontent = -steepness * (stayUtility[i] - midpoint);
        const u = uniform(s.k0, s.k1, identity[i], 0);
        // Nearly all stay: below this discontent the chance of staying four weeks is above RARELY_LESS.
        if (u < RARELY_LESS && discontent < LOGIT_RARE) continue;
        const stays = 1 - logistic(discontent);
        if (u < stays * stays * stays * stays) continue;
        s.emit(s.event.left, i, -1, stayUtility[i], s.week - joinedWeek[i]);
        s.roster.release(i, EXITED);
      }
    },
  },
});

/**
 * What work for the community forgoes: the share by which `hours` given here bring less than as many hours of outside
 * work would, weighted by how much of a working week is given. In [0, 1].
 */
function forgone(here: number, hours: number, wage: number): number {
  const there = hours * wage;
  return here < there ? (1 - here / there) * (hours / (hours + 20)) : 0;
}
