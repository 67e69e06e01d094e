/**
 * Reforms: whole clauses come into force or leave it while the society lives. The people, their ties, purses, habits and
 * the luck to come stay what they are; only the constitution is another.
 *
 *   1  each clause that goes runs its `leave` in the old society: what its funds hold goes back through the ledger, and is
 *      told under the flows of `economy.ledger`, as part of the week that begins
 *   2  a layout is assembled for the new constitution, and every column that both have is copied, by path; balances of
 *      funds go by name, the law in force and pending by parameter; what is proposed for a clause that goes is moot
 *   3  each clause that comes sees everybody who is here as if they arrived (`arrive`), then runs its `enter`
 *
 * A reform takes effect at the start of the week before anything else happens in it. Its result is an ordinary society:
 * a snapshot of it holds the new constitution. Draws are addressed by clause and person, so a clause that stays draws
 * what it would have drawn.
 *
 * Edge cases: a reform that changes nothing but parameters keeps the layout and amends the law; a clause that leaves
 * money in its funds is a fault of the program and is refused.
 */
import { assemble } from './assemble.ts';
import { shockIds } from './calendar.ts';
import { type AnySpec, APPLICANT } from './core/contract.ts';
import type { Plan, Reform } from './core/plan.ts';
import { PARTING_FLOWS } from './money.ts';
import { World } from './world.ts';

/** The constitution after a reform: clauses repealed, enacted with the values given, or changed in some of them. */
export function reformedPlan(plan: Plan, { clauses }: Reform): Plan {
  const after: Record<string, Readonly<Record<string, number>>> = { ...plan.clauses };
  for (const [id, values] of Object.entries(clauses)) {
    if (values === null) delete after[id];
    else after[id] = { ...after[id], ...values };
  }
  const sorted = Object.entries(after).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...plan, clauses: Object.fromEntries(sorted) };
}

/** The reform that takes effect before the week that the society is about to live, or undefined. */
export function reformDue(world: World): Reform | undefined {
  return world.scenario.reforms?.find(({ week }) => week === world.week);
}

/**
 * The same society under the reformed constitution; `before` is not to be used any more.
 * @param specs the registry
 * @throws Error when the reformed constitution does not fit together
 */
export function reform(specs: readonly AnySpec[], before: World, change: Reform): World {
  const plan = reformedPlan(before.plan, change);
  const layout = assemble(specs, plan, shockIds(before.scenario));
  before.money.flows.fill(0);
  for (const spec of [...before.layout.hooks].reverse()) {
    const bound = before.bound.get(spec.id);
    if (!bound || !spec.leave || layout.specs.some(({ id }) => id === spec.id)) continue;
    before.prepare(bound);
    spec.leave(bound.step);
  }
  const after = new World(layout, before.scenario, before.seed);
  carryOver(before, after);
  carryFlows(before, after);
  amendValues(after, change);
  for (const spec of layout.hooks) {
    const bound = before.bound.has(spec.id) ? undefined : after.bound.get(spec.id);
    if (!bound) continue;
    if (spec.arrive) {
      const status = after.array('members.status');
      after.prepareArrival(bound);
      for (let row = 0; row < after.rows.members; row++) if (status[row] >= APPLICANT) spec.arrive(bound.step, row);
    }
    after.prepare(bound);
    spec.enter?.(bound.step);
  }
  return after;
}

function carryOver(before: World, after: World): void {
  after.week = before.week;
  after.rows.members = before.rows.members;
  after.rows.ties = before.rows.ties;
  const stillAt = before.layout.parameters.map(({ path }) => after.law.indexOf(path));
  after.layout.columns.forEach(({ path, pointsTo }, at) => {
    if (path === FUNDS || !before.has(path)) return;
    const was = before.array(path);
    if (pointsTo === 'law') after.arrays[at].set(was.map((index) => stillAt[index] ?? -1));
    else after.arrays[at].set(was);
  });
  const held = before.array(FUNDS);
  const holds = after.array(FUNDS);
  for (const { name, first, count } of before.layout.funds) {
    const to = after.layout.funds.find((fund) => fund.name === name);
    for (let k = 0; k < count; k++) {
      if (to) holds[to.first + k] = held[first + k];
      else if (held[first + k] !== 0) throw new Error(`${name} leaves ${held[first + k]} thousandths behind`);
    }
  }
  after.layout.parameters.forEach(({ path }, index) => {
    const was = before.law.indexOf(path);
    if (was < 0) return;
    after.law.values[index] = before.law.values[was];
    after.law.pending[index] = before.law.pending[was];
  });
  after.law.version = before.law.version + 1;
  after.refreshParameters();
  after.roster.rescan();
}

/** What clauses that left have paid belongs to the week that begins, under names that outlive them. */
function carryFlows(before: World, after: World): void {
  before.layout.flows.forEach(({ name, from, to }, at) => {
    const paid = before.money.flows[at];
    if (paid === 0) return;
    const told = after.layout.flows.findIndex((f) => f.name === (from === 'fund' ? PARTING_FLOWS[to] : name));
    if (told < 0) throw new Error(`${name} was paid by a clause that leaves force, and is no flow from a fund`);
    after.money.carry(told, paid);
  });
}

const FUNDS = 'society.funds';

/** Values of clauses that were in force already take effect with the reform, as those of new ones do. */
function amendValues(world: World, { clauses }: Reform): void {
  world.layout.parameters.forEach(({ clause, name }, index) => {
    const value = clauses[clause]?.[name];
    if (value === undefined) return;
    world.law.values[index] = value;
    world.law.pending[index] = value;
  });
  world.refreshParameters();
}

/** A sentence for those who watch. */
export function reformWords(specs: readonly AnySpec[], { clauses }: Reform): string {
  const title = (id: string): string => specs.find((spec) => spec.id === id)?.title ?? id;
  const named = (wanted: (values: Readonly<Record<string, number>> | null) => boolean): string =>
    Object.entries(clauses)
      .filter(([, values]) => wanted(values))
      .map(([id]) => `“${title(id)}”`)
      .join(', ');
  const enacted = named((values) => values !== null);
  const repealed = named((values) => values === null);
  const parts = [enacted && `in force or changed: ${enacted}`, repealed && `repealed: ${repealed}`].filter(Boolean);
  return `A reform of the constitution; ${parts.join('; ')}.`;
}
