/**
 * The law as proposals see it: for each subject the parameter it stands for, where the law is between
 * that parameter's bounds, and whether it may be raised now. Scratch, filled anew by whoever is about to
 * use it; nothing is kept between steps.
 */
import { type Law, LEVER_COUNT, LEVERS } from '../core/contract.ts';
import { ROUTE_KEYS, ROUTE_THRESHOLDS } from './modules.ts';
import { KIND_AMENDMENT, KIND_LEVER, lawPosition, RULE_SUBJECT, SUBJECT_COUNT } from './routing.ts';

/** Parameter of the law by subject, or -1. */
export const parameterOf = new Int32Array(SUBJECT_COUNT);
/** The law in force by subject, 0..1 over the parameter's range. */
export const lawAt = new Float64Array(SUBJECT_COUNT);
/** 1 for levers whose clause is on, by lever. */
export const live = new Float64Array(LEVER_COUNT);
/** 1 for subjects in order. */
export const mayRaise = new Uint8Array(SUBJECT_COUNT);

/** Index of the threshold of the module behind a routing option, or -1 when it is not in force. */
function threshold(law: Law, route: number): number {
  return ROUTE_THRESHOLDS[route] === '' ? -1 : law.indexOf(ROUTE_THRESHOLDS[route]);
}

/** Index of the threshold of the module that decides levers, or -1. */
export function ruleParameter(law: Law): number {
  const route = law.indexOf('governance.decisions.lever');
  return route < 0 ? -1 : threshold(law, law.value(route));
}

/** Fills `parameterOf`, `lawAt` and `live`. */
export function readLaw(law: Law, leverRoute: number): void {
  for (let l = 0; l < LEVER_COUNT; l++) {
    const index = law.indexOf(LEVERS[l].path);
    parameterOf[l] = index;
    live[l] = index >= 0 ? 1 : 0;
    lawAt[l] = index >= 0 ? lawPosition(law, index) : 0;
  }
  const rule = threshold(law, leverRoute);
  parameterOf[RULE_SUBJECT] = rule;
  lawAt[RULE_SUBJECT] = rule >= 0 ? lawPosition(law, rule) : 0;
}

/**
 * Fills `mayRaise`, after `readLaw`: a subject is in order when there is a rule of change and a module that decides it,
 * when it is neither entrenched nor on the docket already, and when it has rested.
 */
export function readMayRaise(
  law: Law,
  leverRoute: number,
  amendmentRoute: number,
  wishesForRule: boolean,
  onDocket: Uint8Array,
  restUntil: Int32Array,
  week: number,
): void {
  const changeable = law.indexOf('governance.amendments.delay_weeks') >= 0;
  const levers = changeable && threshold(law, leverRoute) >= 0;
  const rule = changeable && wishesForRule && threshold(law, amendmentRoute) >= 0;
  for (let t = 0; t < SUBJECT_COUNT; t++) {
    const index = parameterOf[t];
    const decided = t === RULE_SUBJECT ? rule : levers;
    const free = onDocket[t] === 0 && week >= restUntil[t];
    mayRaise[t] = decided && free && index >= 0 && !law.entrenched(index) ? 1 : 0;
  }
}

/** Value of a parameter, 0 when its clause is off. */
export function inForce(law: Law, path: string): number {
  const index = law.indexOf(path);
  return index < 0 ? 0 : law.value(index);
}

/** Kind of decision that a subject makes. */
export function kindOf(subject: number): number {
  return subject === RULE_SUBJECT ? KIND_AMENDMENT : KIND_LEVER;
}

/** Key of the module that a subject is routed to. */
export function routeKey(subject: number, leverRoute: number, amendmentRoute: number): number {
  return ROUTE_KEYS[subject === RULE_SUBJECT ? amendmentRoute : leverRoute];
}
