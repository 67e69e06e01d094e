/**
 * A common purse: what members earn outside is pooled as well, as in kibbutzim and in communes that share all income.
 *
 *   levy_i = sharing rate x pooled wages x wage earned outside
 *
 * Without it only what the community itself makes is shared, and an outside job, its pay and its loss, remain one's own:
 * then there is little that sharing could insure, and little that the able would lose by staying. With it both sides of
 * equal sharing are there (Abramitzky 2008, Quarterly Journal of Economics 123:1111-1154).
 *
 * Members take what comes back for the wages that went in: they want to earn outside what they would without the purse,
 * and less the less of a wage they keep, as in `people.contribution`. An hour outside whose wage is pooled is an hour
 * given (`people.exit`).
 *
 * Edge cases: wages are levied in the week in which they are paid, so that nobody is levied who has not been paid; who has
 * no job pays nothing; a sharing rate of zero levies nothing.
 */
import { column, flow, mechanism, RESIDENT, ref } from '../core/contract.ts';
import { scratchFor } from './turns.ts';

export const commonPurse = mechanism({
  id: 'economy.common_purse',
  layer: 'economy',
  title: 'Common purse',
  summary: 'Wages earned outside are pooled too, at the sharing rate, and shared out with the rest of the pool.',
  source: 'Abramitzky 2008 (equal sharing of all income)',
  switch: 'off',
  parameters: {
    pooledWages: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 1,
      meaning: 'Share of outside wages that the sharing rate applies to; all of them where there is one purse.',
    },
  },
  columns: {
    purseRate: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      meaning: 'Share of a wage earned outside that goes into the common purse.',
    }),
    pursed: column('society', 'f64', {
      unit: 'thousandths of a credit',
      min: 0,
      meaning: 'Wages that went into the common purse this week.',
    }),
    levyPerHead: column('society', 'f64', {
      unit: 'credits/week',
      min: 0,
      meaning: 'The same, for each member.',
    }),
    levied: column('members', 'f32', {
      unit: 'credits/week',
      min: 0,
      meaning: 'Of their own wage, what goes into the common purse.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    payPacket: ref('f32', 'members.payPacket'),
    pooledShare: ref('f64', 'society.pooledShare'),
    present: ref('f64', 'society.present'),
  },
  flows: { levy: flow('member', 'treasury', 'Outside wages that go into the common purse.') },
  after: ['economy.outside_market', 'economy.production'],
  needs: ['economy.treasury', 'economy.allocation'],
  steps: {
    citizenship(s) {
      s.c.purseRate[0] = s.c.pooledShare[0] * s.p.pooledWages;
    },
    economy(s) {
      const { c, n } = s;
      const { status, payPacket, levied } = c;
      const rate = c.purseRate[0];
      const amounts = scratchFor(n);
      let pursed = 0;
      for (let i = 0; i < n; i++) {
        const levy = status[i] >= RESIDENT ? Math.floor(rate * payPacket[i]) : 0;
        amounts[i] = levy;
        levied[i] = levy * 0.001;
        pursed += levy;
      }
      s.money.membersToTreasury(s.flow.levy, amounts, n);
      c.pursed[0] = pursed;
      c.levyPerHead[0] = pursed / (1000 * Math.max(1, c.present[0]));
    },
  },
});
