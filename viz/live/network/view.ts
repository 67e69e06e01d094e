/**
 * The network on its canvas: scenes that glide into one another, a camera that keeps everybody in view unless the
 * reader looks closer, and the people that pointer and keys mean. Draws only while something moves.
 */
import { select, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3';
import type { Picture } from '../../../workers/web/interface.ts';
import { type Camera, fitted, towards } from './camera.ts';
import { type ColourMode, coloursOf, type FactionColours, factionSizes } from './colours.ts';
import { draw, type Ink } from './draw.ts';
import type { BranchKey } from './layout.worker.ts';
import { Letters } from './letters.ts';
import { at, beside, indexed, type People } from './pick.ts';
import { Placing } from './placing.ts';
import { nextScene, type Scene } from './scene.ts';

export interface Pointed {
  readonly identity: number;
  /** CSS pixels within the canvas. */
  readonly x: number;
  readonly y: number;
}

interface Hooks {
  readonly onPick: (identity: number) => void;
  readonly onHover: (pointed: Pointed | null) => void;
  readonly onFactions: (colours: ReadonlyMap<number, number>) => void;
}

const REACH = 14;
const LONGEST_GLIDE = 700;
const MOST_ZOOM = 12;

export class NetworkView {
  readonly #canvas: HTMLCanvasElement;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #hooks: Hooks;
  readonly #placing: Placing;
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>;
  readonly #factions: FactionColours;
  readonly #still = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #letters = new Letters();
  #ink: Ink;
  #mode: ColourMode = 'faction';
  #factionColours: ReadonlyMap<number, number> = new Map();
  #scene: Scene | null = null;
  #glide = 0;
  #colours: Uint8Array = new Uint8Array(0);
  #people: People | null = null;
  #camera: Camera = { k: 1, x: 0, y: 0, fit: 1 };
  #goal: Camera | null = null;
  #closer: ZoomTransform = zoomIdentity;
  #width = 0;
  #height = 0;
  #selected = -1;
  #hovered = -1;
  #frame = 0;

  constructor(canvas: HTMLCanvasElement, key: BranchKey, factions: FactionColours, ink: Ink, hooks: Hooks) {
    this.#canvas = canvas;
    this.#ctx = canvas.getContext('2d')!;
    this.#ink = ink;
    this.#hooks = hooks;
    this.#factions = factions;
    this.#placing = new Placing(key, (picture, placed) => this.#arrive(picture, placed));
    // A plain wheel scrolls the page and one finger too; ctrl + wheel, a pinch and the buttons look closer.
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.6, MOST_ZOOM])
      .filter((event: Event) => {
        if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
        if ('touches' in event) return (event as TouchEvent).touches.length > 1;
        return event.type !== 'dblclick' && !(event as MouseEvent).button;
      })
      .on('zoom', ({ transform }: { transform: ZoomTransform }) => {
        this.#closer = transform;
        this.#request();
      });
    select(canvas).call(this.#zoom);
  }

  show(picture: Picture): void {
    this.#placing.ask(picture);
  }

  colourBy(mode: ColourMode): void {
    this.#mode = mode;
    this.#recolour();
  }

  paint(ink: Ink): void {
    this.#ink = ink;
    this.#request();
  }

  choose(identity: number): void {
    this.#selected = identity;
    this.#request();
  }

  resize(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    const ratio = Math.min(3, devicePixelRatio || 1);
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    if (this.#scene) this.#camera = this.#goal = fitted(this.#scene.placed.places, width, height);
    this.#request();
  }

  /** Looks closer (above 1) or from farther. */
  zoomBy(factor: number): void {
    this.#zoom.scaleBy(select(this.#canvas), factor);
  }

  /** Everybody in view again. */
  zoomOut(): void {
    this.#zoom.transform(select(this.#canvas), zoomIdentity);
  }

  pointer(x: number, y: number): void {
    const row = this.#rowAt(x, y);
    if (row === this.#hovered) return;
    this.#hovered = row;
    this.#canvas.style.cursor = row >= 0 ? 'pointer' : '';
    this.#hooks.onHover(
      row < 0 || !this.#scene ? null : { identity: this.#scene.picture.identity[row], ...this.#pixel(row) },
    );
    this.#request();
  }

  leave(): void {
    this.#hovered = -1;
    this.#hooks.onHover(null);
    this.#request();
  }

  pick(x: number, y: number): void {
    const row = this.#rowAt(x, y);
    this.#hooks.onPick(row >= 0 && this.#scene ? this.#scene.picture.identity[row] : -1);
  }

  /** The person next to the chosen one in a direction; the first of all when nobody is chosen. */
  move(dx: -1 | 0 | 1, dy: -1 | 0 | 1): void {
    const scene = this.#scene;
    if (!scene || scene.picture.identity.length === 0) return;
    const row = scene.rowOf.get(this.#selected);
    const next = row === undefined ? 0 : beside(scene.placed.places, row, dx, dy);
    if (next >= 0) this.#hooks.onPick(scene.picture.identity[next]);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#placing.close();
    select(this.#canvas).on('.zoom', null);
  }

  #arrive(picture: Picture, placed: Scene['placed']): void {
    const now = performance.now();
    const before = this.#scene;
    const gap = before ? now - before.began : 0;
    const t = before ? this.#progress(now) : 1;
    this.#scene = nextScene(before, t, this.#colours, picture, placed, now);
    this.#glide = this.#still.matches || !before ? 0 : Math.min(LONGEST_GLIDE, Math.max(120, gap));
    this.#people = indexed(placed.places);
    this.#hovered = -1;
    this.#goal = fitted(placed.places, this.#width, this.#height);
    if (!before) this.#camera = this.#goal;
    this.#recolour();
  }

  #recolour(): void {
    const scene = this.#scene;
    if (!scene) return;
    this.#factionColours = this.#factions.assign(factionSizes(scene.picture.faction));
    this.#hooks.onFactions(this.#factionColours);
    this.#colours = coloursOf(scene.picture, this.#mode, this.#factionColours);
    this.#request();
  }

  #progress(now: number): number {
    return this.#scene && this.#glide > 0 ? Math.min(1, (now - this.#scene.began) / this.#glide) : 1;
  }

  #view(): Camera {
    const { k, x, y } = this.#closer;
    const base = this.#camera;
    return { k: base.k * k, x: base.x * k + x, y: base.y * k + y, fit: base.fit };
  }

  #pixel(row: number): { x: number; y: number } {
    const view = this.#view();
    const { places } = this.#scene!.placed;
    return { x: places[2 * row] * view.k + view.x, y: places[2 * row + 1] * view.k + view.y };
  }

  #rowAt(x: number, y: number): number {
    const view = this.#view();
    if (!this.#people) return -1;
    return at(this.#people, (x - view.x) / view.k, (y - view.y) / view.k, REACH / view.k);
  }

  #request(): void {
    this.#frame ||= requestAnimationFrame((now) => this.#paint(now));
  }

  #paint(now: number): void {
    this.#frame = 0;
    const scene = this.#scene;
    if (!scene || this.#width === 0) return;
    let moving = this.#progress(now) < 1;
    if (this.#goal) {
      const settled = Math.abs(this.#goal.k - this.#camera.k) < 0.002 * this.#camera.k;
      this.#camera = towards(this.#camera, this.#goal, this.#still.matches || settled ? 1 : 0.06);
      if (settled) this.#goal = null;
      else moving = true;
    }
    draw(
      { ctx: this.#ctx, width: this.#width, height: this.#height, ratio: this.#canvas.width / this.#width },
      scene,
      this.#progress(now),
      this.#colours,
      this.#view(),
      this.#ink,
      { selected: scene.rowOf.get(this.#selected) ?? -1, hovered: this.#hovered },
      this.#letters,
    );
    if (moving) this.#request();
  }
}
