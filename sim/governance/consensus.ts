/**
 * Consensus: all who are present speak in turn, the text is amended towards the objections, and it
 * passes when enough support it and nobody blocks.
 *
 * A meeting is called for as long as the rounds still open may need, at most `meetingHours`, and lasts as long as those
 * present could give on average. Whether to go is a habit, reconsidered by a quarter of the members each week, and by
 * all when there is something on the agenda again. A round is a go-around: whoever would
 * rather keep the law as it is, or finds the text further away than they are open to, speaks for
 * `speakingMinutes`; the others nod. Everybody present sits through all of it, so a round takes the SUM
 * of the speaking times, and what does not fit into this week's meeting goes on in the next. Nothing else
 * makes large or divided assemblies slow.
 *
 * After a round, with x the positions of those present, v the text and L the law,
 *   x ← x + persuasion · (mean within own confidence bound − x)        (deliberation.ts)
 *   v ← mean over those present of (x for objectors, v for the content), never past L
 *   support = share with |x − v| < |x − L|
 *   a block: |x − v| − |x − L| > conviction · (1/2 + conscientiousness) / (1/2 + ambition)
 * It passes at `threshold` support without a block. After the last round the fallback decides. A block is
 * meant for grave concerns only (Butler and Rothstein 1987, On Conflict and Consensus): the conscientious hold
 * back longer, the ambitious not. Seeking unanimity as a rule of procedure: Mansbridge 1980, Beyond Adversary Democracy;
 * Gastil 1993, Democracy in Small Groups, for time as its price (go-arounds, minutes a head).
 *
 * Deciding weight is equal among those present: 1 / present.
 * Edge cases: without a quorum the meeting breaks up, its time spent; a text that has been talked back to the
 * law is withdrawn; nobody present, nothing happens.
 */
import { IDEOLOGUE } from '../../agents/traits.ts';
import { column, heldDemand, LEVER_COUNT, MEMBER, mechanism, ref, TURN_WEEKS } from '../core/contract.ts';
import { invite, weighStakes } from './attendance.ts';
import { hkRound } from './deliberation.ts';
import { DOCKET_ROWS, nextOnAgenda, PART_ROWS, running, settle } from './docket.ts';
import { CONSENSUS_EFFECTS } from './effects.ts';
import { amendedText, blocks, callSpeakers, support } from './goaround.ts';
import { CONSENSUS_EVENTS, eventNames } from './matters.ts';
import { lawPosition, moduleKey, OPEN, PASSED, REJECTED } from './routing.ts';
import { readWishes } from './wishes.ts';

const SELF = moduleKey('consensus');
/** Agreeing aloud takes a quarter of a minute. */
const NOD_MINUTES = 0.25;
/** The shortest meeting worth calling. */
const LEAST_MEETING_MINUTES = 15;
/** A text this near to the law changes nothing. */
const NO_CHANGE = 0.01;
/** Heard, for somebody present who had nothing to say. */
const CONTENT = 0.5;
const MAJORITY = 1;
const MOST_MATTERS = 16;
const BLOCKED_ON = eventNames('blocked');

const subjects = new Int32Array(MOST_MATTERS);
const texts = new Float64Array(MOST_MATTERS);
let present = new Int32Array(0);
let stake = new Float64Array(0);
let x = new Float64Array(0);
let before = new Float64Array(0);
let listened = new Float64Array(0);
let reach = new Float64Array(0);
let speaking = new Uint8Array(0);

function makeRoom(n: number): void {
  if (present.length >= n) return;
  present = new Int32Array(2 * n);
  stake = new Float64Array(2 * n);
  x = new Float64Array(2 * n);
  before = new Float64Array(2 * n);
  listened = new Float64Array(2 * n);
  reach = new Float64Array(2 * n);
  speaking = new Uint8Array(2 * n);
}

export const consensus = mechanism({
  id: 'governance.consensus',
  layer: 'governance',
  title: 'Consensus',
  summary:
    'Go-arounds until enough agree and nobody blocks; slow in large or divided assemblies because everybody must be heard.',
  source:
    'Butler and Rothstein 1987; Mansbridge 1980; Hegselmann and Krause 2002; Downs 1957; Riker and Ordeshook 1968',
  switch: 'on',
  parameters: {
    threshold: {
      type: 'number',
      unit: 'share',
      min: 0.5,
      max: 1,
      default: 0.8,
      meaning: 'Share of those present who must prefer the text to the law in force.',
    },
    blocks: { type: 'boolean', default: true, meaning: 'Whether one grave objection stops a proposal.' },
    rounds: {
      type: 'number',
      unit: 'rounds',
      min: 1,
      max: 10,
      default: 4,
      integer: true,
      meaning: 'Rounds of deliberation before the fallback decides.',
    },
    fallback: {
      type: 'enum',
      options: ['status_quo', 'majority'],
      default: 'status_quo',
      meaning: 'What decides when no consensus was found: the law stays, or more than half of those present.',
    },
    quorum: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.25,
      meaning: 'Share of full members that must be present for a matter to be dealt with.',
    },
    speakingMinutes: {
      type: 'number',
      unit: 'minutes',
      min: 0.5,
      max: 10,
      default: 3,
      meaning: 'Speaking time of each who has something to say in a round.',
    },
    meetingHours: {
      type: 'number',
      unit: 'h/week',
      min: 0.5,
      max: 8,
      default: 2,
      meaning: 'Longest weekly meeting to which members are called.',
    },
    persuasion: {
      type: 'number',
      unit: 'share',
      min: 0,
      max: 1,
      default: 0.1,
      amendable: false,
      meaning: 'Share of the way to the mean of those within their confidence bound that members move in a round.',
    },
    conviction: {
      type: 'number',
      unit: 'share of range',
      min: 0,
      max: 1,
      default: 0.35,
      amendable: false,
      meaning: 'Loss beyond which a member of middling conscientiousness and ambition blocks.',
    },
  },
  columns: {
    roundMinutes: column('society', 'f64', { unit: 'minutes', min: 0, meaning: 'Length of the last round held.' }),
    meets: column('society', 'u8', { unit: 'flag', max: 1, meaning: '1 while there is something to meet for.' }),
    attendance: column('society', 'f64', {
      unit: 'share',
      min: 0,
      max: 1,
      initial: 0.5,
      meaning: 'Running share of full members present in meetings.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    position: ref('f32', 'members.position'),
    ruleWish: ref('f32', 'members.ruleWish', true),
    budgetWish: ref('f32', 'members.budgetWish', true),
    say: ref('f32', 'members.say'),
    trust: ref('f64', 'members.trust'),
    energy: ref('f64', 'members.energy'),
    exhausted: ref('u8', 'members.exhausted'),
    conscientiousness: ref('f32', 'members.conscientiousness'),
    ambition: ref('f32', 'members.ambition'),
    openness: ref('f32', 'members.openness'),
    strategy: ref('u8', 'members.strategy'),
  },
  rows: { ...DOCKET_ROWS, ...PART_ROWS },
  demands: { meeting: heldDemand('decision_making', 'Meetings that seek consensus.') },
  events: CONSENSUS_EVENTS,
  effects: CONSENSUS_EFFECTS,
  steps: {
    attention(s) {
      const { c, p, n, week, k0, k1 } = s;
      const usual = c.roundMinutes[0] > 0 ? c.roundMinutes[0] : (n * p.speakingMinutes) / 2;
      let matters = 0;
      let expected = 0;
      for (let r = 0; r < c.state.length && matters < MOST_MATTERS; r++) {
        if (c.state[r] !== OPEN || c.module[r] !== SELF) continue;
        subjects[matters] = c.subject[r];
        texts[matters++] = c.value[r];
        expected += usual * (p.rounds - c.rounds[r] - c.progress[r]);
      }
      const met = c.meets[0];
      c.meets[0] = matters > 0 ? 1 : 0;
      if (matters === 0) {
        if (met === 1) c.meeting.fill(0, 0, n);
        return;
      }
      const from = met === 1 ? week % TURN_WEEKS : 0;
      const step = met === 1 ? TURN_WEEKS : 1;
      const length = Math.min(60 * p.meetingHours, Math.max(LEAST_MEETING_MINUTES, expected));
      makeRoom(n);
      weighStakes(stake, c, subjects, texts, matters, from, step, n);
      invite(c, c.meeting, stake, from, step, n, length, k0, k1);
    },

    governance(s) {
      const { c, p, n, week } = s;
      const { status, openness, strategy } = c;
      if (c.meets[0] === 0) return;
      const { heard, weight, tookPart, deliberationPull, meetingGranted } = c;
      makeRoom(n);
      let here = 0;
      let minutes = 0;
      let eligible = 0;
      // Counted, not branched on: who is there and who is not alternates as if drawn by lot.
      const list = present;
      for (let i = 0; i < n; i++) {
        const granted = meetingGranted[i];
        const member = +(status[i] === MEMBER);
        const comes = member & +(granted > 0);
        list[here] = i;
        here += comes;
        eligible += member;
        minutes += granted * comes;
        tookPart[i] = comes;
      }
      if (here === 0) return;
      c.partsTaken[0] += here;
      c.attendance[0] = running(c.attendance[0], here / eligible);
      for (let k = 0; k < here; k++) {
        const i = present[k];
        // An ideologue hears nobody, and has something to say until the text is theirs.
        reach[k] = strategy[i] === IDEOLOGUE ? 0 : openness[i];
      }
      let left = minutes / here;
      let opened = -1;
      let r = -1;
      while (left > 0) {
        r = nextOnAgenda(c, SELF, OPEN, opened, r);
        if (r < 0) break;
        opened = c.openedWeek[r];
        if (here < Math.max(p.quorum, c.leastQuorum[r]) * eligible) continue;
        const subject = c.subject[r];
        const law = lawPosition(s.law, c.parameter[r]);
        const threshold = Math.max(p.threshold, c.bar[r]);
        const begun = c.rounds[r];
        let text = c.value[r];
        readWishes(c, subject, present, here, x);
        while (left > 0 && c.state[r] === OPEN) {
          const speakers = callSpeakers(speaking, x, reach, here, text, law);
          const full = speakers * p.speakingMinutes + (here - speakers) * NOD_MINUTES;
          const needed = full * (1 - c.progress[r]);
          const held = Math.min(needed, left);
          left -= held;
          c.minutesSpent[r] += held * here;
          const quiet = (CONTENT * held) / full;
          const spoken = held / full - quiet;
          for (let k = 0; k < here; k++) {
            const i = present[k];
            heard[i] = Math.max(heard[i], quiet + spoken * speaking[k]);
          }
          if (held < needed) {
            c.progress[r] += held / full;
            c.minutesNeeded[r] = here * full * (p.rounds - c.rounds[r] - c.progress[r]);
            break;
          }
          c.progress[r] = 0;
          if (c.rounds[r] === begun) for (let k = 0; k < here; k++) before[k] = x[k];
          c.rounds[r]++;
          c.roundMinutes[0] = full;
          c.minutesNeeded[r] = here * full * (p.rounds - c.rounds[r]);
          for (let k = 0; k < here; k++) listened[k] = x[k];
          hkRound(listened, reach, here);
          for (let k = 0; k < here; k++) x[k] += p.persuasion * (listened[k] - x[k]);
          text = amendedText(x, here, text, law);
          c.value[r] = text;
          const agreed = support(x, here, text, law);
          const blocked = p.blocks === 1 ? blocks(c, present, x, here, text, law, p.conviction) : 0;
          c.support[r] = agreed;
          if (Math.abs(text - law) < NO_CHANGE) settle(c, r, REJECTED, week);
          else if (agreed >= threshold && blocked === 0) settle(c, r, PASSED, week);
          else if (c.rounds[r] >= p.rounds) {
            const carried = p.fallback === MAJORITY && agreed > 0.5 && agreed >= c.bar[r];
            settle(c, r, carried ? PASSED : REJECTED, week);
            s.emit(s.event[BLOCKED_ON[subject]], c.proposer[r], -1, blocked, agreed);
          }
        }
        if (subject < LEVER_COUNT && c.rounds[r] > begun) {
          c.pulled[0] = 1;
          for (let k = 0; k < here; k++) deliberationPull[present[k] * LEVER_COUNT + subject] += x[k] - before[k];
        }
        if (c.state[r] !== OPEN) {
          c.before[r] = law;
          for (let k = 0; k < here; k++) weight[present[k]] += 1 / here;
        }
      }
    },
  },
});
