/**
 * One society of the study of sharing, and what it was like to live in it. What people are asked is asked every four
 * weeks; who left is looked at in the week in which they leave.
 *
 * Welfare is that of the founders, all of them: whoever has left goes on being counted, with the satisfaction that they
 * had when last asked. A society that has ended counts likewise until the horizon.
 */
import { EXITED, RESIDENT, TURN_WEEKS, VALUES } from '../../../sim/core/contract.ts';
import type { Plan } from '../../../sim/core/plan.ts';
import { LAB_UNSHOCKED } from '../../../sim/lab.ts';
import { SPECS } from '../../../sim/registry.ts';
import { runSociety } from '../../../sim/run.ts';
import type { World } from '../../../sim/world.ts';

const COOPERATION = VALUES.indexOf('cooperation');
const FIRST_FOUNDER = 0x80000000;

export interface Life {
  /** Mean satisfaction of all founders over the weeks, leavers with the satisfaction they had when last asked. */
  readonly welfare: number;
  /** The same of the tenth of founders whose lives were the least satisfying. */
  readonly lowestDecile: number;
  /** Share of founders who still live there at the horizon; 0 when the society has ended. */
  readonly stayed: number;
  readonly endured: boolean;
  /** Mean share of needs met in the tenth of weeks in which a wage bought least, over those present. */
  readonly needsInBadWeeks: number;
  /** What those who left could earn outside, less that of those present at the time, in standard deviations. */
  readonly leaversWage: number;
  /** The same of how much they value cooperation. */
  readonly leaversCooperation: number;
  readonly leavers: number;
  /** Mean hours of work for income of those present. */
  readonly hours: number;
}

/** How those who left differ from those present at the time, in standard deviations. */
class Contrast {
  private distance = 0;
  private count = 0;

  /** @param of value by row; rows where it is not yet known are passed over */
  note(status: ArrayLike<number>, rows: number, of: (row: number) => number): void {
    let n = 0;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < rows; i++) {
      const x = status[i] >= RESIDENT ? of(i) : 0;
      if (x <= 0) continue;
      n++;
      sum += x;
      squares += x * x;
    }
    if (n < 2) return;
    const mean = sum / n;
    const deviation = Math.sqrt(Math.max(1e-12, squares / n - mean * mean));
    for (let i = 0; i < rows; i++) {
      const x = status[i] === EXITED ? of(i) : 0;
      if (x <= 0) continue;
      this.count++;
      this.distance += (x - mean) / deviation;
    }
  }

  get mean(): number {
    return this.count > 0 ? this.distance / this.count : 0;
  }
}

class Diary {
  private readonly last: Float64Array;
  private readonly total: Float64Array;
  private asked = 0;
  private readonly weeks: { readonly power: number; readonly needs: number }[] = [];
  private hours = 0;
  private readonly wage = new Contrast();
  private readonly cooperation = new Contrast();
  private leavers = 0;

  constructor(founders: number) {
    this.last = new Float64Array(founders);
    this.total = new Float64Array(founders);
  }

  /** Notes the week that has just passed. */
  note(world: World): void {
    const status = world.array('members.status');
    const values = world.array('members.values');
    const outsideWage = world.array('members.outsideWage');
    const needsMet = world.array('members.needsMet');
    const contributed = world.array('members.contributedHours');
    let present = 0;
    let needs = 0;
    let hours = 0;
    for (let i = 0; i < world.rows.members; i++) {
      this.leavers += +(status[i] === EXITED);
      if (status[i] < RESIDENT) continue;
      present++;
      needs += needsMet[i];
      hours += contributed[i];
    }
    if (present < 2) return;
    this.wage.note(status, world.rows.members, (i) => outsideWage[i]);
    this.cooperation.note(status, world.rows.members, (i) => values[i * VALUES.length + COOPERATION]);
    const power = world.f64('society.wageLevel')[0] / world.f64('society.priceLevel')[0];
    this.weeks.push({ power, needs: needs / present });
    this.hours += hours / present;
    if (world.week % TURN_WEEKS === 0) this.ask(world);
  }

  private ask(world: World): void {
    const status = world.array('members.status');
    const identity = world.array('members.identity');
    const satisfaction = world.array('members.satisfaction');
    for (let i = 0; i < world.rows.members; i++) {
      const k = identity[i] - FIRST_FOUNDER;
      if (status[i] >= RESIDENT && k >= 0 && k < this.last.length) this.last[k] = satisfaction[i];
    }
    this.carry();
  }

  /** Everybody’s life goes on as it was when they were last asked. */
  carry(): void {
    this.asked++;
    for (let k = 0; k < this.last.length; k++) this.total[k] += this.last[k];
  }

  summary(stayed: number, endured: boolean): Life {
    const lives = [...this.total].map((x) => x / Math.max(1, this.asked)).sort((a, b) => a - b);
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
    const bad = [...this.weeks].sort((a, b) => a.power - b.power).slice(0, Math.ceil(this.weeks.length / 10));
    return {
      welfare: mean(lives),
      lowestDecile: mean(lives.slice(0, Math.ceil(lives.length / 10))),
      stayed,
      endured,
      needsInBadWeeks: mean(bad.map(({ needs }) => needs)),
      leaversWage: this.wage.mean,
      leaversCooperation: this.cooperation.mean,
      leavers: this.leavers,
      hours: this.hours / Math.max(1, this.weeks.length),
    };
  }
}

/** Lives one society. */
export function live(plan: Plan, seed: string, weeks: number): Life {
  const diary = new Diary(plan.founders);
  let stayed = 0;
  const request = { plan, scenario: LAB_UNSHOCKED, seed, weeks, recordEveryWeeks: 0, recordEvents: false };
  const { end, week } = runSociety(SPECS, request, (world) => {
    diary.note(world);
    if (world.week < weeks) return;
    const status = world.array('members.status');
    const identity = world.array('members.identity');
    for (let i = 0; i < world.rows.members; i++) stayed += +(status[i] >= RESIDENT && identity[i] >= FIRST_FOUNDER);
  });
  for (let w = week; w < weeks; w += TURN_WEEKS) diary.carry();
  const endured = end === 'endured';
  return diary.summary(endured ? stayed / plan.founders : 0, endured);
}
