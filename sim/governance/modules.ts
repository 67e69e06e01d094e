/**
 * The decision modules a constitution can route its decisions to. One line each, added at the end so that no choice is
 * renumbered; everything that offers a choice of module derives it from here. A module has a parameter `threshold`: by
 * it the agenda knows that the module is in force, and members propose to change it.
 */
import type { AnySpec } from '../core/contract.ts';
import { consensus } from './consensus.ts';
import { dao } from './dao.ts';
import { moduleKey, OPTION_OF } from './routing.ts';

export const MODULES: readonly AnySpec[] = [consensus, dao];

for (const { id, parameters } of MODULES) {
  if (!('threshold' in parameters)) throw new Error(`the decision module ${id} has no parameter called threshold`);
}

const names = MODULES.map((spec) => spec.id.slice(spec.id.indexOf('.') + 1));

/** Options of a routing parameter, in order: that nobody decides such matters, then the modules. */
export const ROUTES: readonly string[] = ['nobody', ...names];
for (const [option, name] of ROUTES.entries()) OPTION_OF.set(name, option);

/** By option: what rows routed to it carry in `proposals.module`. */
export const ROUTE_KEYS: readonly number[] = ROUTES.map(moduleKey);

/** By option: the clause that must be in force for it to mean anything; '' for none. */
export const ROUTE_CLAUSES: readonly string[] = ['', ...MODULES.map(({ id }) => id)];

/** By option: the parameter that holds the module's decision threshold; it exists when the module is in force. */
export const ROUTE_THRESHOLDS: readonly string[] = ['', ...MODULES.map(({ id }) => `${id}.threshold`)];
