/**
 * The duty to contribute, in ADICO form: (who) must contribute (at least so many hours a week) when
 * (condition), or else (sanctions). Crawford & Ostrom 1995, "A Grammar of Institutions", American Political
 * Science Review 89, 582–600.
 *
 *   average_i moves to this week's contribution hours with rate 1 / window (work for income does not count)
 *   shortfall_i = 1 − average_i / duty, counted only above the tolerated share and while the condition holds
 *   noticed in a week with chance q = h / (1 + h),  h = 0.06 · shortfall · (kin + 10 · transparency · (1 + open) / 2)
 *   by the member met this week, who reports with chance
 *     logistic(−1 + 2 (trust − 0.5) + 1.5 · clamp(own average / duty − 1, −1, 1) − 2 · tie to the violator)
 *
 * Transparency as it is lived is the wish to know; how much there is to know is the record of what each gave, in full
 * where the books are published (open = 1, `economy.transparent`) and by half where they are not.
 *
 * A violation is a case only if somebody saw it and speaks up. Those who contribute above the norm punish
 * those below it, at a cost to themselves (Fehr & Gächter 2000, American Economic Review 90, 980–994); nobody
 * likes to report a friend. The observation rate and the intercept are assumptions: an idle member with five
 * close ties is noticed every fourth week and reported once or twice a year.
 *
 * Whoever arrives starts with the duty fulfilled and is looked at after four weeks at the earliest. Nobody is
 * reported while a case about the duty is open, within a window of the last, or while sanction hours are owed.
 * A duty of zero hours cannot be broken.
 *
 * Members are looked at by turns, four weeks at a time: the average takes four weeks’ steps at once, and whoever is
 * in breach is noticed with the chance of four weeks, 1 − (1 − q)⁴.
 */
import { ACTIVITIES, column, MEMBER, mechanism, RESIDENT, ref, TURN_WEEKS } from '../core/contract.ts';
import { clamp, logistic } from '../core/math.ts';
import { pairUniform, uniform } from '../core/random.ts';
import { SANCTION_OPTIONS, tieStrength } from './case.ts';

const WIDTH = ACTIVITIES.length;
const GIVEN = ACTIVITIES.indexOf('contribution_hours');
const OBSERVATION = 0.06;
/** How many close ties full transparency is worth to an observer. */
const RECORD_WEIGHT = 10;
const USUAL_TRANSPARENCY = 0.5;
const UNLESS_EXHAUSTED = 1;
const UNLESS_ON_TRIAL = 2;

export const contribute = mechanism({
  id: 'justice.duties.contribute',
  layer: 'justice',
  title: 'Duty to contribute',
  summary: 'Everybody owes the community some hours a week; who falls short may be reported.',
  source: 'Crawford & Ostrom 1995; Fehr & Gächter 2000',
  switch: 'on',
  statement: { deontic: 'must', aim: 'contribute' },
  parameters: {
    who: { type: 'enum', options: ['resident', 'member'], default: 'resident', meaning: 'who owes the duty' },
    atLeastHoursPerWeek: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 20,
      default: 10,
      meaning: 'hours owed; the lever of the contribution norm',
    },
    when: {
      type: 'enum',
      options: ['always', 'unless_exhausted', 'unless_on_trial'],
      default: 'unless_exhausted',
      meaning: 'condition under which the duty holds',
    },
    orElse: {
      type: 'set',
      options: SANCTION_OPTIONS,
      default: ['contribution_hours', 'voting_suspension'],
      meaning: 'sanctions that a breach may bring',
    },
    toleranceShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.8,
      default: 0.2,
      meaning: 'share of the duty that may be missing without breach',
    },
    windowWeeks: {
      type: 'number',
      unit: 'weeks',
      min: 1,
      max: 52,
      default: 13,
      integer: true,
      meaning: 'weeks over which hours are averaged',
    },
  },
  columns: {
    dutyAverage: column('members', 'f32', {
      unit: 'hours per week',
      meaning: 'hours contributed, averaged over the window of the duty',
      min: 0,
      max: 168,
    }),
    shortfall: column('members', 'f32', {
      unit: 'share',
      meaning: 'share of the duty not met, 0 when not in breach',
      min: 0,
      max: 1,
    }),
    shortfallReporter: column('members', 'i32', {
      unit: 'member row',
      meaning: 'who reports this member for falling short this week, -1 when nobody does',
      min: -1,
      initial: -1,
      pointsTo: 'members',
    }),
    violators: column('society', 'f64', { unit: 'members', meaning: 'members in breach of the duty', min: 0 }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    joinedWeek: ref('i32', 'members.joinedWeek'),
    minutes: ref('f64', 'members.minutes'),
    exhausted: ref('u8', 'members.exhausted'),
    partner: ref('i32', 'members.partner'),
    kin: ref('f32', 'members.kin'),
    trust: ref('f64', 'members.trust'),
    target: ref('i32', 'ties.target'),
    strength: ref('f32', 'ties.strength'),
    answering: ref('u8', 'members.answering'),
    lastBreachWeek: ref('i32', 'members.lastBreachWeek'),
    owed: ref('f32', 'members.sanctionHoursOwed', true),
    enactedValues: ref('f32', 'society.enactedValues', true),
    booksOpen: ref('f64', 'society.booksOpen', true),
  },
  effects: [
    {
      system: 'justice.duties.contribute',
      switch: { kind: 'clause', without: ['justice.duties.contribute'] },
      observable: 'time.contribution_hours',
      sign: 1,
      smallest: 0.5,
      because: 'those who would give less feel bound, and fear being called to account',
    },
  ],
  arrive(s, member) {
    s.c.dutyAverage[member] = s.p.atLeastHoursPerWeek;
  },
  enter(s) {
    for (let i = 0; i < s.n; i++) s.c.dutyAverage[i] = s.p.atLeastHoursPerWeek;
  },
  steps: {
    justice(s) {
      const { c, p, n, k0, k1, week, outSlots } = s;
      const { status, identity, joinedWeek, minutes, exhausted, partner, kin, trust } = c;
      const { dutyAverage, shortfall, shortfallReporter, answering, lastBreachWeek, owed } = c;
      const duty = p.atLeastHoursPerWeek;
      const perHour = duty > 0 ? 1 / duty : 0;
      const kept = (1 - 1 / p.windowWeeks) * (1 - 1 / p.windowWeeks);
      const rate = 1 - kept * kept;
      const lowest = p.who === 1 ? MEMBER : RESIDENT;
      const exemptExhausted = p.when === UNLESS_EXHAUSTED;
      const exemptTrial = p.when === UNLESS_ON_TRIAL;
      const tolerance = p.toleranceShare;
      const known = 0.5 + 0.5 * (c.booksOpen.length > 0 ? c.booksOpen[0] : 0);
      const records = RECORD_WEIGHT * known * (c.enactedValues.length > 0 ? c.enactedValues[0] : USUAL_TRANSPARENCY);
      const sanctioned = owed.length > 0;
      shortfallReporter.fill(-1, 0, n);
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        shortfall[i] = 0;
        if (status[i] < RESIDENT || week - joinedWeek[i] < TURN_WEEKS) continue;
        dutyAverage[i] += rate * (minutes[i * WIDTH + GIVEN] / 60 - dutyAverage[i]);
        if (status[i] < lowest || duty === 0) continue;
        const short = 1 - dutyAverage[i] * perHour;
        if (short <= tolerance) continue;
        if ((exemptExhausted && exhausted[i] === 1) || (exemptTrial && status[i] === RESIDENT)) continue;
        shortfall[i] = short;
        const observer = partner[i];
        if (observer < 0 || status[observer] < RESIDENT || answering[i] > 0) continue;
        if (week - lastBreachWeek[i] < p.windowWeeks || (sanctioned && owed[i] > 0)) continue;
        const sight = OBSERVATION * short * (kin[i] + records);
        const unseen = 1 / ((1 + sight) * (1 + sight));
        if (uniform(k0, k1, identity[i], 0) < unseen * unseen) continue;
        const lead = clamp(dutyAverage[observer] * perHour - 1, -1, 1);
        const friendship = tieStrength(c.target, c.strength, outSlots, observer, i);
        const willing = logistic(-1 + 2 * (trust[observer] - 0.5) + 1.5 * lead - 2 * friendship);
        if (pairUniform(k0, k1, identity[observer], identity[i], 1) < willing) shortfallReporter[i] = observer;
      }
      let violators = 0;
      for (let i = 0; i < n; i++) violators += +(shortfall[i] > 0);
      c.violators[0] = violators;
    },
  },
});
