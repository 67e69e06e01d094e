import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EXITED, MEMBER } from '../core/contract.ts';
import { runWeeks } from '../lab.ts';
import { CAMPAIGNS } from './campaigns.ts';
import { crowd, flowed, held } from './crowd.fixture.ts';
import { ledgerSum } from './village.fixture.ts';

/** Who leaves and how many come in a week. */
const weekOfChange = fc.record({
  leave: fc.array(fc.nat({ max: 29 }), { maxLength: 3 }),
  join: fc.nat({ max: 3 }),
});

test('through any coming and going, what went in is what came out and what is held', () => {
  fc.assert(
    fc.property(
      fc.array(weekOfChange, { minLength: 12, maxLength: 30 }),
      fc.constantFrom(2, 60, 500),
      fc.constantFrom(0, 0.1),
      fc.integer({ min: 0, max: 3 }),
      (weeks, goalCredits, refundBonus, matching) => {
        const values = { ideasPerYear: 52, pitchHours: 0, weeks: 5, goalCredits, refundBonus, matching };
        const world = crowd(values, { members: 24, capacity: 30 });
        let [paidIn, out, matched] = [0, 0, 0];
        let stranger = 1;
        for (const { leave, join } of weeks) {
          for (const row of leave) if (world.array('members.status')[row] === MEMBER) world.roster.release(row, EXITED);
          for (let j = 0; j < join; j++) world.roster.seat(stranger++, MEMBER);
          runWeeks(world, 1);
          paidIn += flowed(world, 'pledge') + flowed(world, 'deposit');
          matched += flowed(world, 'match');
          for (const name of ['refund', 'bonus', 'deposit_back', 'taken_along', 'building']) out += flowed(world, name);
          let holding = 0;
          for (let k = 0; k < CAMPAIGNS; k++) {
            let pledged = 0;
            for (let i = 0; i < world.rows.members; i++) pledged += world.array('members.pledges')[i * CAMPAIGNS + k];
            expect(world.f64('society.campaignPledged')[k]).toBe(pledged);
            expect(held(world, 'escrow', k)).toBe(pledged + world.f64('society.campaignDeposit')[k]);
            holding += held(world, 'escrow', k);
          }
          expect(paidIn + matched - out).toBe(holding);
          expect(ledgerSum(world)).toBe(0);
        }
      },
    ),
    { numRuns: 40 },
  );
});
