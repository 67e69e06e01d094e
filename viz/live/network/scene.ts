/**
 * What moves between two weeks: people glide from where they stood to where they stand, newcomers fade in, leavers
 * fade out where they were. Plain arrays in the order of the picture, so that ten thousand people cost one pass.
 */
import type { Picture } from '../../../workers/web/interface.ts';
import type { Placed } from './layout.ts';

export interface Leaver {
  readonly x: number;
  readonly y: number;
  readonly colour: number;
}

export interface Scene {
  readonly picture: Picture;
  readonly placed: Placed;
  /** Where each person set out from. */
  readonly from: Float32Array;
  /** 1 for those who have just come. */
  readonly fresh: Uint8Array;
  readonly leavers: readonly Leaver[];
  readonly rowOf: ReadonlyMap<number, number>;
  readonly began: number;
}

export const ease = (t: number): number => (t >= 1 ? 1 : 1 - (1 - t) ** 3);

/** Where a person is at a moment of the glide, `t` from 0 to 1. */
export function placeAt(scene: Scene, row: number, t: number): readonly [number, number] {
  const k = ease(t);
  const { from, placed } = scene;
  const x = from[2 * row];
  const y = from[2 * row + 1];
  return [x + (placed.places[2 * row] - x) * k, y + (placed.places[2 * row + 1] - y) * k];
}

/**
 * The next scene, setting out from where the one before has come to.
 * @param t how far the glide of `before` has come
 * @param colours of the people of `before`, for those who leave
 */
export function nextScene(
  before: Scene | null,
  t: number,
  colours: Uint8Array,
  picture: Picture,
  placed: Placed,
  now: number,
): Scene {
  const people = picture.identity.length;
  const from = placed.places.slice();
  const fresh = new Uint8Array(people);
  const rowOf = new Map<number, number>();
  for (let i = 0; i < people; i++) {
    const identity = picture.identity[i];
    rowOf.set(identity, i);
    const row = before?.rowOf.get(identity);
    if (row === undefined) fresh[i] = before ? 1 : 0;
    else [from[2 * i], from[2 * i + 1]] = placeAt(before!, row, t);
  }
  const leavers: Leaver[] = [];
  before?.picture.identity.forEach((identity, row) => {
    if (rowOf.has(identity)) return;
    const [x, y] = placeAt(before, row, t);
    leavers.push({ x, y, colour: colours[row] ?? 0 });
  });
  return { picture, placed, from, fresh, leavers, rowOf, began: now };
}
