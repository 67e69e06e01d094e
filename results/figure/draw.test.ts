/** A figure is one sound SVG file with everything that was asked for. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { figureSvg } from './draw.ts';
import type { FigureData } from './types.ts';

const figure: FigureData = {
  label: 'Curves & <dots>',
  x: { label: 'across', from: 0, to: 10, scale: 'linear', ticks: [] },
  y: {
    label: 'up',
    from: 1,
    to: 100,
    scale: 'log',
    ticks: [
      [1, 'one'],
      [10, 'ten'],
      [100, 'hundred'],
    ],
  },
  curves: [
    {
      name: 'ours',
      tone: 'simulated',
      points: [
        [0, 1],
        [10, 100],
      ],
      band: [
        [0, 1, 2],
        [10, 50, 100],
      ],
      note: 'end',
    },
    {
      name: 'ours',
      tone: 'simulated',
      points: [
        [0, 10],
        [10, 0],
      ],
      band: [],
      note: '',
    },
  ],
  dots: [
    {
      name: 'theirs',
      tone: 'published',
      points: [
        [5, 10, 5, 20],
        [6, 10, 10, 10],
      ],
    },
  ],
};

const drawn = figureSvg(figure);
const { document } = parseHTML(`<html><body>${drawn}</body></html>`);

describe('a figure', () => {
  test('says what it shows, and its axes', () => {
    expect(drawn.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(document.querySelector('title')?.textContent).toBe('Curves & <dots>');
    const words = [...document.querySelectorAll('text')].map((text) => text.textContent);
    for (const word of ['across', 'up', 'one', 'ten', 'hundred', 'end', 'theirs']) expect(words).toContain(word);
    // One entry in the key for curves of one name.
    expect(words.filter((word) => word === 'ours')).toHaveLength(1);
  });

  test('puts numbers where the axes say', () => {
    // In the middle of both axes: 5 of 0 to 10, and 10 of 1 to 100 on a logarithmic axis.
    const dot = document.querySelectorAll('g[clip-path] circle')[0];
    expect(Number(dot.getAttribute('cx'))).toBeCloseTo((72 + 760 - 96) / 2, 1);
    expect(Number(dot.getAttribute('cy'))).toBeCloseTo((64 + 430 - 62) / 2, 1);
    expect(document.querySelectorAll('.whisker')).toHaveLength(1);
    expect(document.querySelectorAll('path.band')).toHaveLength(1);
  });

  test('has no number that is none, and leaves out what a logarithmic axis has no place for', () => {
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });
});
