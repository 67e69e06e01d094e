/**
 * Guilds: those who live by one skill found an association of it. It teaches, it helps, and it may close the trade.
 *
 * Historians disagree on what guilds were for. Epstein 1998 (Journal of Economic History 58:684-713): they passed on
 * skill through apprenticeship. Ogilvie 2014 (Journal of Economic Perspectives 28:169-192): they took rents for insiders
 * from outsiders. Here they may do either, by the law in force, and what becomes of the community is not written down.
 *
 *   training    members meet in workshops; the most skilled fifth of a trade teach, up to five learners each, half the
 *               hours for nothing and all of them when the fund pays. Learners close in on them:
 *                 skill += rate x hours x share of learners who find a teacher x (masters' mean - skill)
 *   solidarity  members without an outside job, or burnt out, get a share of their bill, as far as the fund goes
 *   monopoly    who works in the trade outside the guild owes it a toll, `closed_shop` of what that skill earned them, as
 *               far as members are there to see it; masters divide the tolls, and let in whom it pays them to let in
 *
 * Members pay dues. A person joins the guild of the skill they are best in when what it brings is worth its dues, and
 * leaves when it is not: the raise that a week's teaching brings over two years (human capital, Becker 1964), a month's
 * help at the usual risk, weighed by risk aversion, the tolls spared, and what masters are paid. They look by turns of
 * four weeks, and dues, tolls and payments are of four weeks.
 *
 * The fund pays tolls to masters first, then teaching, then help. Money of the treasury for guilds goes into the funds by
 * head; teaching comes before help, but money has no name. Dues rest while a fund holds half a year of them.
 *
 * Below half their energy members come for part of the workshop (as with learning, `people.daily_life`). Hours are charged
 * by the time ledger and not priced. All numbers are assumptions.
 * Edge cases: nobody pays what is not in their purse, and who cannot pay stays a member; a trade without a master learns
 * nothing; a trade that loses its guild, and every trade when the clause ends, shares the fund among its members, and what
 * cannot be divided goes to the treasury. Nobody who leaves takes a part of the fund along: it is common, and stays for
 * whoever comes when nobody is left.
 */
import {
  column,
  demandByTurns,
  event,
  flow,
  fund,
  heldTerm,
  mechanism,
  RESIDENT,
  ref,
  SKILLS,
  TURN_WEEKS,
} from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { named } from '../core/telling.ts';
import {
  BOOKS,
  HEADS,
  heads,
  IN_NEED,
  MASTERS,
  MASTERS_SKILL,
  MEMBERS,
  OUTSIDE_PARTS,
  openTurn,
  PRACTISING,
  prospects,
  readProspects,
  readTotals,
  SKILL,
  SQUARES,
  TRADES,
} from './guild-books.ts';
import { dissolve, settle } from './guild-fund.ts';
import { raisePerPoint, strongest, tradePart } from './guild-trade.ts';

/** Chance that somebody outside considers joining in a turn: about once a quarter. */
const LOOKS = 1 / 3;
/** Members stay while the guild brings this part of its dues. */
const STAYS = 0.8;
export const guilds = mechanism({
  id: 'economy.guilds',
  layer: 'economy',
  title: 'Guilds',
  summary: 'Associations of a trade: they teach, help members in need, and may take tolls from whoever is outside.',
  source: 'Epstein 1998 (training); Ogilvie 2014 (rents and entry); Becker 1964 (human capital)',
  switch: 'off',
  parameters: {
    trades: { type: 'set', options: SKILLS, default: [...SKILLS], meaning: 'Which skills have a guild.' },
    duesCredits: credits('credits/week', 50, 2, 'What each member pays into the fund of the guild.'),
    trainingHours: {
      type: 'number',
      unit: 'hours per week',
      min: 0,
      max: 20,
      default: 2,
      meaning: 'Length of the weekly workshop; without it nobody is taught.',
    },
    teachingPayCredits: credits('credits/h', 20, 1.5, 'What the fund pays masters for an hour of teaching.'),
    solidarityShare: share(0.2, 'Part of the bill that the fund pays members who are without a job or burnt out.'),
    closedShop: share(0, 'Part of what a trade earns outsiders that its guild may take as a toll; at 0 it is open.'),
    learningRatePerHour: {
      type: 'number',
      unit: 'share of the gap per hour',
      min: 0,
      max: 0.05,
      default: 0.0012,
      amendable: false,
      meaning: 'How far an hour with a teacher closes the gap to the masters: three times an hour alone.',
    },
  },
  columns: {
    guild: column('members', 'u8', {
      unit: 'code',
      min: 0,
      max: TRADES,
      meaning: 'Guild they belong to: 0 none, else the domain of skill plus one.',
    }),
    guildGain: column('members', 'f32', {
      unit: 'share of the gap',
      min: 0,
      max: 1,
      meaning: 'Share of the gap to mastery in the guild’s trade closed in workshops in the last four weeks.',
    }),
    guildPay: column('members', 'f32', {
      unit: 'credits/week',
      meaning: 'Tolls that masters get, or, below 0, that outsiders pay for working.',
    }),
    guildHeads: column('society', 'f64', {
      width: TURN_WEEKS * TRADES * HEADS,
      unit: 'various',
      min: 0,
      meaning: 'Of each trade, by turn: members, practising, skill, its square, masters, theirs, outside pay, in need.',
    }),
    guildBooks: column('society', 'f64', {
      width: TURN_WEEKS * TRADES * BOOKS,
      unit: 'various',
      min: 0,
      meaning: 'Of each trade, by turn: tolls in thousandths, minutes taught, minutes learnt.',
    }),
    masterBar: byTrade('Skill from which on one is a master of the trade.'),
    taughtShare: byTrade('Share of learners for whom there is a teacher.'),
    lessonsPaid: byTrade('Moving share of teaching that the fund could pay.'),
    helpPaid: byTrade('Moving share of help that the fund could pay.'),
    openTrades: column('society', 'f64', { unit: 'bits', min: 0, meaning: 'Trades that had a guild last week.' }),
    guildMembers: column('society', 'f64', { unit: 'members', min: 0, meaning: 'Members of all guilds.' }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    skill: ref('f32', 'members.skill'),
    riskAversion: ref('f32', 'members.riskAversion'),
    wealth: ref('f64', 'members.wealth'),
    bill: ref('f32', 'members.bill'),
    ownShare: ref('f32', 'members.ownShare'),
    outsideIncome: ref('f32', 'members.outsideIncome'),
    jobless: ref('u8', 'members.jobless'),
    exhausted: ref('u8', 'members.exhausted', true),
    energy: ref('f64', 'members.energy'),
    appropriation: ref('f64', 'society.appropriation', true),
  },
  adds: { income: heldTerm('members.sideIncome', 'teaching, help and tolls of guilds, less dues and tolls paid') },
  demands: { workshop: demandByTurns('guild_workshops', 'Teaching and learning in the workshop of the guild.') },
  funds: { chest: fund('What a guild holds in common, one for each trade.', TRADES) },
  flows: {
    dues: flow('member', 'fund', 'Dues of guild members.'),
    toll: flow('member', 'fund', 'Tolls for working in a trade outside its guild.'),
    rent: flow('fund', 'member', 'Tolls divided among the masters.'),
    lesson: flow('fund', 'member', 'Teaching in guild workshops.'),
    help: flow('fund', 'member', 'Help for guild members in need.'),
    grant: flow('treasury', 'fund', 'Money of the community for guilds.'),
    back: flow('fund', 'member', 'Share of the fund of a guild that has ended.'),
    rest: flow('fund', 'treasury', 'What a guild that has ended could not divide.'),
  },
  events: {
    joined: event('{who} joined the guild of {a}.', { a: named(...SKILLS) }),
    refused: event('The guild of {a} did not let {who} in.', { a: named(...SKILLS) }),
    parted: event('{who} left the guild of {a}: it was not worth its dues.', { a: named(...SKILLS) }),
  },
  after: ['economy.production', 'economy.needs', 'economy.outside_market', 'economy.budget'],
  effects: [
    {
      system: 'economy.guilds',
      switch: { kind: 'clause', without: ['economy.guilds'] },
      setting: { values: { 'economy.guilds.training_hours': 2 }, weeks: 208 },
      observable: 'signals.misaligned_incentives.rank_correlation',
      sign: -1,
      smallest: 0.03,
      because: 'dues are the same for all and help goes by need, so that income follows hours given less closely',
    },
  ],
  leave(s) {
    for (let k = 0; k < TRADES; k++) dissolve(s, k);
  },
  steps: {
    attention(s) {
      const { c, p, n, k0, k1, week } = s;
      const { status, identity, skill, riskAversion, bill, ownShare, outsideIncome, jobless, exhausted, energy } = c;
      const { guild, guildHeads, masterBar, workshop } = c;
      const { trades, duesCredits: dues, trainingHours } = p;
      const ending = c.openTrades[0] & ~trades;
      for (let k = 0; k < TRADES; k++) if ((ending >> k) & 1) dissolve(s, k);
      c.openTrades[0] = trades;
      readProspects(c, p);
      const { best, lesson, standing, help, toll, entry, teaches } = prospects;
      const from = openTurn(guildHeads, HEADS, week % TURN_WEEKS);
      const tires = exhausted.length > 0;
      const closed = p.closedShop > 0;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const at = i * TRADES;
        const k = guild[i] > 0 ? guild[i] - 1 : strongest(skill, at);
        if (((trades >> k) & 1) === 0) {
          workshop[i] = 0;
          continue;
        }
        const able = skill[at + k];
        const master = able >= masterBar[k];
        const needy = jobless[i] === 1 || (tires && exhausted[i] === 1);
        const part = closed ? ownShare[i] * tradePart(skill, at, k) : 0;
        let belongs = guild[i] > 0;
        if (belongs || uniform(k0, k1, identity[i], 0) < LOOKS) {
          const raise =
            master || able >= best[k]
              ? 0
              : (best[k] - able) * raisePerPoint(ownShare[i], outsideIncome[i], skill, at, k);
          const worth =
            (master ? standing[k] : lesson[k] * raise) + help[k] * bill[i] * (1 + riskAversion[i]) + toll[k] * part;
          if (belongs && worth < STAYS * dues) {
            belongs = false;
            s.emit(s.event.parted, i, -1, k, 0);
          } else if (!belongs && worth > dues) {
            // Whoever is in need already is not insured; the masters weigh the rest.
            belongs = !needy && entry[k] >= 0;
            s.emit(belongs ? s.event.joined : s.event.refused, i, -1, k, 0);
          }
          guild[i] = belongs ? k + 1 : 0;
        }
        const row = from + k * HEADS;
        guildHeads[row + PRACTISING] += 1;
        guildHeads[row + SKILL] += able;
        guildHeads[row + SQUARES] += able * able;
        guildHeads[row + IN_NEED] += +needy;
        if (!belongs) guildHeads[row + OUTSIDE_PARTS] += part;
        else {
          guildHeads[row + MEMBERS] += 1;
          guildHeads[row + MASTERS] += +master;
          guildHeads[row + MASTERS_SKILL] += master ? able : 0;
        }
        const strength = energy[i] < 0.5 ? 2 * energy[i] : 1;
        workshop[i] = belongs ? 60 * strength * (master ? teaches[k] : trainingHours) : 0;
      }
      readTotals(guildHeads, HEADS, heads);
      let members = 0;
      for (let k = 0; k < TRADES; k++) members += heads[k * HEADS + MEMBERS];
      c.guildMembers[0] = members;
    },
    economy: settle,
    culture(s) {
      const { c, p, n, week } = s;
      const { status, skill, guild, guildGain, workshopGranted, masterBar, taughtShare } = c;
      readTotals(c.guildHeads, HEADS, heads);
      const rate = (TURN_WEEKS * p.learningRatePerHour) / 60;
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (guild[i] === 0 || status[i] < RESIDENT) continue;
        const k = guild[i] - 1;
        const masters = heads[k * HEADS + MASTERS];
        const able = skill[i * TRADES + k];
        const ahead = masters > 0 ? heads[k * HEADS + MASTERS_SKILL] / masters - able : 0;
        const learns = ahead > 0 && able < masterBar[k];
        guildGain[i] = learns ? Math.min(1, (rate * workshopGranted[i] * taughtShare[k] * ahead) / (1 - able)) : 0;
      }
    },
  },
});

function byTrade(meaning: string) {
  return column('society', 'f64', { width: TRADES, unit: 'share', min: 0, initial: 1, meaning });
}

function share(value: number, meaning: string) {
  return { type: 'number', unit: 'share', min: 0, max: 1, default: value, meaning } as const;
}

function credits(unit: string, max: number, value: number, meaning: string) {
  return { type: 'number', unit, min: 0, max, default: value, meaning } as const;
}
