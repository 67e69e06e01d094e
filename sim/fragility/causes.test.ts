/** Causes on societies built so that one reason dominates, and the book-keeping behind them. */
import { describe, expect, test } from 'vitest';
import { SATISFACTION_PARTS } from '../../agents/satisfaction.ts';
import { EXITED, EXPELLED, LEVER_COUNT, OUTSIDER, RESIDENT, TURN_WEEKS, VALUES } from '../core/contract.ts';
import type { Cause } from '../core/plan.ts';
import { lab, runWeeks } from '../lab.ts';
import { SPECS } from '../registry.ts';
import type { World } from '../world.ts';
import { CauseBook } from './causes.ts';
import { partWeight } from './departures.ts';
import { NEGATIVE, set, still, tie } from './still.fixture.ts';

const N = 40;

/** Everybody equally content: terms of staying, parts and levels. */
function content(): World {
  const world = still(N);
  set(world, 'people.exit:life', () => 0.8);
  set(world, 'people.exit:loyalty', () => 0.2);
  set(world, 'people.exit:elsewhere', () => -0.3);
  set(world, 'people.exit:relief', () => 0);
  set(world, 'people.exit:roots', () => 0.3);
  set(world, 'members.satisfactionPart', () => 0.8);
  set(world, 'members.belonging', () => 0.6);
  set(world, 'people.ties:friends', () => 0.3);
  set(world, 'people.energy:load', () => -0.1);
  set(world, 'members.values', () => 0.5);
  return world;
}

/** Closes a week of the book and frees those who went. */
function close(world: World, book: CauseBook): void {
  book.endOfWeek();
  world.week++;
  const status = world.array('members.status');
  for (let i = 0; i < N; i++)
    if (status[i] === EXITED || status[i] === EXPELLED || status[i] === OUTSIDER) status[i] = 0;
}

function leave(world: World, who: number, status = EXITED): void {
  world.array('members.status')[who] = status;
}

const find = (causes: readonly Cause[], what: string): Cause | undefined => causes.find((c) => c.what === what);

test('a society that was founded with fewer than it takes is told so', () => {
  const told = (members: number): Cause => {
    const world = still(members);
    const book = new CauseBook(world);
    book.endOfWeek();
    return book.explain('depopulated')[0];
  };
  expect(told(4)).toEqual({
    what: 'it was founded with 4, and fewer than 6 count as depopulated: in 1 weeks 0 left and 0 moved in',
    size: 0,
    unit: 'people',
    because: [],
  });
  expect(told(6).what).toMatch(/^in 1 weeks/);
});

describe('departures', () => {
  test('one dominating reason is named first, and followed to what is behind it', () => {
    const world = content();
    const book = new CauseBook(world);
    close(world, book);
    for (let who = 0; who < 10; who++) {
      world.array('people.exit:life')[who] = 0.4;
      world.array('people.exit:roots')[who] = 0.25;
      world.array('members.satisfactionPart')[who * SATISFACTION_PARTS.length] = 0.1;
      world.array('members.satisfactionPart')[who * SATISFACTION_PARTS.length + 3] = 0.7;
      leave(world, who);
      close(world, book);
    }
    const [cause] = book.explain('depopulated');
    expect(cause.what).toMatch(/^in 11 weeks 10 left and 0 moved in/);
    expect(cause.size).toBe(-10);
    const [first, second] = cause.because;
    expect(first.what).toBe('they were less satisfied with life here');
    expect(first.size).toBeCloseTo(0.4 / 0.45, 6);
    expect(second.what).toBe('leaving cost them less in ties and place');
    expect(first.because.map((c) => c.what)).toEqual(['needs were less well met', 'there was less of a say']);
    // Weighted as the leaver weights them: needs 2, say 1.5.
    expect(first.because[0].size).toBeCloseTo((2 * 0.7) / (2 * 0.7 + 1.5 * 0.1), 5);
    expect(second.because).toEqual([]);
  });

  test('shares of siblings sum to one, less what is too small to tell', () => {
    const world = content();
    const book = new CauseBook(world);
    close(world, book);
    set(world, 'people.exit:relief', (i) => (i < 4 ? -0.35 : 0));
    set(world, 'people.energy:load', (i) => (i < 4 ? -0.9 : -0.1));
    set(world, 'people.exit:elsewhere', (i) => (i < 4 ? -0.4 : -0.3));
    for (let who = 0; who < 4; who++) leave(world, who);
    close(world, book);
    const [cause] = book.explain('endured');
    expect(cause.because.reduce((sum, c) => sum + c.size, 0)).toBeCloseTo(1, 6);
    expect(cause.because[0].what).toBe('they were more exhausted');
    expect(cause.because[0].because[0]).toMatchObject({ what: 'they worked longer hours', size: expect.closeTo(1, 6) });
  });

  test('loyalty is taken apart into belonging and residence', () => {
    const lower = (belonging: number, tenure: number): readonly Cause[] => {
      const world = content();
      const book = new CauseBook(world);
      close(world, book);
      world.array('members.belonging')[3] = 0.6 * belonging;
      world.array('people.exit:loyalty')[3] = 0.2 * belonging * tenure;
      world.array('people.ties:friends')[3] = 0.1;
      leave(world, 3);
      close(world, book);
      return find(book.explain('endured')[0].because, 'they felt less loyal')?.because ?? [];
    };
    expect(lower(0.5, 1)).toMatchObject([
      {
        what: 'belonging was weaker',
        size: expect.closeTo(1, 5),
        because: [{ what: 'they had fewer or weaker ties' }],
      },
    ]);
    expect(lower(1, 0.5)).toMatchObject([
      { what: 'they had lived here for a shorter time', size: expect.closeTo(1, 5) },
    ]);
    expect(lower(0.5, 0.5)).toMatchObject([
      { what: 'belonging was weaker', size: expect.closeTo(2 / 3, 5) },
      { size: expect.closeTo(1 / 3, 5) },
    ]);
  });

  test('differences of chance cancel', () => {
    const world = content();
    const book = new CauseBook(world);
    close(world, book);
    for (let who = 0; who < 10; who++) {
      world.array('people.exit:pay')[who] = who % 2 === 0 ? 0.5 : -0.5;
      world.array('people.exit:life')[who] = 0.7;
      leave(world, who);
    }
    close(world, book);
    const { because } = book.explain('endured')[0];
    expect(because).toHaveLength(1);
    expect(because[0].what).toBe('they were less satisfied with life here');
  });

  test('those expelled and turned away are counted apart', () => {
    const world = content();
    const book = new CauseBook(world);
    close(world, book);
    leave(world, 1, EXPELLED);
    leave(world, 2, OUTSIDER);
    leave(world, 3);
    world.array('members.joinedWeek')[5] = world.week - 1;
    world.array('members.identity')[5] = 77;
    close(world, book);
    expect(book.gone).toBe(2);
    expect(book.refused).toBe(1);
    expect(book.explain('endured')[0].what).toMatch(
      /^in 2 weeks 1 left, 1 expelled, 1 refused after a trial and 1 moved in/,
    );
  });

  test('an end looks back two years only', () => {
    const world = content();
    const book = new CauseBook(world);
    close(world, book);
    leave(world, 0);
    close(world, book);
    for (let k = 0; k < 110; k++) close(world, book);
    leave(world, 1);
    close(world, book);
    expect(book.explain('depopulated')[0].what).toMatch(/ 1 left/);
    expect(book.explain('endured')[0].what).toMatch(/^in 113 weeks 2 left/);
  });

  test('parts are weighted as satisfaction weights them', () => {
    const world = lab({ specs: SPECS, stepping: '*', members: 20, seed: 'weights' });
    runWeeks(world, 3);
    const turn = world.week % TURN_WEEKS;
    const before = world.array('members.satisfaction').slice();
    const values = world.array('members.values').slice();
    runWeeks(world, 1);
    const after = world.array('members.satisfaction');
    const part = world.array('members.satisfactionPart');
    let share: number | undefined;
    for (let i = turn; i < 20; i += TURN_WEEKS) {
      if (world.array('members.status')[i] < RESIDENT) continue;
      let sum = 0;
      let weights = 0;
      for (let k = 0; k < SATISFACTION_PARTS.length; k++) {
        sum += partWeight(values, i, k) * part[i * SATISFACTION_PARTS.length + k];
        weights += partWeight(values, i, k);
      }
      const gap = sum / weights - before[i];
      if (Math.abs(gap) < 0.02) continue;
      share ??= (after[i] - before[i]) / gap;
      expect((after[i] - before[i]) / gap).toBeCloseTo(share, 2);
    }
    expect(share).toBeCloseTo(1 - 2 ** (-TURN_WEEKS / 8), 2);
    expect(values.length % VALUES.length).toBe(0);
  });
});

describe('other ends', () => {
  test('a schism names the matter and the enmity', () => {
    const world = content();
    set(world, 'members.position', () => 0.5);
    for (let i = 0; i < N; i++) {
      for (let k = 0; k < 5; k++) tie(world, i, (i + 2 * (1 + k)) % N, k, 0.6);
      tie(world, i, (i + 1) % N, NEGATIVE, -0.5);
      world.array('members.position')[i * LEVER_COUNT + 1] = i % 2 === 0 ? 0.2 : 0.8;
    }
    const book = new CauseBook(world);
    close(world, book);
    const [cause] = book.explain('schism');
    expect(cause.what).toBe(
      'two sides of 20 and 20 at odds over sharing rate, by the share of enmity in what ties them',
    );
    expect(cause.size).toBe(1);
    expect(cause.because[0].what).toMatch(/^one side wants 20 % and the other 80 %/);
    expect(cause.because[1].size).toBeCloseTo(0.5 * N, 5);
    expect(cause.because[2].size).toBe(0);
  });
});
