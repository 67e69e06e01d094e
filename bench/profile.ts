/**
 * Where the time of a member-week goes: every action of a week timed by itself, the observer too. Reading
 * the clock costs about 50 ns an action, which is why this is kept out of the throughput itself.
 */
import { RESIDENT } from '../sim/core/contract.ts';
import { programOf, startWeek } from '../sim/tick.ts';
import type { Society } from './society.ts';

/** The society whose profile is shown unless another size is asked for. */
export const PROFILE = { members: 1000, warmUpWeeks: 156, weeks: 312 } as const;

export interface Share {
  readonly what: string;
  readonly nsPerMemberWeek: number;
}

/** @returns what took how long, the longest first */
export function profile({ world, observer }: Society, weeks: number): Share[] {
  const spent = new Map<string, number>();
  const charge = (what: string, from: bigint): bigint => {
    const now = process.hrtime.bigint();
    spent.set(what, (spent.get(what) ?? 0) + Number(now - from));
    return now;
  };
  const status = world.array('members.status');
  let memberWeeks = 0;
  for (let w = 0; w < weeks; w++) {
    let from = process.hrtime.bigint();
    startWeek(world);
    from = charge('start of the week', from);
    for (const action of programOf(world)) {
      if (action.kind === 'step') {
        world.prepare(action.bound);
        action.run(action.bound.step);
        from = charge(`${action.bound.spec.id}, ${action.phase}`, from);
      } else {
        action.stock.integrate(action.members ? world.rows.members : 1, world.week);
        from = charge('integration of stocks', from);
      }
    }
    world.week++;
    observer.observe();
    charge('observation', from);
    for (let i = 0; i < world.rows.members; i++) if (status[i] >= RESIDENT) memberWeeks++;
  }
  return [...spent]
    .map(([what, ns]) => ({ what, nsPerMemberWeek: ns / Math.max(1, memberWeeks) }))
    .sort((a, b) => b.nsPerMemberWeek - a.nsPerMemberWeek || (a.what < b.what ? -1 : 1));
}

/** As a table in text. */
export function profileText(shares: readonly Share[]): string {
  const total = shares.reduce((sum, { nsPerMemberWeek }) => sum + nsPerMemberWeek, 0);
  const lines = shares.map(({ what, nsPerMemberWeek: ns }) => {
    return `${ns.toFixed(1).padStart(8)} ${((100 * ns) / total).toFixed(1).padStart(5)} %  ${what}`;
  });
  return [`${total.toFixed(1).padStart(8)}  100 %  ns per member-week in all`, ...lines].join('\n');
}
