/**
 * The commons: what a society lives off together and can overuse. Land, water and woods where people live in one place;
 * where they meet in shared channels, the attention they have for each other.
 *
 *   X' = X + r (1 + restored) X (1 - X) - harvest       `logistic-stock.ts` (Schaefer 1954, Gordon 1954)
 *   load = effort / (bears x founders)                  1: the most that regrows is taken
 *   yield = 1 - share + share x (1 - spared) x X / X0   of an hour of home production (land) or common work (attention)
 *
 * Land: the effort is home production, in members whose whole needs it would cover. A founding eco-village takes half of
 * what regrows; more people on the same land, or more made at home, take more, and then every hour yields less.
 * Attention: the effort is hours given, in usual weeks of twelve hours, since what each does asks something of
 * everybody else; repairing and lending ask too. A wealth of information creates a poverty of attention (Simon 1971, in
 * Greenberger, Computers, Communications, and the Public Interest); posters answer less, more simply or leave as a channel
 * is overloaded (Jones, Ravid and Rafaeli 2004, Information Systems Research 15:194-210). That the logistic form serves
 * for attention as well is an assumption, as are all sizes. Attention comes back in weeks, land in years.
 *
 * The stock starts at X0 = 0.8 with yield 1, near where a founding society would keep it; the place is as large as its
 * founders are many, and does not grow with them. There is no owner and no price: who takes bears a part of what it costs
 * (Gordon 1954); who takes less leaves it to all (`economy.regenerative`).
 *
 * Edge cases: where nothing is made at home, or nobody gives hours, it recovers fully.
 */
import { column, event, mechanism, RESIDENT, ref, WEEKS_PER_YEAR } from '../core/contract.ts';
import { SHARE } from '../core/telling.ts';
import { nextStock, REFERENCE_STOCK } from './logistic-stock.ts';

const LAND = 0;
/** Hours of a usual week of common work. */
const USUAL_HOURS = 12;
/** Below this the most no longer regrows: overused. Above the second it counts as recovered. */
const OVERUSED = 0.5;
const RECOVERED = 0.6;

export const commons = mechanism({
  id: 'economy.commons',
  layer: 'economy',
  title: 'The commons',
  summary:
    'Land, or shared attention, regrows and is used; the more of it is left, the more an hour of common work yields.',
  source: 'Gordon 1954; Schaefer 1954; Simon 1971; Jones, Ravid and Rafaeli 2004',
  switch: 'always',
  parameters: {
    kind: {
      type: 'enum',
      options: ['land', 'attention'],
      default: 'land',
      amendable: false,
      meaning: 'What it is that people live off together.',
    },
    share: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.5,
      amendable: false,
      meaning: 'Share of what home production (or common work) yields that goes by the state of the commons.',
    },
    bears: {
      type: 'number',
      unit: 'members per founder',
      min: 0.05,
      max: 100,
      default: 1,
      amendable: false,
      meaning: 'Members that it can carry for good by all they need (land) or by usual weeks of work (attention).',
    },
    regrowthPerYear: {
      type: 'number',
      unit: 'per year',
      min: 0.01,
      max: 26,
      default: 0.4,
      amendable: false,
      meaning: 'Rate at which it regrows while little of it is left.',
    },
  },
  columns: {
    commons: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: REFERENCE_STOCK,
      meaning: 'What is left of land or attention, 1 where nobody uses it.',
    }),
    commonsFounders: column('society', 'f64', { unit: 'members', min: 0, meaning: 'Founders, whose number sizes it.' }),
    commonsOverused: column('society', 'u8', {
      unit: '0/1',
      min: 0,
      max: 1,
      meaning: 'Less is left than regrows fastest, and it has not recovered since.',
    }),
    homeYield: column('society', 'f64', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'What an hour of home production yields by the state of the land, 1 at the reference.',
    }),
    attentionYield: column('society', 'f64', {
      unit: 'ratio',
      min: 0,
      initial: 1,
      meaning: 'What an hour of common work yields by the state of attention, 1 at the reference.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    homeWorked: ref('f64', 'society.homeWorked', true),
    hoursGiven: ref('f64', 'society.hoursGiven'),
    handsOn: ref('f64', 'society.handsOn'),
    restored: ref('f64', 'society.restored', true),
    spared: ref('f64', 'society.spared', true),
  },
  events: {
    overused: event('More is taken from the land than regrows: {a} of it is left.', { a: SHARE }),
    rested: event('The land has recovered: {a} of what it once was.', { a: SHARE }),
    overloaded: event('Nobody keeps up with what is said any more: {a} of attention is left.', { a: SHARE }),
    quieter: event('People find time to listen again: {a} of attention is there.', { a: SHARE }),
  },
  after: ['autonomy.resource', 'economy.production', 'economy.regenerative'],
  enter(s) {
    for (let i = 0; i < s.n; i++) if (s.c.status[i] >= RESIDENT) s.c.commonsFounders[0]++;
  },
  steps: {
    economy(s) {
      const { c, p } = s;
      const land = p.kind === LAND;
      const home = c.homeWorked.length > 0 ? c.homeWorked[0] : 0;
      const effort = land ? home : (c.hoursGiven[0] + c.handsOn[0]) / USUAL_HOURS;
      const restored = c.restored.length > 0 ? c.restored[0] : 0;
      const kept = c.spared.length > 0 ? 1 - c.spared[0] : 1;
      const load = (kept * effort) / (p.bears * Math.max(1, c.commonsFounders[0]));
      const usual = p.regrowthPerYear / WEEKS_PER_YEAR;
      const left = nextStock(c.commons[0], usual * (1 + restored), load, usual);
      c.commons[0] = left;
      const perHour = 1 - p.share + (p.share * kept * left) / REFERENCE_STOCK;
      c.homeYield[0] = land ? perHour : 1;
      c.attentionYield[0] = land ? 1 : perHour;

      if (c.commonsOverused[0] === 0 && left < OVERUSED) {
        c.commonsOverused[0] = 1;
        s.emit(land ? s.event.overused : s.event.overloaded, -1, -1, left, load);
      } else if (c.commonsOverused[0] === 1 && left > RECOVERED) {
        c.commonsOverused[0] = 0;
        s.emit(land ? s.event.rested : s.event.quieter, -1, -1, left, load);
      }
    },
  },
});
