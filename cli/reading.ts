/**
 * Reads what a command is given: a path, or the name of something bundled. Problems of a file come all
 * at once, in the form compilers use.
 */
import { readFileSync } from 'node:fs';
import {
  applySettings,
  BATTERY,
  type Bundled,
  CONSTITUTIONS,
  formatIssue,
  readConstitution,
  readScenario,
  strikesNothing,
  unfitReforms,
  unmetShocks,
} from '../scenarios/index.ts';
import type { Issue, Plan, Scenario } from '../sim/core/plan.ts';
import { SPECS } from '../sim/registry.ts';
import { sizeSettings } from '../workers/sizes.ts';
import { UsageError } from './exit.ts';

export interface Source {
  /** Name for messages. */
  readonly file: string;
  readonly bytes: string | Uint8Array;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a directory, not a file',
  EACCES: 'this file may not be read',
};

/** A file by its path, or a bundled one by its name. */
export function sourceOf(argument: string, bundled: readonly Bundled[]): Source {
  const known = bundled.find(({ id }) => id === argument);
  if (known) return { file: known.file, bytes: known.text };
  try {
    return { file: argument, bytes: readFileSync(argument) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const names = bundled.map(({ id }) => id).join(', ');
    throw new UsageError(
      `${argument}: ${REASONS[code ?? ''] ?? message}${code === 'ENOENT' ? ` (bundled: ${names})` : ''}`,
    );
  }
}

function textOf({ bytes }: Source): string {
  return typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
}

/** All issues of one source with their excerpts, and a count. */
export function renderIssues(issues: readonly Issue[], text: string): string {
  const count = issues.length === 1 ? '1 problem' : `${issues.length} problems`;
  return [...issues.map((issue) => formatIssue(issue, text)), count].join('\n\n');
}

export interface Constitution {
  readonly text: string;
  readonly plan: Plan;
}

/** A constitution with single values changed by `path=value`; refused in words when anything is wrong. */
export function loadConstitution(argument: string, settings: readonly string[], members?: number): Constitution {
  const source = sourceOf(argument, CONSTITUTIONS);
  const text = textOf(source);
  const { plan, issues } = readConstitution(source.bytes, source.file, SPECS);
  const changes = [...(plan && members ? sizeSettings(plan, members) : []), ...settings];
  const applied = changes.length > 0 ? applySettings(text, changes, SPECS) : { text, issues: [] };
  const words: string[] = [];
  if (issues.length > 0) words.push(renderIssues(issues, text));
  if (applied.issues.length > 0) words.push(renderIssues(applied.issues, changes.join('\n')));
  if (words.length > 0 || !plan) throw new UsageError(words.join('\n\n'));
  const final = changes.length > 0 ? readConstitution(applied.text, source.file, SPECS).plan : plan;
  return { text: applied.text, plan: final ?? plan };
}

export function loadScenario(argument: string): Scenario {
  const source = sourceOf(argument, BATTERY);
  const { scenario, issues } = readScenario(source.bytes, source.file, SPECS);
  if (!scenario) throw new UsageError(renderIssues(issues, textOf(source)));
  return scenario;
}

/** Every bundled scenario that finds something to strike under a plan; says on stderr which ones do not, and why. */
export function batteryFor(plan: Plan): Scenario[] {
  const all = BATTERY.map(({ id }) => loadScenario(id));
  const left = all.filter((scenario) => strikesNothing(plan, scenario, SPECS));
  for (const scenario of left) process.stderr.write(`note: ${scenario.name} is left out: ${nothing(plan, scenario)}\n`);
  return all.filter((scenario) => !left.includes(scenario));
}

/** Why a scenario strikes nothing under a plan. */
function nothing(plan: Plan, scenario: Scenario): string {
  const needs = unmetShocks(plan, scenario, SPECS).flatMap((unmet) => unmet.needs);
  return `it finds nothing to strike without ${[...new Set(needs)].join(' and ')}`;
}

/** Says on stderr when a scenario strikes nothing under a plan. */
export function warnOfNothing(plan: Plan, scenario: Scenario): void {
  if (strikesNothing(plan, scenario, SPECS))
    process.stderr.write(`note: ${scenario.name}: ${nothing(plan, scenario)}\n`);
}

/** Refuses reforms that would leave a clause of this constitution without another that it needs. */
export function checkReforms(plan: Plan, scenarios: readonly Scenario[]): void {
  const words = scenarios.flatMap((scenario) =>
    unfitReforms(plan, scenario, SPECS).map(
      ({ week, clause, needs }) =>
        `${scenario.name}: the reform after ${week} weeks leaves ${clause} without ${needs.join(', ')}, which it needs`,
    ),
  );
  if (words.length > 0) throw new UsageError(words.join('\n'));
}

/** Says on stderr which timed shocks would strike only after the last week, and so show nothing. */
export function warnOfLateShocks(scenarios: readonly Scenario[], weeks: number): void {
  for (const { name, shocks } of scenarios) {
    for (const { shock, week } of shocks) {
      if (week === undefined || week < weeks) continue;
      process.stderr.write(
        `note: ${name}: ${shock} would strike after ${week} weeks, and the runs last ${weeks}; it shows nothing\n`,
      );
    }
  }
}
