/**
 * The law as proposals see it: for each subject the parameter it stands for, where the law is between
 * that parameter's bounds, and whether it may be raised now. Scratch, filled anew by whoever is about to
 * use it; nothing is kept between steps.
 */
import { type Law, LEVER_COUNT, LEVERS } from '../core/contract.ts';
import { ROUTE_KEYS, ROUTE_THRESHOLDS } from './modules.ts';
import {
  BUDGET_PATH,
  BUDGET_SUBJECT,
  KIND_AMENDMENT,
  KIND_BUDGET,
  KIND_LEVER,
  lawPosition,
  RULE_SUBJECT,
  SUBJECT_COUNT,
} from './routing.ts';

/** Who decides each kind of matter: options of the routing parameters of governance.decisions. */
interface Routes {
  readonly lever: number;
  readonly amendment: number;
  readonly budget: number;
}

/** Parameter of the law by subject, or -1. */
export const parameterOf = new Int32Array(SUBJECT_COUNT);
/** The law in force by subject, 0..1 over the parameter's range. */
export const lawAt = new Float64Array(SUBJECT_COUNT);
/** 1 for levers whose clause is on, by lever. */
export const live = new Float64Array(LEVER_COUNT);
/** Routing option by subject. */
const routeOf = new Int32Array(SUBJECT_COUNT);
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

/** Fills `parameterOf`, `lawAt`, `live` and the routes. */
export function readLaw(law: Law, routes: Routes): void {
  routeOf.fill(routes.lever, 0, LEVER_COUNT);
  routeOf[RULE_SUBJECT] = routes.amendment;
  routeOf[BUDGET_SUBJECT] = routes.budget;
  for (let l = 0; l < LEVER_COUNT; l++) {
    const index = law.indexOf(LEVERS[l].path);
    parameterOf[l] = index;
    live[l] = index >= 0 ? 1 : 0;
    lawAt[l] = index >= 0 ? lawPosition(law, index) : 0;
  }
  parameterOf[RULE_SUBJECT] = threshold(law, routes.lever);
  parameterOf[BUDGET_SUBJECT] = law.indexOf(BUDGET_PATH);
  for (let t = LEVER_COUNT; t < SUBJECT_COUNT; t++) {
    lawAt[t] = parameterOf[t] >= 0 ? lawPosition(law, parameterOf[t]) : 0;
  }
}

/**
 * Fills `mayRaise`, after `readLaw`: a subject is in order when there is a rule of change and a module that decides it,
 * when it is neither entrenched nor on the docket already, and when it has rested.
 */
export function readMayRaise(
  law: Law,
  wishesForRule: boolean,
  onDocket: Uint8Array,
  restUntil: Int32Array,
  week: number,
): void {
  const changeable = law.indexOf('governance.amendments.delay_weeks') >= 0;
  for (let t = 0; t < SUBJECT_COUNT; t++) {
    const index = parameterOf[t];
    const wished = t !== RULE_SUBJECT || wishesForRule;
    const decided = changeable && wished && index >= 0 && threshold(law, routeOf[t]) >= 0;
    const free = onDocket[t] === 0 && week >= restUntil[t];
    mayRaise[t] = decided && free && !law.entrenched(index) ? 1 : 0;
  }
}

/** Value of a parameter, 0 when its clause is off. */
export function inForce(law: Law, path: string): number {
  const index = law.indexOf(path);
  return index < 0 ? 0 : law.value(index);
}

/** Kind of decision that a subject makes. */
export function kindOf(subject: number): number {
  if (subject < LEVER_COUNT) return KIND_LEVER;
  return subject === RULE_SUBJECT ? KIND_AMENDMENT : KIND_BUDGET;
}

/** Key of the module that a subject is routed to, after `readLaw`. */
export function routeKey(subject: number): number {
  return ROUTE_KEYS[routeOf[subject]];
}
