/**
 * Shocks as the last link of a chain. When they strike is a pure function of the scenario and the seed (the calendar);
 * that a shock leads to a factor is known from the stock behind it, in which the shock has a recorded term, or from the
 * flow, which is the shock’s own.
 *
 * A strike is told where it came after the reference and is still felt in the last year: through the half year that a
 * shock presses at most and two half-lives of its stock, when a quarter is left.
 */
import type { Cause } from '../core/plan.ts';
import { type Factor, type Span, YEAR_WEEKS } from './accounts.ts';
import type { Observed } from './signal.ts';

/** The longest that a shock presses on a stock. */
const PRESSES_WEEKS = 26;
const HALF_LIVES = 2;

export class ShockLinks {
  /** Shocks that some link has named. */
  private readonly named = new Set<string>();
  private readonly world: Observed;
  private readonly last: Span;
  private readonly first: Span | null;

  constructor(world: Observed, last: Span, first: Span | null) {
    this.world = world;
    this.last = last;
    this.first = first;
  }

  /** Strikes that moved a factor. */
  behind({ stocks = [], shocks = [] }: Factor): Cause[] {
    const { layout } = this.world;
    const direct = shocks.flatMap((id) => this.strikes(id, PRESSES_WEEKS));
    const recorded = layout.stocks
      .filter(({ path }) => stocks.includes(path))
      .flatMap(({ terms, spec }) => {
        const felt = PRESSES_WEEKS + HALF_LIVES * spec.halfLifeDownWeeks;
        return terms.flatMap((at) => this.strikes(layout.columns[at].owner, felt));
      });
    return [...direct, ...recorded];
  }

  /** Strikes of the shock whose own a flow is. */
  of(flow: string): Cause[] {
    return this.strikes(ownerOf(flow), 0);
  }

  /** Shocks of the years compared, and of the year that led to the last, to which nothing leads that is told. */
  besides(): Cause[] {
    const { world, last, first } = this;
    const end = last.from + last.weeks;
    const felt = [
      this.weeks(last.from - YEAR_WEEKS, end),
      first ? this.weeks(first.from, first.from + first.weeks) : [],
    ];
    const among = [...new Set(felt.flat())].sort((a, b) => a - b);
    return shocksOf(world)
      .filter((id) => !this.named.has(id))
      .flatMap((id) =>
        this.told(
          id,
          among,
          (name, when) => `struck in these years, though no flow told here leads to it: ${name} in ${when}`,
        ),
      );
  }

  private strikes(id: string, feltWeeks: number): Cause[] {
    const { world, last, first } = this;
    if (!shocksOf(world).includes(id)) return [];
    const from = Math.max(first ? first.from + first.weeks : last.from, last.from - Math.round(feltWeeks));
    const causes = this.told(id, this.weeks(from, last.from + last.weeks), (name, when) => `${name} struck in ${when}`);
    if (causes.length > 0) this.named.add(id);
    return causes;
  }

  private told(id: string, weeks: readonly number[], says: (name: string, when: string) => string): Cause[] {
    const { calendar, layout } = this.world;
    const struck = weeks.filter((week) => calendar.intensity(id, week) > 0);
    if (struck.length === 0) return [];
    const title = layout.specs.find((spec) => spec.id === id)?.title ?? id;
    const when = struck.map((week) => week + 1);
    const latest = when.pop();
    return [
      {
        what: says(
          `the shock “${title.toLowerCase()}”`,
          when.length > 0 ? `weeks ${when.join(', ')} and ${latest}` : `week ${latest}`,
        ),
        size: struck.reduce((sum, week) => sum + calendar.intensity(id, week), 0),
        unit: 'times its documented strength',
        because: [],
      },
    ];
  }

  private weeks(from: number, to: number): number[] {
    const begun = Math.max(0, from);
    return Array.from({ length: Math.max(0, to - begun) }, (_, k) => begun + k);
  }
}

const shocksOf = ({ layout }: Observed): string[] =>
  layout.specs.filter((spec) => spec.switch === 'shock').map(({ id }) => id);

/** The clause or shock that posts a flow. */
export const ownerOf = (flow: string): string => flow.slice(0, flow.lastIndexOf('.'));
