import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, cutQueue, emptyQueue, serve } from './queue.ts';

const waiting = fc.array(
  fc.record({
    age: fc.integer({ min: 0, max: 200 }),
    severity: fc.double({ min: 0, max: 1, noNaN: true }),
    minutes: fc.integer({ min: 1, max: 240 }),
  }),
  { maxLength: 40 },
);

describe('the queue of the council', () => {
  test('hands out all it can and no more', () => {
    fc.assert(
      fc.property(waiting, fc.integer({ min: 0, max: 4000 }), (cases, capacity) => {
        emptyQueue();
        let asked = 0;
        for (const c of cases) {
          ask(c.age, c.severity, c.minutes);
          asked += c.minutes;
        }
        cutQueue(capacity);
        const given = cases.reduce((sum, c) => sum + serve(c.age, c.severity, c.minutes), 0);
        expect(given).toBeCloseTo(Math.min(capacity, asked), 6);
      }),
    );
  });

  test('whoever waits longer, or for a graver matter, is not served later', () => {
    fc.assert(
      fc.property(
        waiting,
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 100 }),
        (cases, capacity, age) => {
          emptyQueue();
          for (const c of cases) ask(c.age, c.severity, c.minutes);
          ask(age, 0.3, 60);
          ask(age + 5, 0.3, 60);
          ask(age, 0.9, 60);
          cutQueue(capacity);
          const latest = serve(age, 0.3, 60);
          expect(serve(age + 5, 0.3, 60)).toBeGreaterThanOrEqual(latest);
          expect(serve(age, 0.9, 60)).toBeGreaterThanOrEqual(latest);
        },
      ),
    );
  });

  test('among equals one is finished before the next is begun', () => {
    emptyQueue();
    for (let k = 0; k < 3; k++) ask(4, 0.5, 240);
    cutQueue(300);
    expect([serve(4, 0.5, 240), serve(4, 0.5, 240), serve(4, 0.5, 240)]).toEqual([240, 60, 0]);
  });
});
