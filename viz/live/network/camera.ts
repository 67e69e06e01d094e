/** From places of the layout to pixels of the canvas, and the view that holds everybody. */
export interface Camera {
  /** Pixels a unit. */
  readonly k: number;
  readonly x: number;
  readonly y: number;
  /** The `k` at which everybody is in view: 1 × zoom. */
  readonly fit: number;
}

const MARGIN = 28;
const MOST = 3;

/** The view of everybody but the outermost hundredth, who would make the rest small. */
export function fitted(places: Float32Array, width: number, height: number): Camera {
  const people = places.length / 2;
  if (people === 0 || width <= 0 || height <= 0) return { k: 1, x: width / 2, y: height / 2, fit: 1 };
  const xs = new Float32Array(people);
  const ys = new Float32Array(people);
  for (let i = 0; i < people; i++) {
    xs[i] = places[2 * i];
    ys[i] = places[2 * i + 1];
  }
  xs.sort();
  ys.sort();
  const cut = Math.floor(people / 200);
  const [left, right] = [xs[cut], xs[people - 1 - cut]];
  const [top, bottom] = [ys[cut], ys[people - 1 - cut]];
  const k = Math.min(
    MOST,
    Math.max(1, width - 2 * MARGIN) / Math.max(1, right - left),
    Math.max(1, height - 2 * MARGIN) / Math.max(1, bottom - top),
  );
  return { k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2, fit: k };
}

/** A part of the way to another view, so that a growing village does not make the picture jump. */
export function towards(camera: Camera, goal: Camera, part: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * part;
  return {
    k: mix(camera.k, goal.k),
    x: mix(camera.x, goal.x),
    y: mix(camera.y, goal.y),
    fit: mix(camera.fit, goal.fit),
  };
}
