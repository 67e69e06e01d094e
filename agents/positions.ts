/**
 * Positions on the policy levers: where between its least and greatest value each person would set it.
 *
 *   x += (1 − 2^(−1/26)) · (ideal − x)          pull to one's own ideal point (values, interest)
 *      + noise
 *      + what the week's deliberation did        (`deliberationPull`, by governance)
 *      + μ(hours) · (x_partner − x)             on this week's topic, if |x_partner − x| is below the bound
 *
 * Four weeks with a companion have one topic, a lever drawn at the member's address, and, for the hours
 * spent together in them, μ(hours) = hours / (hours + 8): the exchange kernel of Deffuant et al. (2000)
 * as the weight of interpersonal influence in the Friedkin & Johnsen (1990) scheme, so that opinion
 * neither freezes nor drifts freely. Everybody hears the companion's view of the start of the week
 * (synchronous). All but deliberation is done for a quarter of the members each week, by turns.
 *
 * Ideal points come from values through the table `BEARING` and from interest: the exhausted want a
 * lower contribution norm, the skilled less sharing. Distrust moves the ideal points of those prone to
 * extremes outwards (Hogg 2007, uncertainty-identity). Renewed with every third turn.
 *
 * Sources: Deffuant, Neau, Amblard & Weisbuch (2000), Advances in Complex Systems 3:87–98; Friedkin &
 * Johnsen (1990), J. Math. Sociology 15:193–206; Hogg (2007), Adv. Exp. Soc. Psychol. 39:69–126.
 * `BEARING`, the noise and the interest weights are assumptions.
 */
import {
  column,
  LEVER_COUNT,
  LEVERS,
  mechanism,
  RESIDENT,
  ref,
  SKILLS,
  TURN_WEEKS,
  VALUES,
} from '../sim/core/contract.ts';
import { clamp01 } from '../sim/core/math.ts';
import { bits, normal } from '../sim/core/random.ts';
import { confidencePull } from './exchange.ts';
import { weeklyShare } from './half-life.ts';
import { IDEOLOGUE } from './traits.ts';

/** How much a value above its middle moves the ideal point of each lever, by VALUES. */
const BEARING: Readonly<Record<(typeof LEVERS)[number]['id'], readonly number[]>> = {
  contribution_norm: [0, -0.3, 0.4, 0, 0, 0.4],
  sharing_rate: [0, -0.4, 0.7, 0, 0.2, 0],
  admission_strictness: [0, 0.1, 0, -0.3, -0.3, 0.4],
  enforcement_strictness: [0.1, -0.4, 0, 0, -0.2, 0.7],
  ritual_intensity: [0, -0.3, 0.5, 0, 0.3, 0],
  investment: [0, 0.1, 0.1, 0.7, 0, 0],
  decentralisation: [-0.2, 0.6, 0, 0.2, 0.1, -0.3],
  outside_dependence: [0, -0.3, -0.3, 0.3, 0, 0],
};
const BEARINGS = Float64Array.from(LEVERS.flatMap((lever) => BEARING[lever.id]));
const CONTRIBUTION_NORM = LEVERS.findIndex((l) => l.id === 'contribution_norm');
const SHARING_RATE = LEVERS.findIndex((l) => l.id === 'sharing_rate');

const HALF_LIFE_WEEKS = 26;
const TURNS_PER_RENEWAL = 3;
const SCATTER = 0.18;
/** Width of the noise of one turn. */
const NOISE = 0.04;
const BYTE = 1 / 255;

/** What the companion moved, by row; scratch of one step. */
let moved = new Float32Array(0);

export const positions = mechanism({
  id: 'people.positions',
  layer: 'people',
  title: 'Positions',
  summary: 'What each person wants on every policy lever: ideal point, exchange with others, deliberation and noise.',
  source:
    'Friedkin & Johnsen (1990), J. Math. Sociol. 15:193–206; Deffuant et al. (2000), Adv. Complex Syst. 3:87–98; Hogg (2007), Adv. Exp. Soc. Psychol. 39:69–126.',
  switch: 'always',
  columns: {
    position: column('members', 'f32', {
      width: LEVER_COUNT,
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'Wanted value of each lever, from its least (0) to its greatest (1).',
    }),
    ideal: column('members', 'f32', {
      width: LEVER_COUNT,
      unit: 'share of range',
      min: 0,
      max: 1,
      meaning: 'Where values and interest alone would put it.',
    }),
    taste: column('members', 'f32', {
      width: LEVER_COUNT,
      unit: 'share of range',
      min: -1,
      max: 1,
      meaning: 'Personal scatter of the ideal point, drawn once.',
    }),
  },
  reads: {
    status: ref('u8', 'members.status'),
    identity: ref('u32', 'members.identity'),
    values: ref('f32', 'members.values'),
    skill: ref('f32', 'members.skill'),
    openness: ref('f32', 'members.openness'),
    extremityProneness: ref('f32', 'members.extremityProneness'),
    strategy: ref('u8', 'members.strategy'),
    energy: ref('f64', 'members.energy', true),
    trust: ref('f64', 'members.trust', true),
    partner: ref('i32', 'members.partner'),
    partnerMinutes: ref('f32', 'members.partnerMinutes'),
    deliberationPull: ref('f32', 'members.deliberationPull', true),
    pulled: ref('u8', 'society.pulled', true),
  },
  after: ['people.meeting', 'people.traits', 'people.energy', 'people.legitimacy'],
  arrive(s, i) {
    const { c } = s;
    const at = i * LEVER_COUNT;
    for (let l = 0; l < LEVER_COUNT; l++) c.taste[at + l] = SCATTER * normal(s.k0, s.k1, c.identity[i], l);
    renewIdeal(c, i, 0.5, 0.5);
    for (let l = 0; l < LEVER_COUNT; l++) c.position[at + l] = c.ideal[at + l];
  },
  steps: {
    culture(s) {
      const { n, week, k0, k1 } = s;
      const { status, identity, position, ideal, openness, partner, partnerMinutes, deliberationPull, strategy } = s.c;
      const { energy, trust, pulled } = s.c;
      const feels = energy.length > 0 && trust.length > 0;
      if (moved.length < n) moved = new Float32Array(2 * n);
      const pull = weeklyShare(HALF_LIFE_WEEKS / TURN_WEEKS);
      if (pulled.length > 0 && pulled[0] === 1) deliberate(position, deliberationPull, n * LEVER_COUNT);
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        const j = partner[i];
        moved[i] = 0;
        if (status[i] < RESIDENT || j < 0 || strategy[i] === IDEOLOGUE) continue;
        const topic = topicOf(bits(k0, k1, identity[i], 0));
        const hours = (TURN_WEEKS * partnerMinutes[i]) / 60;
        const own = position[i * LEVER_COUNT + topic];
        moved[i] = confidencePull(own, position[j * LEVER_COUNT + topic], openness[i], hours / (hours + 8));
      }
      for (let i = week % TURN_WEEKS; i < n; i += TURN_WEEKS) {
        if (status[i] < RESIDENT) continue;
        const at = i * LEVER_COUNT;
        const id = identity[i];
        if (((week + i) >>> 2) % TURNS_PER_RENEWAL === 0) {
          renewIdeal(s.c, i, feels ? energy[i] : 0.5, feels ? trust[i] : 0.5);
        }
        position[at + topicOf(bits(k0, k1, id, 0))] += moved[i];
        takeTurn(position, ideal, at, pull, bits(k0, k1, id, 1), bits(k0, k1, id, 2));
      }
    },
  },
});

/** The lever that a conversation is about. */
function topicOf(word: number): number {
  return word & (LEVER_COUNT - 1);
}

/** What deliberation moved; nothing for those who were not there. */
function deliberate(position: Float32Array, pull: Float32Array, length: number): void {
  for (let at = 0; at < length; at++) if (pull[at] !== 0) position[at] = clamp01(position[at] + pull[at]);
}

/** Four weeks of pull to the ideal point and of noise, on every lever. */
function takeTurn(
  position: Float32Array,
  ideal: Float32Array,
  at: number,
  pull: number,
  low: number,
  high: number,
): void {
  for (let l = 0; l < LEVER_COUNT; l++) {
    const x = position[at + l];
    const byte = ((l < 4 ? low : high) >>> ((l & 3) << 3)) & 255;
    position[at + l] = clamp01(x + pull * (ideal[at + l] - x) + NOISE * (byte * BYTE - 0.5));
  }
}

interface IdealColumns {
  readonly values: Float32Array;
  readonly skill: Float32Array;
  readonly taste: Float32Array;
  readonly ideal: Float32Array;
  readonly extremityProneness: Float32Array;
}

function renewIdeal(c: IdealColumns, i: number, energy: number, trust: number): void {
  const { values, skill, taste, ideal } = c;
  let mastery = 0;
  for (let d = 0; d < SKILLS.length; d++) mastery += skill[i * SKILLS.length + d];
  const outwards = 1 + 2 * c.extremityProneness[i] * Math.max(0, 0.5 - trust);
  const at = i * LEVER_COUNT;
  // The six values one by one: each is read once, not once a lever.
  const v = i * VALUES.length;
  const v0 = values[v] - 0.5;
  const v1 = values[v + 1] - 0.5;
  const v2 = values[v + 2] - 0.5;
  const v3 = values[v + 3] - 0.5;
  const v4 = values[v + 4] - 0.5;
  const v5 = values[v + 5] - 0.5;
  for (let l = 0; l < LEVER_COUNT; l++) {
    const b = l * VALUES.length;
    let x = taste[at + l] + BEARINGS[b] * v0 + BEARINGS[b + 1] * v1 + BEARINGS[b + 2] * v2;
    x = x + BEARINGS[b + 3] * v3 + BEARINGS[b + 4] * v4 + BEARINGS[b + 5] * v5;
    if (l === CONTRIBUTION_NORM) x += 0.3 * (energy - 0.5);
    if (l === SHARING_RATE) x -= 0.4 * (mastery / SKILLS.length - 0.45);
    ideal[at + l] = clamp01(0.5 + x * outwards);
  }
}
