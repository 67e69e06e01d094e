/**
 * Why a treasury can pay no more: its last year against a reference, by what each flow did to the balance.
 *
 *   balance      = Σ received − Σ to be paid, in credits a year. Upkeep counts as it fell due: what is left unpaid eases
 *                nothing, and is told beside the debt. What was shared out counts as paid
 *   reference    lives of two years or more: the society’s own first year, under the sharing rate it was founded with.
 *                Shorter ones: the same weeks as they were, under that sharing rate; years are not compared
 *   worsening    = paid more, or received less, than in the reference. Flows are ranked by it, not by their size: upkeep
 *                is large in every society
 *   last balance = reference balance + Σ what worsened + what eased; each list adds up to what it stands under, what is
 *                too small to tell in one sum
 * A reference in which the treasury owed more than it received is a reason of its own, with its flows, their clauses, and
 * the sharing rate at which the same output would have covered it. What it chose to pay out beyond that (shares of the
 * pool, programmes) is told apart from it: a deficit that only the sharing-out made is no deficit of the place.
 *
 * One link down, the change of a flow is taken apart exactly by its factors (`shapley.ts`), each in its unit:
 *   pooled share = share pooled × people × hours given a head × effect of an hour × what an effective hour brings
 *   upkeep due   = places × outside prices × due for a place at unchanged prices
 *   grants       = people × given a head; the safety net and the common purse likewise
 *   investment   = share of the pool invested × the pooled share
 * Below a factor that made it worse stand the amendments of the law behind it, by week, and the strikes of shocks
 * (`shock-links.ts`). For the share pooled, which is the law, each amendment has its part of the change, by how far and
 * for how much of the year it moved the rate; elsewhere the amendment itself is told, when it moved the way that the
 * factor did.
 *
 * The sharing rate of the founding is put to the output that there was: people may have worked otherwise under it. That
 * is a comparison of accounts, not a society lived again; for that there is `compare`.
 */
import type { Cause } from '../core/plan.ts';
import {
  A_YEAR,
  chosen,
  FACTORS,
  POOL,
  POOL_FACTORS,
  per,
  SET_BY,
  SHARING,
  type Span,
  sold,
  UPKEEP,
  YEAR_WEEKS,
  type Year,
  yearOf,
} from './accounts.ts';
import type { LawBook } from './law-book.ts';
import { alike, moved, plainly, setBy, sharedOut } from './law-links.ts';
import { shapleyParts } from './shapley.ts';
import { ShockLinks } from './shock-links.ts';
import type { Observed } from './signal.ts';
import { valueWords } from './value-words.ts';

/** Reasons below this share of all that are told in one list are told in one sum. */
const LEAST_SHARE = 0.05;
/** Credits a year that are not worth a line. */
const LEAST_SIZE = 0.5;

interface Change {
  readonly now: Year;
  readonly then: Year;
  /** Share pooled in the reference. */
  readonly founded: number;
  readonly weeks: number;
  readonly shocks: ShockLinks;
}

/** A flow of the treasury, as it is and as it was in the reference; received above zero, to be paid below. */
interface Line {
  readonly name: string;
  readonly says: string;
  readonly is: number;
  readonly was: number;
  readonly chosen: boolean;
}

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
  const shocks = new ShockLinks(world, last, first);
  const change: Change = { now, then, founded, weeks: last.weeks, shocks };

  const lines = world.layout.flows
    .filter((f) => f.from === 'treasury' || f.to === 'treasury')
    .map((f): Line => {
      const sign = f.from === 'treasury' ? -1 : 1;
      return {
        name: f.name,
        says: f.name === UPKEEP ? `${plainly(f.meaning)}, as it fell due,` : plainly(f.meaning),
        is: sign * now.owed(f.name),
        was: sign * (f.name === POOL ? founded * sold(then) : then.owed(f.name)),
        chosen: chosen(f),
      };
    });
  const balance = total(lines.map(({ is }) => is));
  const before = total(lines.map(({ was }) => was));
  const eased = lines.filter(({ is, was }) => is > was);
  const easing = total(eased.map(({ is, was }) => is - was));
  const worse = lines
    .filter(({ is, was }) => is < was)
    .map((line) => ({
      what: moved(line.says, Math.abs(line.was), Math.abs(line.is), A_YEAR),
      size: line.is - line.was,
      unit: A_YEAR,
      because: behind(world, law, line, change),
    }));

  const because = told([...fromTheStart(world, law, lines, change, first !== null), ...worse]);
  if (easing > 0) {
    because.push({
      what: 'what eased it',
      size: easing,
      unit: A_YEAR,
      because: told(
        eased.map(({ says, is, was }) => ({
          what: moved(says, Math.abs(was), Math.abs(is), A_YEAR),
          size: is - was,
          unit: A_YEAR,
          because: [],
        })),
      ),
    });
  }
  const unpaid = ((now.owed(UPKEEP) - now.flow(UPKEEP)) * last.weeks) / YEAR_WEEKS;
  if (unpaid >= 1) {
    because.push({
      what: `upkeep left unpaid in the last ${last.weeks} weeks, which the treasury owed beside its debt`,
      size: unpaid,
      unit: 'credits',
      because: [],
    });
  }
  because.push(...shocks.besides());
  const neglect = world.has('society.neglect') ? world.array('society.neglect')[0] : 0;
  const years = first
    ? `its balance, counting upkeep as it fell due, was ${valueWords(before, A_YEAR)} in the first year, at the sharing rate it was founded with, and ${valueWords(balance, A_YEAR)} in the last; what eased it came to ${valueWords(easing, A_YEAR)}`
    : `its balance, counting upkeep as it fell due, was ${valueWords(balance, A_YEAR)}, and it ended too soon to compare years`;
  return {
    what: `the treasury could borrow no more, with ${Math.round(100 * neglect)} % of upkeep unpaid: ${years}`,
    size: world.array('society.treasury')[0] / 1000,
    unit: 'credits',
    because,
  };
}

/** What the reference itself ran short of: what was owed, and what was shared out beyond that. */
function fromTheStart(
  world: Observed,
  law: LawBook,
  lines: readonly Line[],
  { then, founded }: Change,
  years: boolean,
) {
  const before = total(lines.map(({ was }) => was));
  if (before >= 0) return [];
  const listed = (among: readonly Line[]): Cause[] =>
    told(
      among.map(({ name, says, was }) => ({
        what: `${says.replace(/,$/, '')}${setBy(world, law, name)}`,
        size: was,
        unit: A_YEAR,
        because: [],
      })),
      Math.abs(before),
    );
  const owed = lines.filter((line) => !line.chosen);
  const shared = lines.filter((line) => line.chosen);
  const short = total(owed.map(({ was }) => was));
  const given = total(shared.map(({ was }) => was));
  const start = years ? 'in its first year' : 'from the beginning';
  const rate = ', at the sharing rate it was founded with,';
  const causes: Cause[] = [];
  if (short >= 0) {
    const what = `${start}${rate} it received ${valueWords(short, 'credits')} more than it owed, and was in deficit only by what it chose to share out, ${valueWords(-given, 'credits')}`;
    return [{ what, size: before, unit: A_YEAR, because: listed(lines) }];
  }
  causes.push({
    what: `${years ? 'already ' : ''}${start}${rate} it owed more than it received; ${covering(then, founded, -short)}`,
    size: short,
    unit: A_YEAR,
    because: listed(owed),
  });
  if (given < 0) {
    const what = `${start} it also shared out what it did not owe`;
    causes.push({ what, size: given, unit: A_YEAR, because: listed(shared) });
  }
  return causes;
}

/** The sharing rate at which the same output would have covered a deficit; of what more is pooled a part is invested. */
function covering(year: Year, rate: number, deficit: number): string {
  const kept = 1 - per(year.flow('economy.treasury.investment'), year.flow(POOL));
  const needed = rate + per(deficit, sold(year) * kept);
  return needed > 0 && needed <= 1 && sold(year) > 0
    ? `that rate (${SHARING}) was ${valueWords(rate, 'share')}, and ${valueWords(needed, 'share')} of the same output would have covered it`
    : `that rate (${SHARING}) was ${valueWords(rate, 'share')}, and no share of the same output would have covered it`;
}

/** Those that matter, the worst first and what went the other way last, with the sum of the others between them. */
function told(causes: readonly Cause[], of = total(causes.map(({ size }) => Math.abs(size)))): Cause[] {
  const small = causes.filter(({ size }) => Math.abs(size) < LEAST_SHARE * of && Math.abs(size) >= LEAST_SIZE);
  const large = causes.filter(({ size }) => Math.abs(size) >= LEAST_SHARE * of && size !== 0);
  const named = small.length > 1 ? large : [...large, ...small];
  const rest = small.length > 1 ? total(small.map(({ size }) => size)) : 0;
  const lost = named.filter(({ size }) => size < 0).sort((a, b) => a.size - b.size);
  const won = named.filter(({ size }) => size > 0).sort((a, b) => b.size - a.size);
  if (Math.abs(rest) < LEAST_SIZE) return [...lost, ...won];
  return [...lost, { what: 'smaller ones together', size: rest, unit: A_YEAR, because: [] }, ...won];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** What is behind the worsening of a flow: its factors, or where it has none the law and the shocks themselves. */
function behind(world: Observed, law: LawBook, { name, is, was }: Line, change: Change): Cause[] {
  const factors = FACTORS[name];
  const { now, then, founded, weeks, shocks } = change;
  if (!factors) {
    const way = Math.abs(is) - Math.abs(was);
    return [...(SET_BY[name] ?? []).flatMap((path) => alike(world, law, path, way)), ...shocks.of(name)];
  }
  const before = factors.map((f) => (f === POOL_FACTORS[0] ? founded : f.of(then)));
  const after = factors.map((f) => f.of(now));
  const parts = shapleyParts(before, after);
  const product = (of: readonly number[]): number => of.reduce((so, x) => so * x, 1);
  // A flow that has ceased has a factor of zero; its scale is that of what it was.
  const scale = is === 0 ? per(was, product(before)) : per(is, product(after));
  return told(
    factors.map((factor, k) => {
      const size = scale * parts[k];
      const what = moved(factor.says, before[k], after[k], factor.unit);
      if (size >= 0) return { what: `against that, ${what}`, size, unit: A_YEAR, because: [] };
      const laws = (factor.laws ?? []).flatMap((path) =>
        path === SHARING ? sharedOut(world, law, path, size, weeks) : alike(world, law, path, after[k] - before[k]),
      );
      return { what, size, unit: A_YEAR, because: [...laws, ...shocks.behind(factor)] };
    }),
  );
}
