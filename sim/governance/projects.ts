/**
 * Projects: technical questions that have a right answer nobody is told. Choosing well makes the
 * community better at what it does; choosing badly costs it.
 *
 * A question arises with probability projectsPerYear / 52 a week, with `options` answers, in one domain of
 * skill. By `delegatedShare` it goes to a circle of `circleSize`, drawn by an exponential race weighted by
 * skill × ambition (who offers and is thought able), or else to an assembly of all who come. Either discusses
 * until `studyMinutes` of meeting were held. Then those present pool what the speakers know (jury.ts) and the
 * plurality decides (assembly.ts). Speaking takes SPEAKING_MINUTES, so that in a large assembly few have the floor.
 *
 * A hit adds `payoff` to the fruit of past choices, a miss takes payoff / (options − 1), so that choosing blindly
 * is worth nothing. Fruit is forgotten with a half-life of two years and know-how follows it in a quarter.
 *
 * Deciding weight is equal among those present. Edge cases: a question that nobody finds time for stays
 * open and no other arises; a circle that has left altogether is drawn anew.
 */
import { column, demand, event, MEMBER, mechanism, ref, SKILLS, stock, term } from '../core/contract.ts';
import { integer, uniform } from '../core/random.ts';
import { counted, named, SHARE } from '../core/telling.ts';
import { choose, drawCircle, gather, giveFloor, minutesOf } from './assembly.ts';
import { invite } from './attendance.ts';
import { DOCKET_ROWS, nextOnAgenda, PART_ROWS, running, settle } from './docket.ts';
import * as jury from './jury.ts';
import { moduleKey, OPEN, PASSED } from './routing.ts';

const SELF = moduleKey('projects');
const SKILL_COUNT = SKILLS.length;
const SPEAKING_MINUTES = 3;
/** Longest a meeting on a project lasts in one week. */
const MEETING_MINUTES = 120;
/** Discussion is over when all but this share of rounding was held. */
const ALL_BUT = 0.999;
/** 2^(−1/104). */
const REMEMBERED = 0.99335745;

/** What each has to say in the matter: their skill. */
let stake = new Float64Array(0);

const CHOICE = { a: SHARE, b: counted('member') };

export const projects = mechanism({
  id: 'governance.projects',
  layer: 'governance',
  title: 'Projects',
  summary:
    'Technical choices with a hidden right answer, made by an assembly or a circle; good ones raise productivity.',
  source: 'Condorcet 1785; Grofman, Owen and Feld 1983; List and Goodin 2001; Ladha 1992; Nitzan and Paroush 1982',
  switch: 'on',
  parameters: {
    delegatedShare: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.4,
      meaning: 'Share of project choices that are left to a small circle instead of an assembly.',
    },
    circleSize: {
      type: 'number',
      unit: 'members',
      min: 1,
      max: 15,
      default: 5,
      integer: true,
      meaning: 'Members of a circle.',
    },
    studyMinutes: {
      type: 'number',
      unit: 'minutes',
      min: 15,
      max: 480,
      default: 90,
      meaning: 'Minutes of joint discussion before a project is chosen.',
    },
    projectsPerYear: {
      type: 'number',
      unit: 'per year',
      min: 0,
      max: 26,
      default: 6,
      amendable: false,
      meaning: 'Project choices that come up in a year.',
    },
    options: {
      type: 'number',
      unit: 'options',
      min: 2,
      max: jury.MOST_OPTIONS,
      default: 4,
      integer: true,
      amendable: false,
      meaning: 'Answers to choose from.',
    },
    commonEvidence: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.3,
      amendable: false,
      meaning: 'Probability that a member knows no more than everybody has heard.',
    },
    payoff: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 0.2,
      default: 0.03,
      amendable: false,
      meaning: 'Productivity that a right choice adds for a while.',
    },
  },
  columns: {
    projectOptions: column('society', 'u8', {
      unit: 'options',
      meaning: 'Answers of the question that waits; 0 for none.',
    }),
    projectTruth: column('society', 'u8', { unit: 'option', meaning: 'The right answer, unknown to everybody.' }),
    projectSkill: column('society', 'u8', { unit: 'skill', meaning: 'Domain of skill that the question is in.' }),
    projectDelegated: column('society', 'u8', { unit: 'flag', meaning: 'Whether a circle decides it.' }),
    projectsDecided: column('society', 'f64', { unit: 'projects', meaning: 'Projects chosen since the founding.' }),
    projectHits: column('society', 'f64', { unit: 'projects', meaning: 'Of these, how many rightly.' }),
    decisionQuality: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Running hit rate of project choices.',
    }),
    projectFruit: column('society', 'f64', { unit: 'share', meaning: 'What past choices are worth to productivity.' }),
    knowHow: stock('society', {
      unit: 'multiplier',
      min: 0.5,
      max: 2,
      initial: 1,
      base: 1,
      halfLifeWeeks: 13,
      meaning: 'Productivity of working hours against a community of ordinary practice.',
    }),
    circle: column('members', 'u8', { unit: 'flag', meaning: 'Sits in the circle for the question that waits.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    say: ref('f32', 'members.say'),
    ambition: ref('f32', 'members.ambition'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    trust: ref('f64', 'members.trust'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
  },
  rows: { ...DOCKET_ROWS, ...PART_ROWS },
  adds: { fruit: term('society.knowHow', 'Right and wrong choices of past projects.') },
  demands: { study: demand('decision_making', 'Choosing between projects.') },
  events: {
    arose: event('A project came up that asks for {b}: {a} to choose from.', {
      a: counted('option'),
      b: named(...SKILLS),
    }),
    hit: event('The project that came up was chosen well: {b} took part, and {a} of them were for it.', CHOICE),
    missed: event('The project that came up was not chosen well: {b} took part, and {a} of them were for it.', CHOICE),
  },
  steps: {
    attention(s) {
      const { c, p, n, k0, k1 } = s;
      const row = nextOnAgenda(c, SELF, OPEN, -1, -1);
      if (row < 0) return;
      const { status, skill, circle, study } = c;
      const domain = c.projectSkill[0];
      const minutes = Math.min(MEETING_MINUTES, p.studyMinutes * (1 - c.progress[row]));
      if (c.projectDelegated[0] === 1) {
        let seated = 0;
        for (let i = 0; i < n; i++) if (status[i] === MEMBER) seated += circle[i];
        if (seated === 0) drawCircle(c, n, domain, p.circleSize, k0, k1);
        for (let i = 0; i < n; i++) if (status[i] === MEMBER && circle[i] === 1) study[i] = minutes;
        return;
      }
      if (stake.length < n) stake = new Float64Array(2 * n);
      for (let i = 0; i < n; i++) stake[i] = skill[i * SKILL_COUNT + domain];
      invite(c, study, stake, 0, 1, n, minutes, k0, k1);
    },

    governance(s) {
      const { c, p, n, week, k0, k1 } = s;
      const row = nextOnAgenda(c, SELF, OPEN, -1, -1);
      if (row >= 0) {
        const here = gather(c.status, c.studyGranted, n);
        if (here > 0) {
          const minutes = minutesOf(c.studyGranted, here);
          c.minutesSpent[row] += minutes;
          c.progress[row] += minutes / here / p.studyMinutes;
          c.minutesNeeded[row] = here * p.studyMinutes * Math.max(0, 1 - c.progress[row]);
          giveFloor(c, here, Math.max(1, Math.floor(p.studyMinutes / SPEAKING_MINUTES)), k0, k1);
        }
        if (c.progress[row] > ALL_BUT) {
          const options = c.projectOptions[0];
          const choice = choose(c, here, options, p.commonEvidence, k0, k1);
          const share = jury.votesFor(choice) / here;
          const hit = choice === c.projectTruth[0];
          c.support[row] = share;
          settle(c, row, PASSED, week);
          c.circle.fill(0, 0, n);
          c.projectOptions[0] = 0;
          c.projectsDecided[0]++;
          if (hit) c.projectHits[0]++;
          c.decisionQuality[0] = running(c.decisionQuality[0], hit ? 1 : 0);
          c.projectFruit[0] += hit ? p.payoff : -p.payoff / (options - 1);
          s.emit(hit ? s.event.hit : s.event.missed, -1, -1, share, here);
        }
      } else if (c.projectOptions[0] === 0 && uniform(k0, k1, 0, 0) < p.projectsPerYear / 52) {
        c.projectOptions[0] = p.options;
        c.projectTruth[0] = jury.rightOption(k0, k1, p.options);
        c.projectSkill[0] = integer(k0, k1, 0, 7, SKILL_COUNT);
        c.projectDelegated[0] = uniform(k0, k1, 0, 8) < p.delegatedShare ? 1 : 0;
        s.emit(s.event.arose, -1, -1, p.options, c.projectSkill[0]);
      }
      c.projectFruit[0] *= REMEMBERED;
      c.fruit[0] = c.projectFruit[0];
    },
  },
});
