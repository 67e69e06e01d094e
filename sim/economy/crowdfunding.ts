/**
 * Crowd-funded infrastructure: who has an idea asks everybody for the money, and nobody pays unless it is all there.
 *
 * An idea comes to one of the members with probability ideasPerYear / 52 a week (by ambition, and by how much they want
 * to be invested), is written up in `pitchHours`, and then runs for `weeks` with a goal in credits. A credit spent on it
 * becomes w credits of infrastructure; w is lognormal about 1, higher in skilled hands, and hidden. Members follow what
 * runs by turns and make of it, the better the more they know of the domain,
 *   seen worth = w x (1 + 0.8 (1 − skill) u),  u uniform in (−1, 1) and the member's own for this campaign
 *   worth to oneself = goal x seen worth x return x taste / people,  taste = 4 x wish for investment x uniform, 1 in the mean
 *   return = share of capital x output / usable capital x weeks it serves (wear, and a yearly discount of 15 %)
 * and give what giving.ts says, at most a quarter of their savings above the buffer at a time. Pledges beyond what still
 * lacks are scaled down alike.
 *
 * Provision point with refund (Bagnoli and Lipman 1989, Review of Economic Studies 56:583-601): pledges are held in an
 * escrow; if the goal is missed, or the initiator has left, each gets back what they gave, to the last thousandth. With
 * `refundBonus`, and a bonus on it out of a deposit of the initiator: dominant assurance (Tabarrok 1998, Public Choice
 * 96:345-362); who cannot deposit enough asks for less. A pool may add to the pledges (matching.ts, quadratic.ts); what
 * it would add is worked out at each closing, and every four weeks unless it goes by pairs.
 * Who succeeds gains standing, and who gave feels part of it; both fade with a half-life of a year. Sizes are assumptions.
 *
 * Edge cases: a leaver takes pledges along, while the campaign runs; a ninth idea finds no place and is lost; an idea not
 * written up in half a year is dropped; where nothing is produced, infrastructure is worth nothing to anybody.
 */
import {
  demand,
  demandByTurns,
  event,
  flow,
  fund,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  TURN_WEEKS,
  term,
} from '../core/contract.ts';
import { counted } from '../core/telling.ts';
import { closeDue, fade, settleLeaver, windUp } from './campaign-closing.ts';
import { askForMinutes, conceive, writeUp } from './campaign-ideas.ts';
import { CAMPAIGN_COLUMNS, CAMPAIGNS, running } from './campaigns.ts';
import { feedPool, MATCHING } from './matching.ts';
import { gather } from './pledging.ts';

/** Minutes a week of following one campaign. */
const FOLLOWING_MINUTES = 5;

export const crowdfunding = mechanism({
  id: 'economy.crowdfunding',
  layer: 'economy',
  title: 'Crowd-funded infrastructure',
  summary:
    'Members ask one another for the money for infrastructure; it is spent if the goal is reached, and returned if not.',
  source:
    'Bagnoli and Lipman 1989 (provision point with refund); Tabarrok 1998 (refund bonus); Buterin, Hitzig and Weyl 2019 (quadratic matching)',
  switch: 'off',
  parameters: {
    ideasPerYear: {
      type: 'number',
      unit: 'per year',
      min: 0,
      max: 52,
      default: 8,
      amendable: false,
      meaning: 'Ideas that come up in a year.',
    },
    pitchHours: {
      type: 'number',
      unit: 'h',
      min: 0,
      max: 200,
      default: 20,
      meaning: 'Hours of writing an idea up before others may be asked for money.',
    },
    weeks: {
      type: 'number',
      unit: 'weeks',
      min: 4,
      max: 52,
      default: 12,
      integer: true,
      meaning: 'How long a campaign runs.',
    },
    goalCredits: {
      type: 'number',
      unit: 'credits/member',
      min: 1,
      max: 500,
      default: 20,
      amendable: false,
      meaning: 'Usual goal of a campaign, per head of those who live here.',
    },
    refundBonus: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.5,
      default: 0,
      meaning: 'What the initiator owes givers on top of their money if the goal is missed, as a share of it.',
    },
    matching: {
      type: 'enum',
      options: MATCHING,
      default: 'none',
      meaning:
        'How a common pool adds to pledges: not, as much again, by the square of the sum of roots, or that by pairs.',
    },
    pairwiseBound: {
      type: 'number',
      unit: 'credits',
      min: 0.1,
      max: 10_000,
      default: 10,
      meaning: 'With matching by pairs, the most that any pair of givers can bring.',
    },
    matchingShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.5,
      default: 0.05,
      meaning: 'Part of pooled output that may go to matching in a week, where no budget appropriates anything.',
    },
  },
  columns: CAMPAIGN_COLUMNS,
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    ambition: ref('f32', 'members.ambition'),
    cooperationType: ref('u8', 'members.cooperationType'),
    position: ref('f32', 'members.position', true),
    trust: ref('f64', 'members.trust', true),
    wealth: ref('f64', 'members.wealth'),
    savingsGap: ref('f32', 'members.savingsGap'),
    accounts: ref('u8', 'members.accounts', true),
    target: ref('i32', 'ties.target', true),
    strength: ref('f32', 'ties.strength', true),
    present: ref('f64', 'society.present'),
    output: ref('f64', 'society.output'),
    capital: ref('f64', 'society.capital'),
    damage: ref('f64', 'society.damage'),
    pooled: ref('f64', 'society.pooled'),
    appropriation: ref('f64', 'society.appropriation', true),
  },
  adds: {
    works: term('society.built', 'What members have paid for together.'),
    standing: heldTerm('members.reputation', 'infrastructure that others paid for at their word', true),
    shared: heldTerm('members.belonging', 'what they have helped to pay for', true),
  },
  demands: {
    pitch: demand('resource_coordination', 'Writing up an idea for which others are asked to pay.'),
    following: demandByTurns('decision_making', 'Following what members are asked to pay for.'),
  },
  flows: {
    pledge: flow('member', 'fund', 'Pledges to campaigns.'),
    deposit: flow('member', 'fund', 'Deposits of initiators for the bonus.'),
    refund: flow('fund', 'member', 'Pledges returned: the goal was missed.'),
    bonus: flow('fund', 'member', 'Bonus on pledges returned.'),
    depositBack: flow('fund', 'member', 'Deposits returned to initiators.'),
    takenAlong: flow('fund', 'outside', 'Pledges and deposits that leavers take along.'),
    building: flow('fund', 'outside', 'Materials and builders of what was funded.'),
    match: flow('fund', 'fund', 'What the pool adds to pledges.'),
    appropriated: flow('treasury', 'fund', 'Matching of pledges, by the budget.'),
    setAside: flow('treasury', 'fund', 'Matching of pledges, out of pooled output.'),
    unspent: flow('fund', 'treasury', 'Matching that nothing called for.'),
  },
  funds: {
    escrow: fund('What is held for a campaign until it closes.', CAMPAIGNS),
    pool: fund('What is to be added to pledges.'),
  },
  events: {
    opened: event('{who} asked everybody to pay together for something that costs {a}, within {b}.', {
      a: counted('credit'),
      b: counted('week'),
    }),
    funded: event('What {who} had asked for was put up: {b} gave, and it cost {a}.', {
      a: counted('credit'),
      b: counted('member'),
    }),
    missed: event('Too little came together for what {who} had asked for; {b} got {a} back.', {
      a: counted('credit'),
      b: counted('member'),
    }),
    calledOff: event('What somebody had asked for was called off when they left; {b} got {a} back.', {
      a: counted('credit'),
      b: counted('member'),
    }),
  },
  after: ['economy.allocation', 'economy.budget', 'economy.consumption', 'economy.production', 'economy.treasury'],
  effects: [
    {
      system: 'economy.crowdfunding',
      switch: { kind: 'clause', without: ['economy.crowdfunding'] },
      setting: { values: { 'economy.crowdfunding.ideas_per_year': 8 }, weeks: 208 },
      observable: 'ledger.capital',
      sign: 1,
      smallest: 2000,
      because: 'savings above the buffer, otherwise spent outside, are put into what serves all',
    },
  ],
  depart(s, i) {
    settleLeaver(s, i);
  },
  leave(s) {
    windUp(s);
  },
  steps: {
    attention(s) {
      const { c, n, week } = s;
      askForMinutes(s);
      const minutes = FOLLOWING_MINUTES * running(c);
      const { status, savingsGap, following } = c;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        following[i] = savingsGap[i] < 0 ? minutes : 0;
      }
    },
    economy(s) {
      const { c, p } = s;
      feedPool(c, s.fund.pool, s.flow, s.money, p.matching, c.appropriation, p.matchingShare * c.pooled[0]);
      gather(s);
      closeDue(s);
      writeUp(s);
      conceive(s);
      fade(s);
    },
  },
});
