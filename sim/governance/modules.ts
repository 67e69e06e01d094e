/**
 * The decision modules a constitution can route its decisions to. One line each; everything that offers
 * a choice of module derives it from here.
 */
import type { AnySpec } from '../core/contract.ts';
import { consensus } from './consensus.ts';
import { moduleKey } from './routing.ts';

export const MODULES: readonly AnySpec[] = [consensus];

const names = MODULES.map((spec) => spec.id.slice(spec.id.indexOf('.') + 1));

/** Options of a routing parameter, in order: the modules, then that nobody decides such matters. */
export const ROUTES: readonly string[] = [...names, 'nobody'];

/** By option: what rows routed to it carry in `proposals.module`. */
export const ROUTE_KEYS: readonly number[] = ROUTES.map(moduleKey);

/** By option: the parameter that holds the module's decision threshold; it exists when the module is in force. */
export const ROUTE_THRESHOLDS: readonly string[] = ROUTES.map((_, i) =>
  i < MODULES.length ? `${MODULES[i].id}.threshold` : '',
);
