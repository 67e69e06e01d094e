/**
 * The record of hours, which members write themselves, and what becomes of it once it is paid for.
 *
 *   stake       = G / (G + 4 w)          G = what a record twice as long would bring in a week, w = hourly wage outside
 *   temptation  = 2 stake x ambition x (1 - conscientiousness) x (1/2 + example) x (1 - fear)
 *   example     = by how much the record of the companion exceeds their hours, as far as 1
 *   fear        = risk aversion x (twice the share of records looked at + how fresh it is that one was found out)
 *   padding    <- temptation, half-life 13 weeks
 *   on record   = hours given x (1 + padding) x (1 - 1/2 found out)
 *   for show    = 1/2 padding / (1 + padding) of the hours given: what is counted is done, what is of worth is not
 *
 * When a measure becomes a target it stops being a good measure (Goodhart 1975; Campbell 1979, Evaluation and Program
 * Planning 2:67-90): nobody pads a record that pays nothing. Effort goes where it is measured (Holmstrom and Milgrom 1991,
 * Journal of Law, Economics and Organization 7:24-52), so a padded record costs output too. That people cheat a little
 * rather than as much as they could, and more after an example, is Mazar, Amir and Ariely 2008 (Journal of Marketing
 * Research 45:633-644) and Gino, Ayal and Ariely 2009 (Psychological Science 20:393-398); sizes are assumptions.
 *
 * Auditors are drawn by lot every four weeks, three in a hundred, and look at one record in two hours that the time ledger
 * grants them. Where the books are open (`economy.transparent`), others read them too. A padded record that is looked at is
 * found out with chance padding / (padding + 1/4): the claim is halved at first, standing suffers, and both are half
 * forgotten in half a year.
 *
 * Members decide by turns, every four weeks. Edge cases: where the pool pays equally or by need nobody has a reason to pad,
 * nobody is asked to audit, and what was padded wears off.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { column, demandByTurns, event, heldTerm, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { SHARE } from '../core/telling.ts';
import { total } from './turns.ts';

const MOST_PADDING = 2;
/** Hours of outside work that a gain must be worth to be half as tempting as any. */
const AFTERNOON_HOURS = 4;
const FULL_WEEK_HOURS = 40;
const LEARNING = weeklyShare(13 / TURN_WEEKS);
const SHOW = 0.5;
const AUDITORS = 0.03;
const HOURS_A_RECORD = 2;
/** Chance in four weeks that others look at a record in open books. */
const READERS = 0.05;
const PLAIN_AT = 0.25;
const FOUND_KEPT = 1 - weeklyShare(26 / TURN_WEEKS);
/** Share of the padding that survives being found out. */
const PADDING_KEPT = 0.25;
const CUT = 0.5;
const SHAME = -0.15;

export const reporting = mechanism({
  id: 'economy.reporting',
  layer: 'economy',
  title: 'Reported hours',
  summary:
    'Members report their own hours; where the record is paid for, some of them pad it, and audits find some of that.',
  source: 'Goodhart 1975; Campbell 1979; Holmstrom and Milgrom 1991; Mazar, Amir and Ariely 2008',
  switch: 'on',
  parameters: {
    auditHoursPerWeek: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 20,
      default: 2,
      meaning: 'Hours that each auditor, three in a hundred members drawn by lot, gives to checking records.',
    },
  },
  columns: {
    padding: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: MOST_PADDING,
      meaning: 'By how much the hours reported exceed those given.',
    }),
    show: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: SHOW,
      meaning: 'Share of the hours given that is for the sake of the record.',
    }),
    foundOut: column('members', 'f32', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'How fresh it is that their record was found wrong; half-life 26 weeks.',
    }),
    claimed: column('members', 'f32', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'Hours on record for an hour given.',
    }),
    auditByTurn: column('society', 'f64', {
      width: TURN_WEEKS,
      unit: 'h',
      min: 0,
      meaning: 'Hours of audit, by turn.',
    }),
    audited: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of records that auditors look at in four weeks.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    riskAversion: ref('f32', 'members.riskAversion'),
    partner: ref('i32', 'members.partner', true),
    contributionScore: ref('f32', 'members.contributionScore'),
    outsideWage: ref('f32', 'members.outsideWage'),
    claimPays: ref('f64', 'society.claimPays', true),
    present: ref('f64', 'society.present'),
    booksOpen: ref('f64', 'society.booksOpen', true),
  },
  adds: { shame: heldTerm('members.reputation', 'a record of hours found wrong', true) },
  demands: { audit: demandByTurns('justice', 'Checking the record of hours.') },
  events: { found: event('The hours that {who} reported are found to be {a} too many.', { a: SHARE }) },
  after: ['economy.production'],
  steps: {
    attention(s) {
      const { c, n, k0, k1, week } = s;
      const { status, identity, ambition, conscientiousness, riskAversion, partner } = c;
      const { padding, show, foundOut, claimed, contributionScore, outsideWage, audit } = c;
      const pays = c.claimPays.length > 0 ? c.claimPays[0] : 0;
      const minutes = pays > 0 ? 60 * s.p.auditHoursPerWeek : 0;
      const known = 2 * c.audited[0];
      const meets = partner.length > 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        audit[i] = minutes > 0 && uniform(k0, k1, identity[i], 0) < AUDITORS ? minutes : 0;
        const gain = pays * contributionScore[i];
        let tempted = 0;
        if (gain > 0) {
          const other = meets ? partner[i] : -1;
          const example = other >= 0 && status[other] >= RESIDENT ? Math.max(0, Math.min(1, claimed[other] - 1)) : 0;
          const fear = Math.min(1, riskAversion[i] * (known + foundOut[i]));
          const stake = gain / (gain + (AFTERNOON_HOURS / FULL_WEEK_HOURS) * outsideWage[i]);
          tempted = MOST_PADDING * stake * ambition[i] * (1 - conscientiousness[i]) * (0.5 + example) * (1 - fear);
        }
        padding[i] = Math.min(MOST_PADDING, padding[i] + LEARNING * (tempted - padding[i]));
        show[i] = (SHOW * padding[i]) / (1 + padding[i]);
      }
    },
    economy(s) {
      const { c, n, k0, k1, week } = s;
      const { status, identity, padding, foundOut, claimed, shame, auditGranted } = c;
      const turn = week % TURN_WEEKS;
      let granted = 0;
      for (let i = turn; i < n; i += TURN_WEEKS) if (status[i] >= RESIDENT) granted += auditGranted[i];
      c.auditByTurn[turn] = granted / 60;
      const looked = (TURN_WEEKS * total(c.auditByTurn)) / HOURS_A_RECORD;
      c.audited[0] = Math.min(1, looked / Math.max(1, c.present[0]));
      const open = c.booksOpen.length > 0 ? c.booksOpen[0] : 0;
      const sight = 1 - (1 - c.audited[0]) * (1 - READERS * open);
      for (let i = turn; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        foundOut[i] *= FOUND_KEPT;
        const padded = padding[i];
        if (padded > 0 && uniform(k0, k1, identity[i], 1) < (sight * padded) / (padded + PLAIN_AT)) {
          s.emit(s.event.found, i, -1, padded, 0);
          foundOut[i] = 1;
          padding[i] = PADDING_KEPT * padded;
        }
        claimed[i] = (1 + padding[i]) * (1 - CUT * foundOut[i]);
        shame[i] = SHAME * foundOut[i];
      }
    },
  },
});
