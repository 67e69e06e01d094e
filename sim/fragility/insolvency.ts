/**
 * Why a treasury can pay no more: its last year against a reference, by what each flow did to the balance.
 *
 *   balance      = Σ received − Σ paid, in credits a year; what members were paid out of the pool counts as paid
 *   reference    lives of two years or more: the society’s own first year, under the sharing rate it was founded with.
 *                Shorter ones: the same weeks as they were, under that sharing rate; years are not compared
 *   worsening    = paid more, or received less, than in the reference. Flows are ranked by it, not by their size: upkeep
 *                is large in every society
 * A reference that paid out more than it received is a reason of its own, with its flows by size, their clauses, and
 * the sharing rate at which the same output would have covered it.
 *
 * One link down, the change of a flow is taken apart exactly by its factors (`shapley.ts`), each in its unit:
 *   pooled share = share pooled × people × hours given a head × effect of an hour × what an effective hour brings
 *   upkeep       = places × outside prices × paid a place at unchanged prices
 *   grants       = people × given a head
 *   investment   = share of the pool invested × the pooled share
 * Below a factor stand the amendments of the law behind it. For the share pooled, which is the law, each has its part of
 * the change, by how far and for how much of the year it moved the rate; elsewhere the amendment itself is told, when it
 * moved the way that the factor did.
 *
 * The sharing rate of the founding is put to the output that there was: people may have worked otherwise under it. That
 * is a comparison of accounts, not a society lived again; for that there is `compare`.
 */
import { LEVERS } from '../core/contract.ts';
import type { Cause } from '../core/plan.ts';
import {
  A_YEAR,
  FACTORS,
  POOL,
  POOL_FACTORS,
  per,
  SET_BY,
  SHARING,
  type Span,
  sold,
  type Year,
  yearOf,
} from './accounts.ts';
import type { Amendment, LawBook } from './law-book.ts';
import { shapleyParts } from './shapley.ts';
import type { Observed } from './signal.ts';
import { valueWords } from './value-words.ts';

/** Reasons below this share of all that worsened are not told. */
const LEAST_SHARE = 0.05;

/**
 * @param last the year before the end, or the whole of a shorter life
 * @param first the first year, or null when the life was too short to compare years
 */
export function insolvency(world: Observed, law: LawBook, last: Span, first: Span | null): Cause {
  const now = yearOf(world, last);
  const then = yearOf(world, first ?? last);
  const sharing = world.layout.parameters.findIndex((p) => p.path === SHARING);
  const amended = law.amendments.some((a) => a.parameter === sharing);
  const founded = amended ? law.founded[sharing] : POOL_FACTORS[0].of(then);
  const reference = (name: string): number => (name === POOL ? founded * sold(then) : then.flow(name));

  const flows = world.layout.flows.filter((f) => f.from === 'treasury' || f.to === 'treasury');
  const sign = (from: string): number => (from === 'treasury' ? -1 : 1);
  let balance = 0;
  let before = 0;
  let eased = 0;
  const worse: Cause[] = [];
  for (const { name, from, meaning } of flows) {
    const is = sign(from) * now.flow(name);
    const was = sign(from) * reference(name);
    balance += is;
    before += was;
    if (is >= was) {
      eased += is - was;
      continue;
    }
    worse.push({
      what: moved(plainly(meaning), Math.abs(was), Math.abs(is), A_YEAR),
      size: is - was,
      unit: A_YEAR,
      because: factorsBehind(world, law, name, { now, then, founded, sign: sign(from), weeks: last.weeks }),
    });
  }
  if (before < 0) {
    worse.push({
      what: `${first ? 'already in its first year' : 'from the beginning'}, at the sharing rate it was founded with, it paid out more than it received; ${covering(then, founded, -before)}`,
      size: before,
      unit: A_YEAR,
      because: flows
        .map(({ name, from: payer, meaning }) => ({
          what: `${plainly(meaning)}${setBy(world, law, name)}`,
          size: sign(payer) * reference(name),
          unit: A_YEAR,
          because: [],
        }))
        .filter(({ size }) => Math.abs(size) >= LEAST_SHARE * Math.abs(before))
        .sort((a, b) => Math.abs(b.size) - Math.abs(a.size)),
    });
  }
  const unpaid = world.has('society.neglect') ? world.array('society.neglect')[0] : 0;
  const years = first
    ? `its balance was ${valueWords(before, A_YEAR)} in the first year, counted at the sharing rate it was founded with, and ${valueWords(balance, A_YEAR)} in the last; what eased it came to ${valueWords(eased, A_YEAR)}`
    : `its balance was ${valueWords(balance, A_YEAR)}, and it ended too soon to compare years`;
  return {
    what: `the treasury could borrow no more, with ${Math.round(100 * unpaid)} % of upkeep unpaid: ${years}`,
    size: world.array('society.treasury')[0] / 1000,
    unit: 'credits',
    because: largest(worse),
  };
}

/** The sharing rate at which the same output would have covered a deficit; of what more is pooled a part is invested. */
function covering(year: Year, rate: number, deficit: number): string {
  const kept = 1 - per(year.flow('economy.treasury.investment'), year.flow(POOL));
  const needed = rate + per(deficit, sold(year) * kept);
  return needed > 0 && needed <= 1 && sold(year) > 0
    ? `that rate (${SHARING}) was ${valueWords(rate, 'share')}, and ${valueWords(needed, 'share')} of the same output would have covered it`
    : `that rate (${SHARING}) was ${valueWords(rate, 'share')}, and no share of the same output would have covered it`;
}

const plainly = (meaning: string): string => `${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`.replace(/\.$/, '');

/** `the debt rose from 12 to 400 credits` */
function moved(what: string, then: number, now: number, unit: string): string {
  const from = unit === 'share' ? valueWords(then, unit) : valueWords(then, '');
  return `${what} ${now < then ? 'fell' : 'rose'} from ${from} to ${valueWords(now, unit)}`;
}

/** Those that matter, the worst first. */
function largest(causes: readonly Cause[]): Cause[] {
  const total = causes.reduce((sum, { size }) => sum + Math.abs(size), 0);
  return causes
    .filter(({ size }) => Math.abs(size) >= LEAST_SHARE * total)
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
}

interface Change {
  readonly now: Year;
  readonly then: Year;
  /** Share pooled in the reference. */
  readonly founded: number;
  readonly sign: number;
  readonly weeks: number;
}

function factorsBehind(world: Observed, law: LawBook, flow: string, change: Change): Cause[] {
  const factors = FACTORS[flow] ?? [];
  const { now, then, founded, sign, weeks } = change;
  const was = factors.map((f) => (f === POOL_FACTORS[0] ? founded : f.of(then)));
  const is = factors.map((f) => f.of(now));
  const parts = shapleyParts(was, is);
  const scale = per(
    now.flow(flow),
    is.reduce((product, x) => product * x, 1),
  );
  return largest(
    factors.flatMap((factor, k) => {
      const size = sign * scale * parts[k];
      if (size >= 0) return [];
      const because = (factor.laws ?? []).flatMap((path) =>
        path === SHARING ? sharedOut(world, law, path, size, weeks) : alike(world, law, path, is[k] - was[k]),
      );
      return [{ what: moved(factor.says, was[k], is[k], factor.unit), size, unit: A_YEAR, because }];
    }),
  );
}

/** Amendments of the law that is the factor: parts of its change. */
function sharedOut(world: Observed, law: LawBook, path: string, size: number, weeks: number): Cause[] {
  const made = amendmentsOf(world, law, path);
  const moves = made.map(({ week, from, to }) => (to - from) * Math.min(1, (world.week - week) / weeks));
  const sum = moves.reduce((total, move) => total + move, 0);
  if (sum === 0) return [];
  return made
    .map((amendment, k) => ({ ...told(world, amendment), size: (size * moves[k]) / sum, unit: A_YEAR }))
    .sort((a, b) => a.size - b.size);
}

/** Amendments that moved the way that a factor did, the widest first. */
function alike(world: Observed, law: LawBook, path: string, way: number): Cause[] {
  return amendmentsOf(world, law, path)
    .filter(({ from, to }) => (to - from) * way > 0)
    .map((amendment) => ({ ...told(world, amendment), size: amendment.to - amendment.from }))
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
}

const amendmentsOf = ({ layout }: Observed, law: LawBook, path: string): Amendment[] =>
  law.amendments.filter(({ parameter }) => layout.parameters[parameter].path === path);

const unitOf = ({ layout }: Observed, parameter: number): string => {
  const { spec } = layout.parameters[parameter];
  return spec.type === 'number' ? spec.unit : '';
};

function told(world: Observed, { parameter, week, from, to }: Amendment): Omit<Cause, 'size'> {
  const unit = unitOf(world, parameter);
  const start = unit === 'share' ? valueWords(from, unit) : valueWords(from, '');
  return {
    what: `members amended the ${plainName(world.layout.parameters[parameter].path)} from ${start} to ${valueWords(to, unit)} in week ${week + 1}`,
    unit,
    because: [],
  };
}

/** `economy.treasury.sharing_rate` → `sharing rate`; a lever goes by its own name, as in the events. */
function plainName(path: string): string {
  const lever = LEVERS.find((l) => l.path === path)?.id ?? path.slice(path.lastIndexOf('.') + 1);
  return lever.replaceAll('_', ' ');
}

/** What sets a flow, with its value at the founding: `; set by the upkeep credits (economy.treasury.upkeep_credits), 15 credits`. */
function setBy(world: Observed, law: LawBook, flow: string): string {
  const path = SET_BY[flow];
  const at = world.layout.parameters.findIndex((p) => p.path === path);
  return at < 0 ? '' : `; set by the ${plainName(path)} (${path}), ${valueWords(law.founded[at], unitOf(world, at))}`;
}
