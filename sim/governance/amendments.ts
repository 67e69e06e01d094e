/**
 * The rule of change (Hart 1961, The Concept of Law, ch. 5): what turns a passed proposal into law.
 *
 * A proposal on a lever or the budget passes by its module's own rule; one on the rule of decision itself must also
 * meet the threshold and quorum given here. It then waits `delayWeeks`, comes into force at the start of the week
 * after, and after `reviewAfterWeeks` the matter goes back on the agenda, with the earlier law as the text.
 * Entrenched parameters are refused. Every change is an event with the values before and after.
 *
 * Wishes for the rule of decision follow Buchanan and Tullock 1962, The Calculus of Consent, ch. 6: somebody who has been
 * outvoted wants a higher threshold (external cost E), somebody whose cause waits wants a lower one (decision cost
 * D). With t the threshold in force, 0..1 over its range,
 *   wish = t + (E (1 − t) − D t) / (κ + E + D)
 * E remembers losses by new law, D the distance from the law times the share of a quarter that matters wait on the
 * agenda; κ is the weight of habit. Nobody without experience wants a change.
 */
import { column, type EventSpec, event, LEVERS, MEMBER, mechanism, RESIDENT, ref } from '../core/contract.ts';
import { lawValue, named, SHARE } from '../core/telling.ts';
import { DOCKET_ROWS } from './docket.ts';
import { AMENDMENT_EFFECTS } from './effects.ts';
import { MATTERS, proposedBy } from './matters.ts';
import {
  BUDGET_PATH,
  BUDGET_SUBJECT,
  ENACTED,
  KIND_AMENDMENT,
  lawPosition,
  OPEN,
  PASSED,
  PENDING,
  REJECTED,
  SUBJECT_COUNT,
  SUBJECT_NAMES,
} from './routing.ts';
import { ruleParameter } from './subjects.ts';
import { placeOf, type Wishes, widthOf, wishesOn } from './wishes.ts';

const HABIT = 0.15;
/** Wishes for the rule are thought over every so many weeks, with this much of a new quarter in them. */
const EVERY_WEEKS = 4;
const FORGOTTEN = 0.1;
const QUARTER_WEEKS = 13;

/** Levers and budget in the unit of their parameter; the rule is a share, whatever decides. */
const VALUES = [...LEVERS.map(({ path }) => lawValue(path)), SHARE, lawValue(BUDGET_PATH)];

const REFUSED = { a: named(...MATTERS) };

const changes = Object.fromEntries(
  SUBJECT_NAMES.map((name, t) => [
    name,
    event(`The law on ${MATTERS[t]} goes from {a} to {b}${proposedBy(name, ', proposed by {who}')}.`, {
      a: VALUES[t],
      b: VALUES[t],
    }),
  ]),
) as Record<(typeof SUBJECT_NAMES)[number], EventSpec>;

export const amendments = mechanism({
  id: 'governance.amendments',
  layer: 'governance',
  title: 'Amendments',
  summary:
    'The rule by which a passed proposal becomes law: threshold, quorum, delay and review; entrenched law is refused.',
  source: 'Hart 1961; Buchanan and Tullock 1962',
  switch: 'on',
  parameters: {
    threshold: {
      type: 'number',
      unit: 'share',
      min: 0.5,
      max: 1,
      default: 0.8,
      meaning: 'Support that a change of the rule of decision needs, whatever its module asks.',
    },
    quorum: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.4,
      meaning: 'Share of full members that must be present for a change of the rule of decision.',
    },
    delayWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 0,
      max: 52,
      default: 4,
      integer: true,
      meaning: 'Weeks between a decision and its coming into force.',
    },
    reviewAfterWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 0,
      max: 260,
      default: 52,
      integer: true,
      meaning: 'Weeks in force after which a change goes back on the agenda; 0 for never.',
    },
  },
  columns: {
    reviewDue: column('society', 'u8', {
      unit: 'flag',
      width: SUBJECT_COUNT,
      meaning: 'Subjects whose review waits for a place on the agenda.',
    }),
    reviewWeek: column('society', 'i32', {
      unit: 'week',
      width: SUBJECT_COUNT,
      initial: -1,
      meaning: 'Week of the next review by subject; -1 for none.',
    }),
    lawBefore: column('society', 'f64', {
      unit: 'share of range',
      width: SUBJECT_COUNT,
      meaning: 'The law before its last change, by subject.',
    }),
    lawChanges: column('society', 'f64', { unit: 'changes', meaning: 'Changes of the law since the founding.' }),
    ruleWish: column('members', 'f32', {
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'Wanted threshold of the rule of decision.',
    }),
    outvoted: column('members', 'f32', { unit: 'share of range', min: 0, meaning: 'Remembered losses by new law.' }),
    stalled: column('members', 'f32', {
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'Remembered cost of causes that wait.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    position: ref('f32', 'members.position'),
    budgetWish: ref('f32', 'members.budgetWish', true),
    lawGap: ref('f32', 'members.lawGap'),
    waitingWeeks: ref('f64', 'society.waitingWeeks'),
  },
  rows: DOCKET_ROWS,
  events: {
    ...changes,
    refused: event('A proposal of {who} on {a} was refused: what it would change is entrenched.', REFUSED),
  },
  after: ['governance.decisions'],
  effects: AMENDMENT_EFFECTS,
  arrive(s, member) {
    const rule = ruleParameter(s.law);
    if (rule >= 0) s.c.ruleWish[member] = lawPosition(s.law, rule);
  },
  steps: {
    governance(s) {
      const { c, p, n, week, law } = s;
      for (let r = 0; r < c.state.length; r++) {
        const subject = c.subject[r];
        if (subject < 0) continue;
        if (c.state[r] === OPEN) c.reviewDue[subject] = 0;
        if (c.state[r] === PASSED && c.decidedWeek[r] === week) {
          if (law.entrenched(c.parameter[r])) {
            c.state[r] = REJECTED;
            s.emit(s.event.refused, c.proposer[r], -1, subject, 0);
            continue;
          }
          c.state[r] = PENDING;
          if (c.kind[r] !== KIND_AMENDMENT) rememberLosses(c, n, subject, c.before[r], c.value[r]);
        }
        if (c.state[r] !== PENDING || week < c.decidedWeek[r] + p.delayWeeks) continue;
        const index = c.parameter[r];
        const was = law.value(index);
        c.lawBefore[subject] = lawPosition(law, index);
        const next = law.min(index) + c.value[r] * (law.max(index) - law.min(index));
        law.amend(index, next);
        c.state[r] = ENACTED;
        c.lawChanges[0]++;
        // A budget comes back by its own term.
        const reviewed = p.reviewAfterWeeks > 0 && subject !== BUDGET_SUBJECT;
        c.reviewWeek[subject] = reviewed ? week + p.reviewAfterWeeks : -1;
        s.emit(s.event[SUBJECT_NAMES[subject]], c.proposer[r], -1, was, next);
      }
      for (let t = 0; t < SUBJECT_COUNT; t++) {
        if (c.reviewWeek[t] !== week) continue;
        c.reviewWeek[t] = -1;
        c.reviewDue[t] = 1;
      }
      if (week % EVERY_WEEKS !== 0) return;
      const rule = ruleParameter(law);
      if (rule < 0) return;
      const t = lawPosition(law, rule);
      const waiting = Math.min(1, c.waitingWeeks[0] / QUARTER_WEEKS);
      thinkOverRule(c, n, t, waiting);
    },
  },
});

/** Adds what a passed proposal takes from those it moves the law away from. */
function rememberLosses(
  c: Wishes & { readonly status: Uint8Array; readonly outvoted: Float32Array },
  n: number,
  subject: number,
  before: number,
  after: number,
): void {
  const { status, outvoted } = c;
  const wish = wishesOn(c, subject);
  const width = widthOf(subject);
  const place = placeOf(subject);
  for (let i = 0; i < n; i++) {
    if (status[i] < MEMBER) continue;
    const x = wish[i * width + place];
    const loss = Math.abs(x - after) - Math.abs(x - before);
    if (loss > 0) outvoted[i] += loss;
  }
}

/** Lets memories fade and forms everybody's wish for the threshold, `t` being the one in force. */
function thinkOverRule(
  c: {
    readonly status: Uint8Array;
    readonly lawGap: Float32Array;
    readonly outvoted: Float32Array;
    readonly stalled: Float32Array;
    readonly ruleWish: Float32Array;
  },
  n: number,
  t: number,
  waiting: number,
): void {
  const { status, lawGap, outvoted, stalled, ruleWish } = c;
  for (let i = 0; i < n; i++) {
    if (status[i] < RESIDENT) continue;
    const external = (1 - FORGOTTEN) * outvoted[i];
    const decision = stalled[i] + FORGOTTEN * (lawGap[i] * waiting - stalled[i]);
    outvoted[i] = external;
    stalled[i] = decision;
    ruleWish[i] = t + (external * (1 - t) - decision * t) / (HABIT + external + decision);
  }
}
