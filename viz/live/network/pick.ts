/** Whom a point means, and who stands next in a direction: the pointer's and the keyboard's way through a network. */
import { type Quadtree, quadtree } from 'd3';

export type People = Quadtree<number>;

/** Rows by their places. */
export function indexed(places: Float32Array): People {
  const rows = Array.from({ length: places.length / 2 }, (_, row) => row);
  return quadtree<number>(
    rows,
    (row) => places[2 * row],
    (row) => places[2 * row + 1],
  );
}

/** Row of the person nearest to a place, or −1 when none is within reach. */
export function at(people: People, x: number, y: number, reach: number): number {
  return people.find(x, y, reach) ?? -1;
}

/** Row of whoever stands next in a direction: near, and not far off the line. −1 when there is nobody. */
export function beside(places: Float32Array, row: number, dx: -1 | 0 | 1, dy: -1 | 0 | 1): number {
  const x = places[2 * row];
  const y = places[2 * row + 1];
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < places.length / 2; i++) {
    const ahead = (places[2 * i] - x) * dx + (places[2 * i + 1] - y) * dy;
    const aside = Math.abs((places[2 * i] - x) * dy) + Math.abs((places[2 * i + 1] - y) * dx);
    if (i === row || ahead <= 0 || aside > ahead * 1.2) continue;
    const far = ahead + 2 * aside;
    if (far < least) {
      least = far;
      best = i;
    }
  }
  return best;
}
