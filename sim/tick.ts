/**
 * One week of a society. In this order:
 *
 *   start        the law decided earlier comes into force; the week's flow totals are cleared; leavers' rows
 *                are freed and their wallets with them; terms, minutes asked and minutes granted are cleared
 *   1 shocks     what strikes from outside
 *   2 citizenship  strangers knock, applicants take their steps, residents are admitted
 *   3 attention  every mechanism says what minutes it asks of whom; the time ledger grants them
 *   4 economy    production, wages, needs, treasury, allocation
 *   5 culture    meetings, ties, values, rituals, norms
 *   6 governance proposals, deliberation, decisions
 *   7 justice    incidents, cases, rulings, sanctions
 *   8 wellbeing  stocks of people are integrated; satisfaction, voice, exit
 *
 * Observation comes after and writes nothing here. Inside a phase the order is that of `order.ts`; a
 * stock is integrated just before its owner's step, or at the phase's end if the owner does not step.
 */
import { PHASES } from './core/contract.ts';
import type { Integrator } from './stocks.ts';
import type { Bound, World } from './world.ts';

type Action =
  | { readonly kind: 'step'; readonly bound: Bound; readonly run: (s: Bound['step']) => void; readonly phase: string }
  | { readonly kind: 'integrate'; readonly stock: Integrator; readonly members: boolean };

const programs = new WeakMap<World, readonly Action[]>();

/** The week's actions in order; the same list every week. */
export function programOf(world: World): readonly Action[] {
  const known = programs.get(world);
  if (known) return known;
  const actions: Action[] = [];
  const { layout } = world;
  for (const phase of PHASES) {
    const pending = layout.stocks.map((s, i) => ({ s, i })).filter(({ s }) => s.spec.phase === phase && !s.idle);
    for (const spec of layout.phases[phase]) {
      for (const { s, i } of pending.filter(({ s }) => s.owner === spec.id)) {
        actions.push({ kind: 'integrate', stock: world.integrators[i], members: s.spec.table === 'members' });
        pending.splice(
          pending.findIndex((p) => p.i === i),
          1,
        );
      }
      const bound = world.bound.get(spec.id);
      const run = spec.steps[phase];
      if (bound && run) actions.push({ kind: 'step', bound, run, phase });
    }
    for (const { s, i } of pending) {
      actions.push({ kind: 'integrate', stock: world.integrators[i], members: s.spec.table === 'members' });
    }
  }
  programs.set(world, actions);
  return actions;
}

/** Clears what lives for one week only and lets the law and the roster catch up. */
export function startWeek(world: World): void {
  if (world.law.takeEffect()) world.refreshParameters();
  // Before leavers take their wallets along: that is a flow of this week.
  world.money.open();
  world.roster.free();
  // At least one row: terms of the society itself are cleared even when nobody is left.
  const n = Math.max(1, world.rows.members);
  for (const array of world.weekly) array.fill(0, 0, n);
}

/** Runs one week. Allocates nothing in the steady state. */
export function tick(world: World): void {
  startWeek(world);
  const actions = programOf(world);
  for (let i = 0; i < actions.length; i++) {
    const action = actions[i];
    if (action.kind === 'step') {
      world.prepare(action.bound);
      action.run(action.bound.step);
    } else {
      action.stock.integrate(action.members ? world.rows.members : 1, world.week);
    }
  }
  world.week++;
}
