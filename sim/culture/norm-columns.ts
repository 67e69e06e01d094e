/** What the contribution norm keeps: beliefs, the strength of the norm, rebukes on their way and felt. */
import { column, stock, TURN_WEEKS } from '../core/contract.ts';

/** How fast what is seen becomes what is believed. */
export const BELIEF_HALF_LIFE_WEEKS = 6;
/** Hours believed by a newcomer who knows no written duty. */
export const FIRST_BELIEF_HOURS = 6;

export const normColumns = {
  normBelief: stock('members', {
    unit: 'hours per week',
    min: 0,
    max: 60,
    initial: FIRST_BELIEF_HOURS,
    base: 0,
    halfLifeWeeks: BELIEF_HALF_LIFE_WEEKS,
    meaning: 'Hours a week that one believes others give to the community.',
  }),
  normStrength: column('society', 'f64', {
    unit: 'share',
    min: 0,
    max: 1,
    initial: 0.7,
    meaning: 'How far the norm is upheld: the share of noticed violations that were answered.',
  }),
  recordByTurn: column('society', 'f64', {
    width: 2 * TURN_WEEKS,
    unit: 'members and minutes',
    min: 0,
    meaning: 'By turn: members present, and the contribution minutes on record for them.',
  }),
  aboutToRebuke: column('members', 'i32', {
    unit: 'row',
    min: -1,
    initial: -1,
    pointsTo: 'members',
    meaning: 'Member one means to speak to, or -1.',
  }),
  rebuke: column('members', 'f32', {
    unit: 'share',
    min: 0,
    max: 1,
    meaning: 'How hard one was rebuked this week, as harm felt; 0 for not at all.',
  }),
  rebukedBy: column('members', 'i32', {
    unit: 'row',
    min: -1,
    initial: -1,
    pointsTo: 'members',
    meaning: 'Member who rebuked one this week, or -1.',
  }),
  reproach: column('members', 'f32', {
    unit: 'share',
    min: 0,
    max: 1,
    meaning: 'How far one feels reproached for holding back where the fruits are shared, half-life 13 weeks.',
  }),
};
