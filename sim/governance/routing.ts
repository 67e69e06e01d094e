/**
 * What proposals, the modules that decide them and the rule of change share: the states of a row of the
 * `proposals` table, the subjects a proposal can have, and the key by which a row names its module.
 *
 * A module recognises its rows by a hash of its own name, never by its place in a list, so adding a
 * module renumbers nothing.
 */
import { DECISION_KINDS, type Law, LEVER_COUNT, LEVERS } from '../core/contract.ts';

/** States of a proposal. */
export const UNUSED = 0;
/** Taken up, while the proposer writes it out. */
export const DRAFT = 1;
/** On the agenda of the module that its kind is routed to. */
export const OPEN = 2;
export const PASSED = 3;
export const REJECTED = 4;
/** Left undecided for so long that it was struck off. */
export const LAPSED = 5;
/** Passed, and waiting for its delay to run out. */
export const PENDING = 6;
/** Law. */
export const ENACTED = 7;

export const KIND_LEVER = DECISION_KINDS.indexOf('lever');
export const KIND_BUDGET = DECISION_KINDS.indexOf('budget');
export const KIND_PROJECT = DECISION_KINDS.indexOf('project');
export const KIND_AMENDMENT = DECISION_KINDS.indexOf('amendment');

/**
 * Subjects of proposals: the levers in column order, then the threshold of the module that decides levers, then the
 * share of the treasury that is voted to programmes.
 */
export const RULE_SUBJECT = LEVER_COUNT;
export const BUDGET_SUBJECT = LEVER_COUNT + 1;
export const SUBJECT_COUNT = LEVER_COUNT + 2;
/** Names of subjects, in order. */
export const SUBJECT_NAMES: readonly ((typeof LEVERS)[number]['id'] | 'decision_rule' | 'programme_budget')[] = [
  ...LEVERS.map((lever) => lever.id),
  'decision_rule',
  'programme_budget',
];
/** The parameter that the budget decides. */
export const BUDGET_PATH = 'economy.budget.programme_share';
/** Subject of a proposal that changes no law. */
export const NO_SUBJECT = -1;

/** Non-zero 32-bit name hash (FNV-1a) of a decision module. */
export function moduleKey(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0 || 1;
}

/**
 * Option of the routing parameters by module name. Filled by `modules.ts`, so that a module can know its own number
 * without importing the list in which it stands.
 */
export const OPTION_OF = new Map<string, number>();

/** Value in force of a parameter, 0 at the least it may be and 1 at the most. */
export function lawPosition(law: Law, index: number): number {
  const min = law.min(index);
  const span = law.max(index) - min;
  return span > 0 ? (law.value(index) - min) / span : 0;
}
