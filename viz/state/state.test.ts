/** What the page keeps: rows of a growing and of a forked history, and what a society is founded with. */
import { describe, expect, test } from 'vitest';
import type { Catalogue, Founded, Picture, Progress } from '../../workers/web/interface.ts';
import { firstBranch, forkedBranch, take } from './branch.ts';
import { History } from './history.ts';
import { aboutOf, drawnSeed, firstRequest, isFirst } from './setup.ts';

const rows = (first: number, weeks: number) =>
  Float64Array.from({ length: weeks * 2 }, (_, k) => (first + Math.floor(k / 2)) * 10 + (k % 2));

describe('history', () => {
  test('grows over many appends, and knows what it has not lived', () => {
    const history = new History(2);
    for (let week = 0; week < 300; week += 3) history.append(week, rows(week, 3));
    expect(history.weeks).toBe(300);
    expect(history.at(299, 1)).toBe(2991);
    expect(history.at(300, 1)).toBeNaN();
    expect(history.at(5, -1)).toBeNaN();
    expect(() => history.append(301, rows(301, 1))).toThrow(RangeError);
  });

  test('a fork shares the past and nothing after', () => {
    const history = new History(2);
    history.append(0, rows(0, 10));
    const forked = history.first(4);
    forked.append(4, Float64Array.of(-1, -2));
    expect(forked.at(3, 0)).toBe(30);
    expect(forked.at(4, 0)).toBe(-1);
    expect(history.at(4, 0)).toBe(40);
  });
});

const founded: Founded = { ok: true, branch: 0, name: 'X', community: 'eco', outSlots: 16, shocks: [], law: [] };
const picture = { week: 0, identity: new Uint32Array(3) } as Picture;
const event = (week: number) => ({ week, kind: 'k', who: -1, other: -1, a: 0, b: 0, text: `in ${week}` });
const lived = (firstWeek: number, weeks: number): Progress => ({
  state: { branch: 0, head: firstWeek + weeks, end: null, endWeek: -1 },
  firstWeek,
  rows: rows(firstWeek, weeks),
  events: [event(firstWeek)],
  lawChanges: [],
  picture,
});

test('a forked branch tells the events of the shared past, then its own', () => {
  const first = firstBranch(founded, 2, picture);
  take(first, lived(0, 4));
  take(first, lived(4, 4));
  const second = forkedBranch(first, { ...founded, branch: 1 }, { week: 4, edits: {} });
  expect(second.events.value.map(({ text }) => text)).toEqual(['in 0']);
  expect(second.lived.value.head).toBe(4);
  take(second, lived(4, 2));
  expect(second.history.weeks).toBe(6);
  expect(first.history.weeks).toBe(8);
  expect(second.founders).toBe(3);
});

describe('founding', () => {
  const text = { id: 'hollow-creek', title: 'Hollow Creek', about: '', text: 'C' };
  const known = {
    constitutions: [{ ...text, id: 'other', text: 'O' }, text],
    scenarios: [{ ...text, id: 'unshocked', text: 'S' }],
  } as unknown as Catalogue;

  test('the first society is known again, any other is not', () => {
    const first = firstRequest(known);
    expect(first.constitution).toBe('C');
    expect(isFirst({ ...first }, known)).toBe(true);
    expect(isFirst({ ...first, members: 12 }, known)).toBe(false);
    expect(isFirst({ ...first, seed: 'x' }, known)).toBe(false);
  });

  test('an opening comment by its parts', () => {
    const about = 'A village.\n\nModelled on\nothers.\n\nIt asks: how long\ncan it last?';
    expect(aboutOf({ ...text, about })).toEqual({
      what: 'A village.',
      model: 'Modelled on others.',
      question: 'How long can it last?',
    });
    expect(aboutOf(undefined)).toEqual({ what: '', model: '', question: '' });
  });

  test('seeds can be read out', () => {
    for (let k = 0; k < 20; k++) expect(drawnSeed()).toMatch(/^[a-z]+-\d\d$/);
  });
});
