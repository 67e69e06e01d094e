/**
 * The docket: columns of the `cases` table, of the society's record of cases, and of the members in them.
 * Owned by `justice.cases`; the columns marked as shared are assigned by whichever mechanism hears the case,
 * in the rows of its tier.
 */
import { column, stock } from '../core/contract.ts';

const share = (meaning: string) => ({ unit: 'share', meaning, min: 0, max: 1 });
const count = (meaning: string) => ({ unit: 'cases', meaning, min: 0 });

export const docketColumns = {
  state: column('cases', 'u8', {
    unit: 'state',
    meaning: '0 no case, 1 open, 2 settled, 3 ruled, 4 expired, 5 withdrawn',
    min: 0,
    max: 5,
    rowsShared: true,
  }),
  kind: column('cases', 'u8', { unit: 'kind', meaning: '1 harm, 2 breach of duty', min: 0, max: 2 }),
  tier: column('cases', 'u8', { unit: 'tier', meaning: '1 mediation, 2 council', min: 0, max: 2, rowsShared: true }),
  complainant: column('cases', 'i32', {
    unit: 'member row',
    meaning: 'who complains, -1 the community',
    min: -1,
    initial: -1,
    pointsTo: 'members',
  }),
  respondent: column('cases', 'i32', {
    unit: 'member row',
    meaning: 'who must answer',
    min: -1,
    initial: -1,
    pointsTo: 'members',
  }),
  mediator: column('cases', 'i32', {
    unit: 'member row',
    meaning: 'who mediates, -1 nobody',
    min: -1,
    initial: -1,
    rowsShared: true,
    pointsTo: 'members',
  }),
  severity: column('cases', 'f32', share('how grave the matter is')),
  openedWeek: column('cases', 'i32', { unit: 'week', meaning: 'week of opening', min: 0 }),
  hoursNeeded: column('cases', 'f32', {
    unit: 'hours',
    meaning: 'hours of hearing until an outcome at this tier',
    min: 0,
    rowsShared: true,
  }),
  hoursGranted: column('cases', 'f32', {
    unit: 'hours',
    meaning: 'hours of hearing so far at this tier',
    min: 0,
    rowsShared: true,
  }),
  partyShare: column('cases', 'f32', share('share of the minutes asked of the parties that they could give this week')),
  climbed: column('cases', 'u8', {
    unit: 'flag',
    meaning: '1 when the case went up a tier',
    min: 0,
    max: 1,
    rowsShared: true,
  }),
  ruling: column('cases', 'u8', {
    unit: 'bits',
    meaning: 'sanctions agreed or imposed on closing: 1 hours, 2 suspension',
    min: 0,
    max: 3,
    rowsShared: true,
  }),
  gravity: column('cases', 'f32', {
    ...share('how grave the closing found the matter; scales sanctions'),
    rowsShared: true,
  }),
  repair: column('cases', 'f32', {
    ...share('share of the grievance between the parties lifted by the closing'),
    rowsShared: true,
  }),
  caseRows: column('society', 'i32', { unit: 'rows', meaning: 'rows of the docket in use, from the first', min: 0 }),
  openCases: column('society', 'f64', count('open cases')),
  caseBacklog: column('society', 'f64', count('open cases that have waited four weeks without a hearing')),
  casesOpened: column('society', 'f64', count('cases opened this week')),
  casesClosed: column('society', 'f64', count('cases settled, ruled or expired since founding')),
  casesAnswered: column('society', 'f64', { ...share('moving share of cases that were answered'), initial: 0.5 }),
  casesClimbedShare: column('society', 'f64', share('moving share of closed cases that had climbed a tier')),
  weeksToClose: column('society', 'f64', {
    unit: 'weeks',
    meaning: 'moving mean of weeks from opening to closing',
    min: 0,
  }),
  officeReluctance: stock('society', {
    unit: 'share',
    meaning: 'how far people shrink from serving as mediators and councillors',
    min: 0,
    max: 1,
    initial: 0,
    base: 0,
    halfLifeWeeks: { up: 0, down: 13 },
    phase: 'shocks',
  }),
  certainty: column('society', 'f64', {
    ...share('public chance that a violator is called to account within a year'),
    initial: 0.5,
  }),
  openGrievance: column('members', 'f32', {
    unit: 'severity',
    meaning: 'severity of the open cases one is in',
    min: 0,
  }),
  openAgainst: column('members', 'i32', {
    unit: 'member row',
    meaning: 'respondent of the gravest open case one has brought, -1 for none',
    min: -1,
    initial: -1,
    pointsTo: 'members',
  }),
  repairWith: column('members', 'i32', {
    unit: 'member row',
    meaning: 'other party of a case that was closed this week with some repair, -1 for none',
    min: -1,
    initial: -1,
    pointsTo: 'members',
  }),
  repairAmount: column('members', 'f32', share('share of the grievance against that party lifted this week')),
  answering: column('members', 'u8', { unit: 'cases', meaning: 'open cases one has to answer', min: 0, max: 255 }),
  lastBreachWeek: column('members', 'i32', {
    unit: 'week',
    meaning: 'week of the last case of duty against this member',
    min: -1000,
    initial: -1000,
  }),
  unanswered: column('members', 'f32', {
    unit: 'severity',
    meaning: 'complaints left without an answer, fading',
    min: 0,
    max: 2,
  }),
  perceivedRisk: column('members', 'f32', {
    ...share('perceived chance of being called to account for a violation'),
    initial: 0.5,
  }),
  deterrence: column('members', 'f32', share('perceived risk times severity of sanctions')),
};
