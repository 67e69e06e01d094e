/**
 * Draws a scene on a canvas: ties, then people, each colour as one path. Everything is told by form as well as by
 * colour: enmities are dashed, residents on trial are rings, whoever is chosen has a halo and their ties in full.
 */
import type { Camera } from './camera.ts';
import { drawLetters, type Letters } from './letters.ts';
import { ease, type Scene } from './scene.ts';

const ON_TRIAL = 5;

/** Among more people the factions lie across one another. */
const MOST_LETTERED = 1500;

export interface Ink {
  /** By colour index. */
  readonly people: readonly string[];
  readonly tie: string;
  readonly enmity: string;
  readonly halo: string;
  readonly paper: string;
  /** Factions are named in the picture by their letters, so that colour is not all that tells them apart. */
  readonly letters: boolean;
}

export interface Chosen {
  /** Rows, or −1. */
  readonly selected: number;
  readonly hovered: number;
}

/** Radius of a person in CSS pixels, by how many there are and how near one looks. */
export function radiusOf(people: number, zoom: number): number {
  const size = people <= 120 ? 6 : people <= 400 ? 4.5 : people <= 1500 ? 3.2 : people <= 4000 ? 2.2 : 1.6;
  return size * Math.min(2.4, Math.max(0.8, Math.sqrt(zoom)));
}

interface Canvas {
  readonly ctx: CanvasRenderingContext2D;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** @param t how far the glide has come, 0 to 1 */
export function draw(
  { ctx, width, height, ratio }: Canvas,
  scene: Scene,
  t: number,
  colours: Uint8Array,
  camera: Camera,
  ink: Ink,
  chosen: Chosen,
  letters: Letters,
): void {
  const k = ease(t);
  const { from, placed, picture, fresh } = scene;
  const people = picture.identity.length;
  const xs = new Float32Array(people);
  const ys = new Float32Array(people);
  for (let i = 0; i < people; i++) {
    const x = from[2 * i];
    const y = from[2 * i + 1];
    xs[i] = (x + (placed.places[2 * i] - x) * k) * camera.k + camera.x;
    ys[i] = (y + (placed.places[2 * i + 1] - y) * k) * camera.k + camera.y;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  const focus = chosen.selected >= 0 ? chosen.selected : chosen.hovered;
  drawTies(ctx, scene, xs, ys, ink, focus >= 0 ? 0.35 : 1);
  const radius = radiusOf(people, camera.fit > 0 ? camera.k / camera.fit : 1);
  drawLeavers(ctx, scene, camera, ink, radius, 1 - k);
  if (focus >= 0) drawOwnTies(ctx, scene, xs, ys, ink, focus);
  drawPeople(ctx, xs, ys, colours, picture.status, fresh, ink, radius, k);
  if (ink.letters && people <= MOST_LETTERED)
    drawLetters(ctx, letters.place(xs, ys, colours, ink.people.length - 1, radius), ink);
  for (const row of [chosen.hovered, chosen.selected]) {
    if (row >= 0 && row < people) halo(ctx, xs[row], ys[row], ink, radius, row === chosen.selected);
  }
}

/** More people than this are a crowd. */
const CROWD = 300;
/** Lines of one path; drawing in software takes longer than in proportion. */
const LINES_AT_ONCE = 128;

function drawTies(
  ctx: CanvasRenderingContext2D,
  { placed }: Scene,
  xs: Float32Array,
  ys: Float32Array,
  ink: Ink,
  dim: number,
): void {
  const { pairs, strength } = placed;
  // Three weights of friendship, then enmity.
  const bands = [
    { low: 0, high: 0.4, alpha: 0.22, width: 0.8 },
    { low: 0.4, high: 0.7, alpha: 0.36, width: 1 },
    { low: 0.7, high: 2, alpha: 0.55, width: 1.3 },
  ];
  ctx.strokeStyle = ink.tie;
  for (const { low, high, alpha, width } of bands) {
    ctx.globalAlpha = alpha * dim;
    ctx.lineWidth = width;
    strokePairs(ctx, pairs, strength, low, high, xs, ys);
  }
  const crowd = xs.length > CROWD;
  ctx.strokeStyle = ink.enmity;
  ctx.globalAlpha = (crowd ? 0.4 : 0.7) * dim;
  ctx.lineWidth = 1.1;
  // In a crowd dashes are too short to be told apart, and each costs as much as a line.
  if (!crowd) ctx.setLineDash([4, 3]);
  strokePairs(ctx, pairs, strength, Number.NEGATIVE_INFINITY, 0, xs, ys);
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** Lines from one person to the other for strengths above `low` and up to `high`, some at a time: long paths are slow. */
function strokePairs(
  ctx: CanvasRenderingContext2D,
  pairs: Uint32Array,
  strength: Float32Array,
  low: number,
  high: number,
  xs: Float32Array,
  ys: Float32Array,
): void {
  let lines = 0;
  ctx.beginPath();
  for (let e = 0; e < strength.length; e++) {
    if (strength[e] <= low || strength[e] > high) continue;
    ctx.moveTo(xs[pairs[2 * e]], ys[pairs[2 * e]]);
    ctx.lineTo(xs[pairs[2 * e + 1]], ys[pairs[2 * e + 1]]);
    if (++lines % LINES_AT_ONCE > 0) continue;
    ctx.stroke();
    ctx.beginPath();
  }
  ctx.stroke();
}

/** Every tie of one person, thinned out or not. */
function drawOwnTies(
  ctx: CanvasRenderingContext2D,
  { picture }: Scene,
  xs: Float32Array,
  ys: Float32Array,
  ink: Ink,
  row: number,
): void {
  const { tieFrom, tieTo, tieStrength } = picture;
  for (const foes of [false, true]) {
    ctx.beginPath();
    for (let e = 0; e < tieStrength.length; e++) {
      const a = tieFrom[e];
      const b = tieTo[e];
      if ((a !== row && b !== row) || tieStrength[e] < 0 !== foes) continue;
      ctx.moveTo(xs[a], ys[a]);
      ctx.lineTo(xs[b], ys[b]);
    }
    ctx.strokeStyle = foes ? ink.enmity : ink.halo;
    ctx.globalAlpha = foes ? 0.95 : 0.6;
    ctx.lineWidth = foes ? 1.6 : 1.2;
    ctx.setLineDash(foes ? [5, 3] : []);
    ctx.stroke();
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

function drawPeople(
  ctx: CanvasRenderingContext2D,
  xs: Float32Array,
  ys: Float32Array,
  colours: Uint8Array,
  status: Uint8Array,
  fresh: Uint8Array,
  ink: Ink,
  radius: number,
  k: number,
): void {
  const square = radius < 2; // circles of so few pixels are squares anyway, and cost more
  for (let pass = 0; pass < 2; pass++) {
    // Those who stand here, then those who have just come, still faint.
    ctx.globalAlpha = pass === 0 ? 1 : k;
    for (let colour = 0; colour < ink.people.length; colour++) {
      const full = new Path2D();
      const rings = new Path2D();
      let any = false;
      for (let i = 0; i < xs.length; i++) {
        if (colours[i] !== colour || fresh[i] !== pass) continue;
        any = true;
        const x = xs[i];
        const y = ys[i];
        if (square) full.rect(x - radius, y - radius, radius * 2, radius * 2);
        else {
          const path = status[i] === ON_TRIAL ? rings : full;
          const r = status[i] === ON_TRIAL ? radius - 0.8 : radius;
          path.moveTo(x + r, y);
          path.arc(x, y, r, 0, 2 * Math.PI);
        }
      }
      if (!any) continue;
      ctx.fillStyle = ink.people[colour];
      if (!square) {
        ctx.strokeStyle = ink.paper;
        ctx.lineWidth = 2;
        ctx.stroke(full);
        ctx.strokeStyle = ink.people[colour];
        ctx.lineWidth = 1.6;
        const filled = ctx.fillStyle;
        ctx.fillStyle = ink.paper;
        ctx.fill(rings);
        ctx.fillStyle = filled;
        ctx.stroke(rings);
      }
      ctx.fill(full);
    }
  }
  ctx.globalAlpha = 1;
}

function drawLeavers(
  ctx: CanvasRenderingContext2D,
  { leavers }: Scene,
  camera: Camera,
  ink: Ink,
  radius: number,
  alpha: number,
): void {
  if (leavers.length === 0 || alpha <= 0) return;
  ctx.globalAlpha = alpha;
  for (const { x, y, colour } of leavers) {
    ctx.fillStyle = ink.people[colour];
    ctx.beginPath();
    ctx.arc(x * camera.k + camera.x, y * camera.k + camera.y, radius, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function halo(ctx: CanvasRenderingContext2D, x: number, y: number, ink: Ink, radius: number, strong: boolean): void {
  ctx.beginPath();
  ctx.arc(x, y, Math.max(radius, 3) + 3.5, 0, 2 * Math.PI);
  ctx.strokeStyle = ink.halo;
  ctx.lineWidth = strong ? 2.2 : 1.2;
  ctx.stroke();
}
