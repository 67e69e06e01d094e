/**
 * The letter of each faction of some size near the middle of its people, on a plate: where it covers nobody and no other
 * letter. A letter that has found a place keeps it, relative to the middle, as long as that stays free, so that letters
 * do not dance while people glide.
 */
import type { Ink } from './draw.ts';

const LEAST_LETTERED = 4;
/** Half a plate, CSS pixels. */
const PLATE = 10;
const RINGS = 5;
const RING = 15;
const SPOKES = 10;

/** Places tried around the middle, the nearest first. */
const TRIED: readonly (readonly [dx: number, dy: number])[] = [
  [0, 0],
  ...Array.from({ length: RINGS * SPOKES }, (_, k): readonly [number, number] => {
    const radius = RING * (1 + Math.floor(k / SPOKES));
    const angle = (2 * Math.PI * (k % SPOKES)) / SPOKES;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
];

export interface Letter {
  readonly colour: number;
  readonly x: number;
  readonly y: number;
}

export class Letters {
  /** By colour, which of the places tried was taken last, and how many people it lay on then. */
  readonly #last = new Map<number, { readonly k: number; readonly count: number }>();

  /**
   * Where letters stand now.
   * @param colours of the people; those of colour `none` have no letter
   * @param radius of a person, CSS pixels
   */
  place(xs: Float32Array, ys: Float32Array, colours: Uint8Array, none: number, radius: number): Letter[] {
    const sums = Array.from({ length: none }, () => ({ x: 0, y: 0, people: 0 }));
    for (let i = 0; i < xs.length; i++) {
      const sum = sums[colours[i]];
      if (!sum) continue;
      sum.x += xs[i];
      sum.y += ys[i];
      sum.people += 1;
    }
    const placed: Letter[] = [];
    sums.forEach(({ x, y, people }, colour) => {
      if (people < LEAST_LETTERED) return;
      const at = (k: number): Letter => ({ colour, x: x / people + TRIED[k][0], y: y / people + TRIED[k][1] });
      const last = this.#last.get(colour) ?? { k: 0, count: 0 };
      let best = { k: last.k, count: covered(at(last.k), xs, ys, placed, radius) };
      // Looked for anew only when the place has become worse: where people stand close none may be free.
      if (best.count > last.count) {
        for (let k = 0; k < TRIED.length && best.count > 0; k++) {
          const count = covered(at(k), xs, ys, placed, radius);
          if (count < best.count) best = { k, count };
        }
      }
      this.#last.set(colour, best);
      placed.push(at(best.k));
    });
    return placed;
  }
}

/** How many people a letter's plate would lie on; another letter counts as a crowd. */
function covered({ x, y }: Letter, xs: Float32Array, ys: Float32Array, others: readonly Letter[], radius: number) {
  const reach = PLATE + radius;
  let count = 0;
  for (let i = 0; i < xs.length; i++) if (Math.abs(xs[i] - x) < reach && Math.abs(ys[i] - y) < reach) count += 1;
  for (const other of others) {
    if (Math.abs(other.x - x) < 2 * PLATE && Math.abs(other.y - y) < 2 * PLATE) count += 100;
  }
  return count;
}

export function drawLetters(ctx: CanvasRenderingContext2D, letters: readonly Letter[], ink: Ink): void {
  ctx.font = '600 16px Georgia, "Liberation Serif", serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const { colour, x, y } of letters) {
    ctx.globalAlpha = 0.85;
    ctx.fillStyle = ink.paper;
    ctx.beginPath();
    ctx.roundRect(x - PLATE, y - PLATE, 2 * PLATE, 2 * PLATE, 4);
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.fillStyle = ink.halo;
    ctx.fillText(String.fromCharCode(65 + colour), x, y + 1);
  }
}
