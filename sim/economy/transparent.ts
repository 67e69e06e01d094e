/**
 * Transparent accounts: the books are kept by volunteers and published, money and hours alike.
 *
 *   a member keeps the books for four weeks with chance in proportion to skill in organising, an hour a week
 *   kept <- hours granted / (3 h for a hundred members), half-life 13 weeks, since what is left lying is caught up with
 *   open  = kept, at most 1
 *
 * What it is good for is up to those who read them: what is suspected of the treasury (`economy.trust_in_accounts`), how
 * well the record of what each gave is known (`culture.norms.contribution_expectation`, `justice.duties.contribute`), and
 * whether a padded record is noticed (`economy.reporting`). Published accounts as the condition of monitoring one another:
 * Ostrom 1990, Governing the Commons, design principle 4. Hours and half-life are assumptions.
 *
 * Edge cases: a community too tired to keep its books has closed ones after some months; with nobody present nothing is
 * needed, and the books stay as open as they were.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, demandByTurns, mechanism, RESIDENT, ref, SKILLS, TURN_WEEKS } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { total } from './turns.ts';

const SKILL_COUNT = SKILLS.length;
const ORGANISATION = SKILLS.indexOf('organisation');
/** Mean skill in organising, by which the volunteers are weighted. */
const USUAL_SKILL = 0.44;
const KEEPER_HOURS = 1;
const NEEDED_HOURS_PER_HUNDRED = 3;
/** Founders begin with their books in order. */
const KEPT_AT_FIRST = 1;
const KEPT_RATE = weeklyShare(13);

export const transparent = mechanism({
  id: 'economy.transparent',
  layer: 'economy',
  title: 'Transparent accounts',
  summary: 'Volunteers keep the books of money and hours and publish them, for all to read.',
  source: 'Ostrom 1990 (monitoring)',
  switch: 'on',
  parameters: {
    bookkeepingHoursPerHundred: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 20,
      default: 4,
      meaning: 'Hours a week that are asked of volunteers for a hundred members; three keep the books in full.',
    },
  },
  columns: {
    booksOpen: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 1,
      meaning: 'How far the books are kept and published.',
    }),
    booksKept: column('society', 'f64', {
      unit: 'ratio',
      min: 0,
      initial: KEPT_AT_FIRST,
      meaning: 'Moving mean of the hours of bookkeeping against those that are needed.',
    }),
    booksByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours of bookkeeping, by turn.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    present: ref('f64', 'society.present'),
  },
  demands: { books: demandByTurns('resource_coordination', 'Keeping and publishing the accounts.') },
  after: ['economy.production'],
  effects: [
    {
      system: 'economy.transparent',
      switch: { kind: 'clause', without: ['economy.transparent'] },
      setting: { values: { 'economy.treasury.sharing_rate': 0.8 } },
      observable: 'time.contribution_hours',
      sign: 1,
      smallest: 0.05,
      because:
        'behind closed books members suspect what they do not see come back, trust the rules less, and can see less of who gives little',
    },
  ],
  steps: {
    attention(s) {
      const { c, n, k0, k1, week } = s;
      const { status, identity, skill, books } = c;
      const chance = s.p.bookkeepingHoursPerHundred / (100 * KEEPER_HOURS * USUAL_SKILL);
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const willing = chance * skill[i * SKILL_COUNT + ORGANISATION];
        books[i] = uniform(k0, k1, identity[i], 0) < willing ? 60 * KEEPER_HOURS : 0;
      }
    },
    economy(s) {
      const { c, n, week } = s;
      const turn = week % TURN_WEEKS;
      let granted = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) if (c.status[i] >= RESIDENT) granted += c.booksGranted[i];
      c.booksByTurn[turn] = granted / 60;
      const needed = (NEEDED_HOURS_PER_HUNDRED / 100) * c.present[0];
      if (needed === 0 || week < TURN_WEEKS) return;
      c.booksKept[0] += KEPT_RATE * (total(c.booksByTurn) / needed - c.booksKept[0]);
      c.booksOpen[0] = Math.min(1, c.booksKept[0]);
    },
  },
});
