/** From the texts of a request to what the engine runs; every problem at once, in words. */
import { applySettings, readConstitution, readScenario, unfitReforms } from '../../scenarios/index.ts';
import type { Issue, Plan, Scenario } from '../../sim/core/plan.ts';
import { SPECS } from '../../sim/registry.ts';
import { sizeSettings } from '../sizes.ts';

/** Names of the texts in issues. */
export const CONSTITUTION = 'constitution';
export const SCENARIO = 'scenario';
const MOST_WEEKS = 52_000;
const LONGEST_SEED = 200;

/** A problem with something that is no text. */
export function refusal(path: string, message: string, expected = '', received = ''): Issue {
  return { file: '', line: 0, column: 0, path, message, expected, received, suggestion: '' };
}

export interface Compiled<T> {
  readonly value: T | null;
  readonly issues: readonly Issue[];
}

/** The text as it is run, which differs from the one given where other founders are asked for. */
export interface CompiledConstitution {
  readonly text: string;
  readonly plan: Plan;
}

export function compileConstitution(
  text: string,
  members?: number,
  file = CONSTITUTION,
): Compiled<CompiledConstitution> {
  const { plan, issues } = readConstitution(text, file, SPECS);
  if (!plan || issues.length > 0) return { value: null, issues };
  if (members === undefined) return { value: { text, plan }, issues };
  if (!Number.isInteger(members)) {
    return {
      value: null,
      issues: [refusal('members', 'this is no number of founders', 'a whole number', String(members))],
    };
  }
  const applied = applySettings(text, sizeSettings(plan, members), SPECS);
  if (applied.issues.length > 0) {
    // Their places are in the settings, which nobody wrote.
    return { value: null, issues: applied.issues.map((issue) => ({ ...issue, file: '', line: 0, column: 0 })) };
  }
  const sized = readConstitution(applied.text, file, SPECS);
  return { value: sized.plan ? { text: applied.text, plan: sized.plan } : null, issues: sized.issues };
}

export function compileScenario(text: string): Compiled<Scenario> {
  const { scenario, issues } = readScenario(text, SCENARIO, SPECS);
  return { value: scenario, issues };
}

/** Reforms that would leave a clause of this constitution without another that it needs. */
export function checkReforms(plan: Plan | undefined, scenarios: readonly (Scenario | null)[]): Issue[] {
  return scenarios.flatMap((scenario) =>
    plan && scenario
      ? unfitReforms(plan, scenario, SPECS).map(({ week, clause, needs }) =>
          refusal('reforms', `the reform after ${week} weeks leaves ${clause} without what it needs`, needs.join(', ')),
        )
      : [],
  );
}

/** Problems of a horizon, a seed and a number of seeds. */
export function checkNumbers(asked: { weeks: number; seed: string; seeds?: number }, mostSeeds = 1): Issue[] {
  const { weeks, seed, seeds = 1 } = asked;
  const issues: Issue[] = [];
  if (!(Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WEEKS))
    issues.push(
      refusal('weeks', 'this is no number of weeks to live', `a whole number from 1 to ${MOST_WEEKS}`, String(weeks)),
    );
  if (typeof seed !== 'string' || seed.length === 0 || seed.length > LONGEST_SEED)
    issues.push(
      refusal('seed', 'this is no seed', `1 to ${LONGEST_SEED} characters`, `${String(seed).length} characters`),
    );
  if (!(Number.isInteger(seeds) && seeds >= 1 && seeds <= mostSeeds))
    issues.push(refusal('seeds', 'this is no number of seeds', `a whole number from 1 to ${mostSeeds}`, String(seeds)));
  return issues;
}
