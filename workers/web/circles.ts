/**
 * The communities that the faction signal finds, remembered by person and numbered so that a community keeps its
 * number from look to look: the new communities are matched with the old by how many people they share, most first,
 * and what is left over takes the lowest numbers that are free, the largest first. A person alone belongs to none.
 */
import { RESIDENT } from '../../sim/core/contract.ts';
import type { World } from '../../sim/world.ts';

export const NO_CIRCLE = -1;

interface Look {
  /** Number of the week after which was looked. */
  readonly week: number;
  readonly identity: Uint32Array;
  readonly label: Int16Array;
}

export class Circles {
  private looks: Look[] = [];
  private known: { readonly look: Look; readonly labels: ReadonlyMap<number, number> } | null = null;

  /** Enters what was found after the week that has just been lived. */
  take(world: World, communityOf: (row: number) => number): void {
    const week = world.week - 1;
    const status = world.array('members.status');
    const identities = world.array('members.identity');
    const people: { readonly identity: number; readonly community: number }[] = [];
    for (let row = 0; row < world.rows.members; row++) {
      if (status[row] >= RESIDENT) people.push({ identity: identities[row], community: communityOf(row) });
    }
    const number = numbered(people, this.labelsAt(week));
    this.looks.push({
      week,
      identity: Uint32Array.from(people, ({ identity }) => identity),
      label: Int16Array.from(people, ({ community }) => number.get(community) ?? NO_CIRCLE),
    });
  }

  /** Number of everybody’s community by identity, as of the last look in or before a week. */
  labelsAt(week: number): ReadonlyMap<number, number> {
    let look: Look | undefined;
    for (const earlier of this.looks) if (earlier.week <= week) look = earlier;
    if (!look) return new Map();
    if (this.known?.look !== look) {
      const { identity, label } = look;
      this.known = { look, labels: new Map(Array.from(identity, (who, k) => [who, label[k]])) };
    }
    return this.known.labels;
  }

  /** Those of their own, with the looks in weeks before the given one. */
  before(week: number): Circles {
    const shared = new Circles();
    shared.looks = this.looks.filter((look) => look.week < week);
    return shared;
  }
}

function numbered(
  people: readonly { readonly identity: number; readonly community: number }[],
  before: ReadonlyMap<number, number>,
): Map<number, number> {
  const size = new Map<number, number>();
  const shared = new Map<string, { community: number; label: number; people: number }>();
  for (const { identity, community } of people) {
    if (community < 0) continue;
    size.set(community, (size.get(community) ?? 0) + 1);
    const label = before.get(identity) ?? NO_CIRCLE;
    if (label === NO_CIRCLE) continue;
    const key = `${community} ${label}`;
    const pair = shared.get(key) ?? { community, label, people: 0 };
    pair.people++;
    shared.set(key, pair);
  }
  const number = new Map<number, number>();
  const taken = new Set<number>();
  const circles = [...size].filter(([, count]) => count > 1).map(([community]) => community);
  const pairs = [...shared.values()].filter(({ community }) => circles.includes(community));
  pairs.sort((a, b) => b.people - a.people || a.label - b.label || a.community - b.community);
  for (const { community, label } of pairs) {
    if (number.has(community) || taken.has(label)) continue;
    number.set(community, label);
    taken.add(label);
  }
  circles.sort((a, b) => (size.get(b) ?? 0) - (size.get(a) ?? 0) || a - b);
  let free = 0;
  for (const community of circles) {
    if (number.has(community)) continue;
    while (taken.has(free)) free++;
    number.set(community, free);
    taken.add(free);
  }
  return number;
}
