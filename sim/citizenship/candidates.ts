/**
 * Candidates: strangers knock at a rate set by the world outside, the same ones whatever the
 * constitution, and how attractive the place is decides which of them apply.
 *
 *   strangers a week ~ Poisson(interest · candidatesPerYear / 52) + Poisson(surge) + Poisson(ideologues)
 *   interest = exp(spread z - spread² / 2), z autoregressive with half-life 104 weeks: how many such
 *              communities are looked for differs by region and decade (waves of founding, Zablocki 1980)
 *   P(apply) = logistic(-1 + 4 (reputation - 1/2) + 4 (min(match, 0.9) - 0.7) - 3 crowding - outside pull + urgency)
 *   crowding = 1 - min(1, 4 * free share of places)
 *   reputation <- what is seen of members' satisfaction and heard from leavers, half-life 26 weeks;
 *                 what is not transparent is taken to be average; a leaver is heard like ten who stay, a supporter
 *                 who quit over a broken promise like two, with as much praise as was kept of it
 *
 * What shows of the life inside is looked at once in four weeks, leavers are heard at once. A match beyond 0.9
 * draws nobody more than 0.9 does. One uniform of the stranger decides: where the best match would not bring
 * somebody, no row is taken; otherwise the row is seated, the match read, and given back if it does not suffice.
 *
 * Sources: attraction and self-selection by fit, Schneider, B. (1987), The People Make the Place, Personnel
 * Psychology 40, 437-453; dissatisfied leavers talk more, Anderson, E. W. (1998), Customer Satisfaction and
 * Word of Mouth, J. Service Research 1(1), 5-17; Zablocki, B. (1980), Alienation and Charisma. Coefficients are assumptions.
 * Edge cases: no free row: the stranger is turned away and forgotten. No declared values: the match is 0.7.
 */
import { weeklyShare } from '../../agents/half-life.ts';
import { IDEOLOGUE_FIRST } from '../../agents/traits.ts';
import {
  APPLICANT,
  column,
  EXITED,
  EXPELLED,
  event,
  mechanism,
  OUTSIDER,
  RESIDENT,
  ref,
  stock,
  TURN_WEEKS,
  VALUES,
  WEEKS_PER_YEAR,
} from '../core/contract.ts';
import { exp, logistic } from '../core/math.ts';
import { normal, poisson, uniform } from '../core/random.ts';
import { candidateIdentity, MOST_OF_A_KIND, SURGE_FROM } from './identity.ts';
import { matchWith, readDeclared } from './match.ts';

const INTEREST_KEPT = 1 - weeklyShare(104);
const INTEREST_NEW = Math.sqrt(1 - INTEREST_KEPT * INTEREST_KEPT);
const REPUTATION_RATE = weeklyShare(26);
const LEAVER_VOICES = 10;
const SUPPORTER_VOICES = 2;
/** Share of life inside that shows without any openness. */
const ALWAYS_VISIBLE = 0.3;
const BASE = -1;
const BY_REPUTATION = 4;
const BY_MATCH = 4;
const USUAL_MATCH = 0.7;
const BEST_MATCH = 0.9;
const BY_CROWDING = 3;
/** Readiness of those who come in a surge, and of those who come to preach. */
const SURGE_URGENCY = 1.5;
const PREACHER_URGENCY = 4;

const declared = new Float64Array(VALUES.length);

export const candidates = mechanism({
  id: 'citizenship.candidates',
  layer: 'citizenship',
  title: 'Candidates',
  summary: 'A fixed stream of strangers, thinned by how attractive the society is to each of them.',
  source: 'Schneider 1987; Anderson 1998',
  switch: 'always',
  parameters: {
    candidatesPerYear: {
      type: 'number',
      unit: 'persons per year',
      min: 0,
      max: 800_000,
      default: 60,
      meaning: 'Strangers who hear of the society and could apply, in a usual year.',
    },
    interestSpread: {
      type: 'number',
      unit: 'standard deviation of the logarithm',
      min: 0,
      max: 1.5,
      default: 0.5,
      meaning: 'How much interest in such communities differs between regions and decades.',
    },
  },
  columns: {
    candidateSurge: stock('society', {
      unit: 'persons per week',
      min: 0,
      max: MOST_OF_A_KIND / 2,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'citizenship',
      meaning: 'Strangers beyond the steady stream this week.',
    }),
    ideologueSurge: stock('society', {
      unit: 'persons per week',
      min: 0,
      max: MOST_OF_A_KIND / 2,
      initial: 0,
      base: 0,
      halfLifeWeeks: 0,
      phase: 'citizenship',
      meaning: 'Strangers this week who come to preach.',
    }),
    placeReputation: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'How the life inside is thought of outside.',
    }),
    residents: column('society', 'f64', { unit: 'persons', min: 0, meaning: 'Who lived inside at the last look.' }),
    occupied: column('society', 'f64', {
      unit: 'persons',
      min: 0,
      meaning: 'Places taken, counted at the last look and kept since.',
    }),
    contentment: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Their mean satisfaction then.',
    }),
    leavers: column('society', 'f64', { unit: 'persons', min: 0, meaning: 'Leavers since last week.' }),
    leaversSatisfaction: column('society', 'f64', {
      unit: 'persons',
      min: 0,
      meaning: 'Sum of the satisfaction with which they left.',
    }),
    interest: column('society', 'f64', {
      unit: 'standard deviations',
      meaning: 'Interest in such communities, a slow autoregressive process with mean 0 and variance 1.',
    }),
    knocked: column('society', 'i32', {
      unit: 'persons',
      min: 0,
      meaning: 'Strangers who heard of the society this week.',
    }),
    applied: column('society', 'i32', { unit: 'persons', min: 0, meaning: 'Strangers who applied this week.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    values: ref('f32', 'members.values'),
    satisfaction: ref('f32', 'members.satisfaction', true),
    enactedValues: ref('f32', 'society.enactedValues', true),
    outsidePull: ref('f64', 'society.outsidePull', true),
    disappointed: ref('f64', 'society.disappointed', true),
    promiseKept: ref('f64', 'society.promiseKept', true),
  },
  events: {
    applied: event('{who} applied for citizenship.'),
    full: event('A stranger found no place free.'),
  },
  enter(s) {
    s.c.interest[0] = normal(s.k0, s.k1, 3, 1);
  },
  depart(s, member) {
    const { c } = s;
    c.occupied[0] = Math.max(0, c.occupied[0] - 1);
    if (c.status[member] !== EXITED && c.status[member] !== EXPELLED) return;
    c.leavers[0] += 1;
    c.leaversSatisfaction[0] += c.satisfaction.length > 0 ? c.satisfaction[member] : 0.5;
  },
  steps: {
    citizenship(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, values, satisfaction } = c;
      const hasSatisfaction = satisfaction.length > 0;
      if (week % TURN_WEEKS === 0) {
        let taken = 0;
        let inside = 0;
        let content = 0;
        for (let i = 0; i < n; i++) {
          taken += +(status[i] >= APPLICANT);
          if (status[i] < RESIDENT) continue;
          inside++;
          content += hasSatisfaction ? satisfaction[i] : 0.5;
        }
        c.occupied[0] = taken;
        c.residents[0] = inside;
        c.contentment[0] = inside > 0 ? content / inside : 0.5;
      }
      const present = c.residents[0];
      const visible = ALWAYS_VISIBLE + (1 - ALWAYS_VISIBLE) * (c.enactedValues.length > 0 ? c.enactedValues[0] : 0.5);
      const complaints = c.disappointed.length > 0 ? SUPPORTER_VOICES * c.disappointed[0] : 0;
      const voices = present + LEAVER_VOICES * c.leavers[0] + complaints;
      if (voices > 0) {
        const inside = present * (visible * c.contentment[0] + (1 - visible) * 0.5);
        const told = complaints > 0 ? complaints * c.promiseKept[0] : 0;
        const heard = (inside + LEAVER_VOICES * c.leaversSatisfaction[0] + told) / voices;
        c.placeReputation[0] += REPUTATION_RATE * (heard - c.placeReputation[0]);
      }
      c.leavers[0] = 0;
      c.leaversSatisfaction[0] = 0;

      c.interest[0] = INTEREST_KEPT * c.interest[0] + INTEREST_NEW * normal(k0, k1, 3, 0);
      const fashion = exp(p.interestSpread * c.interest[0] - 0.5 * p.interestSpread * p.interestSpread);
      const steady = Math.min(SURGE_FROM - 1, poisson(k0, k1, 0, 0, (fashion * p.candidatesPerYear) / WEEKS_PER_YEAR));
      const surge = Math.min(MOST_OF_A_KIND, poisson(k0, k1, 1, 0, c.candidateSurge[0]));
      const preachers = Math.min(MOST_OF_A_KIND, poisson(k0, k1, 2, 0, c.ideologueSurge[0]));
      const strangers = steady + surge + preachers;
      c.knocked[0] = strangers;
      c.applied[0] = 0;
      if (strangers === 0) return;
      let held = c.occupied[0];
      const hasDeclared = readDeclared(s.law, declared);
      const places = status.length;
      const pull = c.outsidePull.length > 0 ? c.outsidePull[0] : 0;
      const general = BASE + BY_REPUTATION * (c.placeReputation[0] - 0.5) - pull;
      for (let j = 0; j < strangers; j++) {
        const k =
          j < steady ? j : j < steady + surge ? SURGE_FROM + (j - steady) : IDEOLOGUE_FIRST + (j - steady - surge);
        const urgency = k < SURGE_FROM ? 0 : k < IDEOLOGUE_FIRST ? SURGE_URGENCY : PREACHER_URGENCY;
        const crowding = 1 - Math.min(1, (4 * (places - held)) / places);
        const inclination = general + urgency - BY_CROWDING * crowding;
        const identity = candidateIdentity(week, k);
        const u = uniform(k0, k1, identity, 1);
        if (u >= logistic(inclination + BY_MATCH * (BEST_MATCH - USUAL_MATCH))) continue;
        const row = s.roster.seat(identity, APPLICANT);
        if (row < 0) {
          s.emit(s.event.full, -1, -1, 0, 0);
          return;
        }
        c.occupied[0]++;
        const match = hasDeclared ? matchWith(values, row, declared, 0) : USUAL_MATCH;
        if (u >= logistic(inclination + BY_MATCH * (Math.min(BEST_MATCH, match) - USUAL_MATCH))) {
          s.roster.release(row, OUTSIDER);
          continue;
        }
        held++;
        c.applied[0]++;
        s.emit(s.event.applied, row, -1, match, 0);
      }
    },
  },
});
