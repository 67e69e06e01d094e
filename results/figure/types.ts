/** A figure as data: what is drawn, apart from how. Plain values, so that it can be kept in a file. */

export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log';
  /** Where to put ticks, with their words; chosen by the drawing when empty. */
  readonly ticks: readonly (readonly [at: number, label: string])[];
}

/** What the product gave, what was published, and what the figure is compared with besides. */
export type Tone = 'simulated' | 'published' | 'other';

export interface Curve {
  /** Name in the key. Curves with the same name have one entry. */
  readonly name: string;
  readonly tone: Tone;
  /** x, y. */
  readonly points: readonly (readonly [number, number])[];
  /** Lower and upper end at each x, drawn as a band behind; empty for none. */
  readonly band: readonly (readonly [x: number, low: number, high: number])[];
  /** Words at the right end of the curve; empty for none. */
  readonly note: string;
}

export interface Dots {
  readonly name: string;
  readonly tone: Tone;
  /** x, y, lower and upper end of a whisker; both equal to y for none. */
  readonly points: readonly (readonly [x: number, y: number, low: number, high: number])[];
}

export interface FigureData {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly dots: readonly Dots[];
}
