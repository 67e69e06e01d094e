/**
 * What is left of the pool goes back to members: first the safety net, then shares by the rule in force.
 *
 *   safety net   `safety_net` of the gap between a member's bill and purse is paid first, as an obligation of the
 *                treasury, scaled down when balance and credit, less what is set aside for programmes, do not reach
 *   contribution shares in proportion to the hours on record: the contribution score, as members themselves report it
 *                where records are kept (`economy.reporting`), off by a uniform error
 *   equal        the same for everybody present
 *   need         in proportion to the bill
 * Members' weights are measured by turns, every four weeks, and all at once when the rule changes; shares are paid weekly.
 *
 * Pay by measured contribution and its noise: Holmstrom and Milgrom 1991 (Journal of Law, Economics and Organization
 * 7:24-52). Equal shares as insurance with a price in incentives: Abramitzky 2008 (Quarterly Journal of Economics
 * 123:1111-1154). Shares are rounded down to a thousandth and the remainder stays in the treasury.
 *
 * Edge cases: no weight at all (nobody has contributed yet), nothing is shared out and the money stays pooled.
 */
import { column, flow, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { scratchFor, shareOut } from './turns.ts';

const BY_CONTRIBUTION = 0;
const BY_EQUAL = 1;

/** Rows whose purse falls short of the bill: scratch of one step. */
let short = new Int32Array(64);

export const allocation = mechanism({
  id: 'economy.allocation',
  layer: 'economy',
  title: 'Allocation of the pool',
  summary: 'A safety net first, then the rest of the pool by contribution, equally or by need.',
  source: 'Abramitzky 2008 (equal sharing); Holmstrom and Milgrom 1991 (pay by a noisy measure)',
  switch: 'on',
  parameters: {
    by: {
      type: 'enum',
      options: ['contribution', 'equal', 'need'],
      default: 'contribution',
      meaning: 'What a member’s share of the pool goes by.',
    },
    safetyNet: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.8,
      meaning: 'Share of a gap between bill and purse that the treasury covers first.',
    },
    measurementError: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.2,
      amendable: false,
      meaning: 'Largest relative error with which a contribution is measured.',
    },
  },
  columns: {
    allotment: column('members', 'f32', { unit: 'credits', min: 0, meaning: 'Share of the pool received this week.' }),
    aid: column('members', 'f32', { unit: 'credits', min: 0, meaning: 'Received from the safety net this week.' }),
    claim: column('members', 'f32', { unit: 'weight', min: 0, meaning: 'Weight in the allocation.' }),
    measuredBy: column('society', 'f64', {
      unit: 'rule',
      initial: -1,
      meaning: 'Rule by which weights were last measured.',
    }),
    claimPays: column('society', 'f64', {
      unit: 'credits/h',
      min: 0,
      meaning: 'What the pool pays this week for an hour on record; 0 when it goes by something else.',
    }),
    allotted: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Shared out this week.' }),
    earned: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Part of it that went by contribution.' }),
    aided: column('society', 'f64', { unit: 'credits', min: 0, meaning: 'Paid by the safety net this week.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    contributionScore: ref('f32', 'members.contributionScore'),
    claimed: ref('f32', 'members.claimed', true),
    distributable: ref('f64', 'society.distributable'),
    creditRoom: ref('f64', 'society.creditRoom'),
    appropriated: ref('f64', 'society.appropriated', true),
  },
  flows: {
    aid: flow('treasury', 'member', 'Safety net.'),
    share: flow('treasury', 'member', 'Share of the pool.'),
  },
  after: ['economy.treasury', 'economy.budget', 'economy.needs', 'economy.reporting'],
  needs: ['economy.treasury'],
  effects: [
    {
      system: 'economy.contribution_allocation',
      switch: { kind: 'parameter', neutral: { 'economy.allocation.by': 'equal' } },
      setting: { values: { 'economy.treasury.sharing_rate': 1 } },
      observable: 'signals.misaligned_incentives.rank_correlation',
      sign: 1,
      smallest: 0.05,
      because: 'what the pool pays follows what members gave instead of being the same for all',
      round: 2,
      amended:
        'at first a tenth was not pooled, and that goes by hours on both sides: 0.052, 0.045 to 0.060 after 480 seeds',
    },
    {
      system: 'economy.safety_net',
      switch: { kind: 'parameter', neutral: { 'economy.allocation.safety_net': 0 } },
      setting: { values: { 'people.membership.starting_savings_credits': 0 } },
      observable: 'wellbeing.needs_met',
      sign: 1,
      smallest: 0.002,
      because: 'who cannot pay the bill is helped; it shows where nobody has savings',
    },
  ],
  steps: {
    economy(s) {
      const { c, p, n, k0, k1, week, money } = s;
      const { status, identity, wealth, bill, contributionScore, claimed, allotment, aid, claim } = c;
      const by = p.by;
      const error = p.measurementError;
      const reported = claimed.length > 0;
      const anew = by !== c.measuredBy[0];
      c.measuredBy[0] = by;
      const step = anew ? 1 : TURN_WEEKS;
      for (let i = anew ? 0 : week % TURN_WEEKS; i < n; i += step) {
        if (status[i] < RESIDENT) continue;
        if (by === BY_CONTRIBUTION) {
          const hours = reported ? contributionScore[i] * claimed[i] : contributionScore[i];
          claim[i] = hours * (1 + error * (2 * uniform(k0, k1, identity[i], 0) - 1));
        } else {
          claim[i] = by === BY_EQUAL ? 1 : bill[i];
        }
      }
      if (short.length < n) short = new Int32Array(2 * n);
      let shorts = 0;
      let gaps = 0;
      let claims = 0;
      for (let i = 0; i < n; i++) {
        if (status[i] < RESIDENT) continue;
        claims += claim[i];
        const gap = bill[i] * 1000 - wealth[i];
        if (gap <= 0) continue;
        gaps += gap;
        short[shorts++] = i;
      }

      const owed = p.safetyNet * gaps;
      const spoken = c.appropriated.length > 0 ? c.appropriated[0] : 0;
      const room = Math.max(0, c.creditRoom[0] - spoken);
      const cover = owed > room ? (p.safetyNet * room) / owed : p.safetyNet;
      const free = Math.max(0, c.distributable[0] - spoken - Math.ceil(cover * gaps));
      const perClaim = claims > 0 ? free / claims : 0;
      const { aid: aidFlow, share: shareFlow } = s.flow;
      aid.fill(0, 0, n);
      let aided = 0;
      for (let k = 0; k < shorts; k++) {
        const i = short[k];
        const help = Math.floor(cover * (bill[i] * 1000 - wealth[i]));
        if (help <= 0) continue;
        money.treasuryToMember(aidFlow, i, help);
        aided += help;
        aid[i] = help / 1000;
      }
      const amounts = scratchFor(n);
      const allotted = shareOut(status, claim, perClaim, free, allotment, amounts, n);
      money.treasuryToMembers(shareFlow, amounts, n);
      c.aided[0] = aided / 1000;
      c.allotted[0] = allotted / 1000;
      c.claimPays[0] = by === BY_CONTRIBUTION ? perClaim / 1000 : 0;
      c.earned[0] = by === BY_CONTRIBUTION ? allotted / 1000 : 0;
    },
  },
});
