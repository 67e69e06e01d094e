import { expect, test } from 'vitest';
import { duration, progressLine } from './progress.ts';

test.each([
  [0, '0 s'],
  [7.2, '8 s'],
  [60, '1 min'],
  [185, '3 min 5 s'],
  [7800, '2 h 10 min'],
  [-4, '0 s'],
])('%s seconds', (seconds, words) => expect(duration(seconds)).toBe(words));

test('count, rate and time left', () => {
  expect(progressLine(120, 0, 210, 'runs', 8)).toBe('120/210 runs, 15 a second, 6 s left');
});

test('what an earlier session did is not counted as speed', () => {
  expect(progressLine(120, 110, 210, 'runs', 10)).toBe('120/210 runs, 1.0 a second, 1 min 30 s left');
});

test('nothing is foretold before the first run', () => {
  expect(progressLine(110, 110, 210, 'runs', 3)).toBe('110/210 runs');
});
