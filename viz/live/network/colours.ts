/**
 * Colours of people: categories for factions, eight steps of one scale for quantities. A faction keeps its colour as
 * long as it lasts, whatever others come and go; beyond eight the smaller ones share the neutral colour, and the
 * legend says so.
 */
import type { Picture } from '../../../workers/web/interface.ts';

export const COLOUR_MODES = ['faction', 'power', 'exhaustion', 'satisfaction'] as const;
export type ColourMode = (typeof COLOUR_MODES)[number];

/** Colours by index: 0 to 7 categories, 8 none; or 0 to 7 steps of a quantity. */
export const STEPS = 8;
export const NONE = 8;

/** Lower edges of steps 1 to 7. Power is relative to an equal share, and doubles; the others are shares of 1. */
const EDGES: Readonly<Record<Exclude<ColourMode, 'faction'>, readonly number[]>> = {
  power: [0.5, 0.8, 1.2, 1.6, 2.5, 4, 8],
  exhaustion: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75],
  satisfaction: [0.4, 0.5, 0.58, 0.64, 0.7, 0.75, 0.8],
};

export function edgesOf(mode: Exclude<ColourMode, 'faction'>): readonly number[] {
  return EDGES[mode];
}

export function stepOf(edges: readonly number[], value: number): number {
  let step = 0;
  while (step < edges.length && value >= edges[step]) step++;
  return step;
}

/** Which colour each living faction has. */
export class FactionColours {
  #of: ReadonlyMap<number, number>;

  /** @param like whose colours are gone on from, so that a fork begins in the colours of its past */
  constructor(like?: FactionColours) {
    this.#of = new Map(like ? like.#of : []);
  }

  /** Gives the colours for a week's factions, of which `sizes` tells the people. */
  assign(sizes: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
    const kept = new Map([...this.#of].filter(([faction]) => sizes.has(faction)));
    const taken = new Set(kept.values());
    const waiting = [...sizes.keys()]
      .filter((faction) => !kept.has(faction))
      .sort((a, b) => sizes.get(b)! - sizes.get(a)! || a - b);
    for (let colour = 0; colour < STEPS && waiting.length > 0; colour++) {
      if (!taken.has(colour)) kept.set(waiting.shift()!, colour);
    }
    this.#of = kept;
    return kept;
  }
}

export function factionSizes(faction: Int16Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const f of faction) if (f >= 0) sizes.set(f, (sizes.get(f) ?? 0) + 1);
  return sizes;
}

/** Index of the colour of each person of a picture. */
export function coloursOf(picture: Picture, mode: ColourMode, factions: ReadonlyMap<number, number>): Uint8Array {
  const colours = new Uint8Array(picture.identity.length);
  if (mode === 'faction') {
    picture.faction.forEach((f, i) => {
      colours[i] = factions.get(f) ?? NONE;
    });
    return colours;
  }
  const edges = EDGES[mode];
  const values = picture[mode];
  for (let i = 0; i < colours.length; i++) colours[i] = stepOf(edges, values[i]);
  return colours;
}
