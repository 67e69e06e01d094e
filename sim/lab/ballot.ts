/**
 * A ballot by token weight in the laboratory: the product's own voting and time ledger, and an attacker whose purchases go
 * through the product's market maker, as pure functions. Nobody else trades, and nobody but the attacker wants the text.
 */
import { LEVER_COUNT } from '../core/contract.ts';
import { uniform } from '../core/random.ts';
import { creditsOut, priceOfMajority, tokensOut } from '../economy/token-market.ts';
import { lab } from '../lab.ts';
import { SPECS } from '../registry.ts';
import { tick } from '../tick.ts';
import type { World } from '../world.ts';
import { putToMeeting, setLaw } from './agenda.ts';

const LEVER = 0;
const ATTACKER = 0;
const TOKENS_EACH = 1_000_000;
const FEE = 0.003;
/** Longest until a ballot and its time lock are over. */
const MOST_WEEKS = 40;

export interface Attack {
  readonly members: number;
  readonly seed: string;
  /** Parameters of governance.dao. */
  readonly rule: Readonly<Record<string, number>>;
  /** `flash`: buys in the week in which the ballot closes and sells in the next. `patient`: buys before it opens and holds. */
  readonly tactic: 'flash' | 'patient';
  /** Money of the attacker, as a share of the price of a majority of all tokens of the others. */
  readonly means: number;
  /** How much the others care, 0 to 1: their trust and feeling of having a say. */
  readonly interest: number;
}

export interface Outcome {
  readonly passed: boolean;
  /** What the attacker is out of pocket in the end, as a share of what was spent; 1 for who keeps the tokens. */
  readonly lost: number;
}

function voters({ members, seed, rule, interest }: Attack): World {
  const world = lab({
    specs: SPECS,
    stepping: ['governance.dao', 'governance.decisions', 'people.time', 'people.traits', 'people.membership'],
    members,
    seed,
    clauses: {
      'governance.decisions': { initiative: 0, lapseWeeks: 104 },
      'governance.projects': { projectsPerYear: 0 },
      'governance.dao': rule,
    },
  });
  setLaw(world, LEVER, 0.2);
  for (let i = 0; i < members; i++) {
    // The others want less than the law or a little more; the text is far from all of them.
    const own = i === ATTACKER ? 0.9 : 0.4 * uniform(world.run0, world.run1, i, 0);
    world.array('members.position')[i * LEVER_COUNT + LEVER] = own;
    world.array('members.tokens')[i] = i === ATTACKER ? 0 : TOKENS_EACH;
  }
  for (const path of ['say', 'trust']) world.array(`members.${path}`).fill(interest, 0, members);
  world.array('members.energy').fill(0.7, 0, members);
  return world;
}

/** Puts a text that only the attacker wants to a ballot, and attacks it. */
export function attack(setUp: Attack): Outcome {
  const world = voters(setUp);
  const others = (setUp.members - 1) * TOKENS_EACH;
  // A pool as large as all other holdings taken twice, at a price of one credit.
  const pool = { credits: 2 * others, tokens: 2 * others };
  const purse = Math.floor(setUp.means * priceOfMajority(others, 0, pool.credits, pool.tokens, FEE));
  const tokens = world.array('members.tokens');
  const closes = world.array('society.ballotCloses');
  let back = 0;
  const buy = (): void => {
    const bought = tokensOut(purse, pool.credits, pool.tokens, FEE);
    pool.credits += purse;
    pool.tokens -= bought;
    tokens[ATTACKER] += bought;
  };
  const sell = (): void => {
    back = creditsOut(tokens[ATTACKER], pool.credits, pool.tokens, FEE);
    tokens[ATTACKER] = 0;
  };
  let passed = false;
  let settled = false;
  world.eventSink = (event) => {
    const { name } = world.layout.events[event];
    if (name.startsWith('governance.decisions.passed')) passed = true;
    if (/^governance\.decisions\.(passed|rejected|lapsed)/.test(name)) settled = true;
  };
  if (setUp.tactic === 'patient') buy();
  putToMeeting(world, LEVER, 0.9, 'dao');
  world.array('members.pledge')[ATTACKER] = 1;
  let sellNow = false;
  for (let week = 0; week < MOST_WEEKS && !(settled && back > 0) && !(settled && setUp.tactic === 'patient'); week++) {
    if (sellNow) sell();
    sellNow = setUp.tactic === 'flash' && closes[0] === world.week;
    if (sellNow) buy();
    tick(world);
  }
  return { passed, lost: purse > 0 ? 1 - back / purse : 0 };
}
