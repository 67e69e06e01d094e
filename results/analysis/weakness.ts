/**
 * The weakest points of a constitution, worst first, in words.
 *
 * A shock is named when it clearly shortens the life of the society (99.9 % interval of the paired difference below
 * zero) or, failing that, when it clearly raises the mean of a signal by at least `MATTERS`. The society left to itself is named when fewer than half
 * of its runs endure, or when a signal turns critical in at least half of them.
 */
import type { SignalInfo } from '../types.ts';
import { mainChain } from './causes.ts';
import type { Effect, EndAnalysis, ScenarioAnalysis, Weakness } from './types.ts';
import { duration, list, percent, points, shareWithInterval } from './words.ts';

/** Signals run from 0 to 1; a shift of a fiftieth over a whole run is about the smallest that a member would feel. */
const MATTERS = 0.02;

/** From the end to a law that was amended: what ended, which flow, which factor, which amendment. */
const MOST_LINKS = 4;

const ENDING = { depopulated: 'end depopulated', insolvent: 'end insolvent', schism: 'end in schism' } as const;

export function weaknessesOf(
  scenarios: readonly ScenarioAnalysis[],
  signals: readonly SignalInfo[],
  weeks: number,
): Weakness[] {
  const reference = scenarios.find((scenario) => !scenario.shocked);
  const shocked = scenarios
    .filter((scenario) => scenario.shocked)
    .map((scenario) => ({ scenario, life: lifeEffect(scenario) }))
    .sort((a, b) => (a.life?.difference.mean ?? 0) - (b.life?.difference.mean ?? 0));
  return [
    ...(reference ? unshockedWeakness(reference, signals, weeks) : []),
    ...shocked.flatMap(({ scenario, life }) => shockWeakness(scenario, life)),
  ];
}

function lifeEffect(scenario: ScenarioAnalysis): Effect | undefined {
  return scenario.effects.find((effect) => effect.name === 'life');
}

function unshockedWeakness(scenario: ScenarioAnalysis, signals: readonly SignalInfo[], weeks: number): Weakness[] {
  const critical = scenario.signals.filter((signal) => signal.everCritical.share >= 0.5);
  const fragile = scenario.endured.share < 0.5;
  if (!fragile && critical.length === 0) return [];
  const named = critical.map((signal) => {
    const title = signals.find((info) => info.name === signal.name)?.title ?? signal.name;
    return `${title.toLowerCase()} (${percent(signal.everCritical.share)} of runs)`;
  });
  return [
    {
      scenario: scenario.name,
      headline: fragile
        ? `Even left to itself, only ${shareWithInterval(scenario.endured)} of runs last ${duration(weeks)}`
        : 'Left to itself it lasts, under strain',
      because: [
        ...(fragile ? whyItEnds(scenario) : []),
        ...(named.length > 0 ? [`critical at some time in most runs: ${list(named)}`] : []),
      ],
    },
  ];
}

function shockWeakness(scenario: ScenarioAnalysis, life: Effect | undefined): Weakness[] {
  const raised = scenario.effects
    .filter((effect) => effect.clear && effect.harm === 1 && effect.difference.mean >= MATTERS)
    .sort((a, b) => b.difference.mean - a.difference.mean);
  const shortens = life?.clear === true && life.difference.mean < 0;
  if (!shortens && raised.length === 0) return [];
  const raises = raised
    .slice(0, 3)
    .map((effect) => `${effect.title.toLowerCase()} by ${effect.difference.mean.toFixed(2)} (${range(effect)})`);
  return [
    {
      scenario: scenario.name,
      headline:
        shortens && life
          ? `${scenario.title} shortens life by ${duration(-life.difference.mean)} on average; ${shareWithInterval(scenario.endured)} of runs endure`
          : `${scenario.title} does not clearly shorten life, but strains it`,
      because: [...(shortens ? whyItEnds(scenario) : []), ...(raises.length > 0 ? [`it raises ${list(raises)}`] : [])],
    },
  ];
}

function range(effect: Effect): string {
  return `${points(effect.difference.low)} to ${points(effect.difference.high)}`;
}

/**
 * The most frequent end with its main chain of causes, each in a few words: the numbers, but for those of the last link,
 * and what follows a semicolon or a colon are left to the report. The clause nearest to the end of the chain is named.
 */
export function whyItEnds(scenario: ScenarioAnalysis): string[] {
  const worst = mostFrequentEnd(scenario);
  if (!worst) return [];
  const links = mainChain(worst.causes)
    .slice(0, MOST_LINKS)
    .map((cause) => cause.what);
  const clause = links.map((what) => CLAUSE.exec(what)?.[1]).findLast((path) => path !== undefined);
  const chain = links.map((what, k) => inShort(what, k === links.length - 1));
  const ended = `${worst.share.count} of ${worst.share.of} runs ${ENDING[worst.end]}, half of these by week ${Math.round(worst.medianWeek)}`;
  return [chain.length > 0 ? `${ended}: ${chain.join('; behind that: ')}${clause ? ` (${clause})` : ''}` : ended];
}

/** A clause or parameter named in brackets by its path. */
const CLAUSE = /\(([a-z_]+(?:\.[a-z_]+)+)\)/;

/** `the share that is pooled fell from 50 % to 30 %` → `the share that is pooled fell`, or `… fell to 30 %` as the last link. */
function inShort(what: string, last: boolean): string {
  const begun = what
    .split(/[;:]/)[0]
    .replace(CLAUSE, '')
    .replace(', at the sharing rate it was founded with,', '')
    .replace(/ in week \S+$/, '')
    .trim();
  return begun.replace(/ from [−\d]\S*(?: %)? to ([−\d].*)$/, last ? ' to $1' : '').replace(last ? '' : UNPAID, '');
}

const UNPAID = /, with \S+ % of upkeep unpaid$/;

export function mostFrequentEnd(scenario: ScenarioAnalysis): EndAnalysis | undefined {
  const worst = [...scenario.ends].sort((a, b) => b.share.count - a.share.count)[0];
  return worst && worst.share.count > 0 ? worst : undefined;
}
