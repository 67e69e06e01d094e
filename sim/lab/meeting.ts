/**
 * One question before a laboratory society that does nothing but meet: `governance.consensus`, the docket of
 * `governance.decisions` and the time ledger step, and nothing else moves anybody's mind.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import { OPEN } from '../governance/routing.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { docketOf, putToMeeting, setLaw } from './agenda.ts';

const LEVER = 0;

export interface Question {
  readonly members: number;
  readonly seed: string;
  /** Where each stands on the question, 0..1. */
  readonly position: (member: number) => number;
  readonly law: number;
  readonly text: number;
  /** Parameters of `governance.consensus` besides its defaults. */
  readonly rule: Readonly<Record<string, number>>;
}

export interface Answer {
  readonly memberHours: number;
  readonly weeks: number;
  readonly settled: boolean;
}

/** Meets until the question is settled, at most `mostWeeks`. */
export function decide(question: Question, mostWeeks: number): Answer {
  const { members, position } = question;
  const world = lab({
    specs: SPECS,
    stepping: ['governance.consensus', 'governance.decisions', 'people.time', 'people.traits'],
    members,
    seed: question.seed,
    clauses: {
      'governance.decisions': { initiative: 0, lapseWeeks: 104, restWeeks: 0 },
      'governance.projects': { projectsPerYear: 0 },
      'governance.consensus': question.rule,
    },
  });
  setLaw(world, LEVER, question.law);
  const positions = world.array('members.position');
  for (let i = 0; i < members; i++) positions[i * LEVER_COUNT + LEVER] = position(i);
  putToMeeting(world, LEVER, question.text);
  const docket = docketOf(world);
  let weeks = 0;
  while (docket.state[0] === OPEN && weeks < mostWeeks) {
    runWeeks(world, 1);
    weeks++;
  }
  return { memberHours: docket.minutesSpent[0] / 60, weeks, settled: docket.state[0] !== OPEN };
}
