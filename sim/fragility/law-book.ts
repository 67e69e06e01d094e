/**
 * What became of the law: the values at the founding, and every amendment since with the week in which it came into
 * force. Costs a comparison a week while nothing changes.
 */
import type { Observed } from './signal.ts';

export interface Amendment {
  /** Place of the parameter in the layout. */
  readonly parameter: number;
  /** The first week under the new value. */
  readonly week: number;
  readonly from: number;
  readonly to: number;
}

export interface LawMemory {
  /** Parameters in the order of the values. */
  readonly paths: readonly string[];
  readonly founded: Float64Array;
  readonly now: Float64Array;
  readonly amendments: readonly Amendment[];
}

export class LawBook {
  /** Values at the founding. */
  readonly founded: Float64Array;
  readonly amendments: Amendment[] = [];
  private readonly now: Float64Array;
  private readonly paths: readonly string[];
  private version: number;

  constructor(world: Observed) {
    this.paths = world.layout.parameters.map(({ path }) => path);
    this.founded = world.law.values.slice();
    this.now = world.law.values.slice();
    this.version = world.law.version;
  }

  memory(): LawMemory {
    return {
      paths: this.paths,
      founded: this.founded.slice(),
      now: this.now.slice(),
      amendments: [...this.amendments],
    };
  }

  /** A parameter that the memory does not know is founded as it is now; amendments of one that is no more are dropped. */
  recall({ paths, founded, now, amendments }: LawMemory): void {
    this.paths.forEach((path, k) => {
      const at = paths.indexOf(path);
      if (at < 0) return;
      this.founded[k] = founded[at];
      this.now[k] = now[at];
    });
    const kept = amendments.map((a) => ({ ...a, parameter: this.paths.indexOf(paths[a.parameter]) }));
    this.amendments.splice(0, this.amendments.length, ...kept.filter(({ parameter }) => parameter >= 0));
    this.version = -1;
  }

  /** Enters the law of the week that has just been completed. */
  endOfWeek(world: Observed): void {
    const { values, version } = world.law;
    if (version === this.version) return;
    this.version = version;
    const { now } = this;
    for (let parameter = 0; parameter < now.length; parameter++) {
      if (now[parameter] === values[parameter]) continue;
      this.amendments.push({ parameter, week: world.week - 1, from: now[parameter], to: values[parameter] });
      now[parameter] = values[parameter];
    }
  }
}
