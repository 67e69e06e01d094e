/** The columns of the enterprises: what a member has to do with one, and the state of each, eight side by side. */
import { type ColumnSpec, type ColumnType, column, SKILLS, TURN_WEEKS } from '../core/contract.ts';
import { MOST_ENTERPRISES } from './enterprise-books.ts';

function each<T extends ColumnType>(type: T, unit: string, meaning: string, initial = 0): ColumnSpec<T> {
  return column('society', type, { width: MOST_ENTERPRISES, unit, meaning, initial });
}

export const COLUMNS = {
  enterprise: column('members', 'u8', {
    unit: 'number',
    min: 0,
    max: MOST_ENTERPRISES,
    meaning: 'Enterprise that the member works for; 0 for none.',
  }),
  coopHours: column('members', 'f32', { unit: 'h', min: 0, meaning: 'Hours a week worked for it.' }),
  coopLabour: column('members', 'f32', { unit: 'h', min: 0, meaning: 'The same, times skill and vigour.' }),
  coopShare: column('members', 'f32', {
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Share in its capital, as put in.',
  }),
  enterprises: column('society', 'f64', { unit: 'enterprises', min: 0, meaning: 'Enterprises at work.' }),
  usualHours: column('society', 'f64', {
    unit: 'h',
    min: 0,
    meaning: 'Hours a week that a member would work in an enterprise, moving mean.',
  }),
  interested: column('society', 'f64', {
    width: SKILLS.length,
    unit: 'members',
    min: 0,
    meaning: 'Members who would found an enterprise, by field, of those who looked round of late.',
  }),
  enterpriseStage: each('u8', 'code', 'By enterprise: 0 none, 1 founders gather, 2 at work.'),
  enterpriseSince: each('i32', 'week', 'By enterprise: week in which its stage began; -1 for none.', -1),
  enterpriseDomain: each('u8', 'skill', 'By enterprise: the skill that its work asks for.'),
  enterpriseCapital: each('f64', 'credits', 'By enterprise: equipment at its worth.'),
  enterpriseLabour: each('f64', 'h', 'By enterprise: effective hours a week.'),
  enterpriseHours: each('f64', 'h', 'By enterprise: hours a week.'),
  enterpriseWorkers: each('f64', 'members', 'By enterprise: who works there.'),
  enterpriseShares: each('f64', 'thousandths of a credit', 'By enterprise: shares of all workers.'),
  enterpriseOwed: each('f64', 'thousandths of a credit', 'By enterprise: pay not yet handed out.'),
  enterpriseMade: each('f64', 'credits/week', 'By enterprise: worth of what it made, materials not counted.'),
  enterpriseDemand: each('f64', 'log points', 'By enterprise: the wandering part of the log of demand.'),
  enterprisePay: each('f64', 'credits/h', 'By enterprise: what an hour pays, moving mean.'),
  enterpriseRetained: each('f64', 'share', 'By enterprise: part of the surplus kept back.'),
  enterpriseVotes: each('f64', 'votes', 'By enterprise: for keeping more, less those for keeping less.'),
  payPerHour: column('society', 'f64', {
    width: TURN_WEEKS * MOST_ENTERPRISES,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Pay set aside for an hour, by enterprise and week of the turn.',
  }),
  payPerHead: column('society', 'f64', {
    width: TURN_WEEKS * MOST_ENTERPRISES,
    unit: 'thousandths of a credit',
    min: 0,
    meaning: 'Pay set aside for each worker alike, by enterprise and week of the turn.',
  }),
};
