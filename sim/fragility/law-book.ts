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
  readonly founded: Float64Array;
  readonly now: Float64Array;
  readonly amendments: readonly Amendment[];
}

export class LawBook {
  /** Values at the founding. */
  readonly founded: Float64Array;
  readonly amendments: Amendment[] = [];
  private readonly now: Float64Array;
  private version: number;

  constructor(world: Observed) {
    this.founded = world.law.values.slice();
    this.now = world.law.values.slice();
    this.version = world.law.version;
  }

  memory(): LawMemory {
    return { founded: this.founded.slice(), now: this.now.slice(), amendments: [...this.amendments] };
  }

  recall({ founded, now, amendments }: LawMemory): void {
    this.founded.set(founded);
    this.now.set(now);
    this.amendments.splice(0, this.amendments.length, ...amendments);
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
