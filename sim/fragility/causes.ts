/** Cause chains. */
import type { Cause, EndName } from '../core/plan.ts';
import type { World } from '../world.ts';
import type { EndWatch } from './ends.ts';

export class CauseBook {
  private readonly world: World;
  private count = 0;

  constructor(world: World) {
    this.world = world;
  }

  left(_row: number): void {
    this.count++;
  }

  endOfWeek(): void {}

  explain(_end: EndName, _ends: EndWatch): Cause[] {
    return [{ what: `people who left by week ${this.world.week}`, size: this.count, because: [] }];
  }
}
