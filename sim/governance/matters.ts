/**
 * What a proposal is about, in words: one event a subject, because both numbers of an event are taken by how it went.
 */
import { type EventSpec, event } from '../core/contract.ts';
import { counted, named, SHARE, type Telling } from '../core/telling.ts';
import { SUBJECT_NAMES } from './routing.ts';

type SubjectName = (typeof SUBJECT_NAMES)[number];

const WORDS: Readonly<Record<SubjectName, string>> = {
  contribution_norm: 'the contribution norm',
  sharing_rate: 'the sharing rate',
  admission_strictness: 'how strict admission is',
  enforcement_strictness: 'how strictly rules are enforced',
  ritual_intensity: 'time for rituals',
  investment: 'investment',
  decentralisation: 'decentralisation',
  outside_dependence: 'outside dependence',
  decision_rule: 'the decision rule',
  programme_budget: 'the budget for programmes',
};

/** Subjects in words, in order. */
export const MATTERS: readonly string[] = SUBJECT_NAMES.map((name) => WORDS[name]);

/** Names of the events of `bySubject`, in the order of subjects. */
export function eventNames<P extends string>(prefix: P): readonly `${P}_${SubjectName}`[] {
  return SUBJECT_NAMES.map((name) => `${prefix}_${name}` as const);
}

/** Whose proposal it is; a budget comes up by itself more often than not, and nobody’s name goes with it. */
export function proposedBy(name: SubjectName, words: string): string {
  return name === 'programme_budget' ? '' : words;
}

/** An event for each subject; the sentence is given what it is about, and whose proposal it is. */
function bySubject<P extends string>(
  prefix: P,
  says: (matter: string, of: string) => string,
  a: Telling,
  b: Telling,
): Record<`${P}_${SubjectName}`, EventSpec> {
  return Object.fromEntries(
    SUBJECT_NAMES.map((name) => [
      `${prefix}_${name}`,
      event(says(WORDS[name], proposedBy(name, ' of {who}')), { a, b }),
    ]),
  ) as Record<`${P}_${SubjectName}`, EventSpec>;
}

const WEEKS = counted('week');

/** What becomes of a proposal on the agenda. */
export const DECISION_EVENTS = {
  ...bySubject('raised', (on) => `{who} put ${on} on the agenda: from {a} to {b} of its range.`, SHARE, SHARE),
  ...bySubject('passed', (on, of) => `A proposal${of} on ${on} passed after {b}, with {a} for it.`, SHARE, WEEKS),
  ...bySubject('rejected', (on, of) => `A proposal${of} on ${on} failed after {b}, with {a} for it.`, SHARE, WEEKS),
  lapsed: event('A proposal of {who} on {a} was struck off undecided after {b}.', { a: named(...MATTERS), b: WEEKS }),
};

/** A proposal that did not find consensus in its last round. */
export const CONSENSUS_EVENTS = bySubject(
  'blocked',
  (on, of) => `A proposal${of} on ${on} ended its last round: {b} for it, blocked by {a}.`,
  counted('member'),
  SHARE,
);
