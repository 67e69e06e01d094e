import { LEVER_COUNT } from '../core/contract.ts';
import type { World } from '../world.ts';
import { NEGATIVE, set, still, tie } from './still.fixture.ts';

export const N = 40;

/** Power for all, middling wishes, work and pay in step, friends in a ring. */
export function healthy(): World {
  const world = still(N);
  set(world, 'members.power', () => 1 / N);
  set(world, 'members.agendaPower', () => 1 / N);
  set(world, 'members.position', (i) => 0.5 + 0.1 * ((i % 5) / 4 - 0.5));
  set(world, 'members.values', (_, v) => [0.6, 0.6, 0.7, 0.5, 0.7, 0.6][v]);
  set(world, 'members.contributionScore', (i) => 8 + (i % 7));
  set(world, 'members.communityIncome', (i) => 40 + 5 * (i % 7));
  set(world, 'members.incomeCredits', (i) => 60 + 5 * (i % 7));
  set(world, 'members.tokens', () => 1e5);
  set(world, 'members.lockedTokens', () => 0);
  for (let i = 0; i < N; i++) for (let k = 0; k < 6; k++) tie(world, i, (i + 1 + 5 * k) % N, k, 0.5);
  return world;
}

export function quarrel(world: World): void {
  for (let i = 0; i < N; i++) for (let k = 0; k < 3; k++) tie(world, i, (i + 3 + k) % N, NEGATIVE + k, -0.6);
  world.array('society.casesClimbedShare')[0] = 0.8;
  world.array('society.caseBacklog')[0] = 8;
}

export function seize(world: World): void {
  set(world, 'members.power', (i) => (i === 0 ? 0.8 : 0.2 / (N - 1)));
  set(world, 'members.agendaPower', (i) => (i === 0 ? 0.9 : 0.1 / (N - 1)));
  world.array('society.lawToMedian')[0] = 0.3;
  world.array('society.lawToPowerful')[0] = 0.02;
}

export function radicalise(world: World): void {
  set(world, 'members.position', (i) => (i % 2 === 0 ? 0.02 : 0.98));
  set(world, 'members.values', (i, v) => ((i + v) % 2 === 0 ? 0.02 : 0.98));
}

export function exhaust(world: World): void {
  set(world, 'members.contributionScore', (i) => (i < 6 ? 40 : 4));
  set(world, 'members.exhausted', (i) => (i < 5 ? 1 : 0));
}

export function misalign(world: World): void {
  set(world, 'members.contributionScore', (i) => (i % 5 < 3 ? 0.1 * (i % 7) : 12 + (i % 7)));
  set(world, 'members.communityIncome', (i) => 20 - world.array('members.contributionScore')[i]);
}

export function split(world: World): void {
  for (let i = 0; i < N; i++) {
    for (let k = 0; k < 6; k++) tie(world, i, (i + 4 * (1 + k)) % N, k, 0.6);
    for (let lever = 0; lever < LEVER_COUNT; lever++) {
      world.array('members.position')[i * LEVER_COUNT + lever] = 0.35 + 0.1 * (i % 4);
    }
  }
}

/** One holds nearly all and bought of late, and the richest has more than what a majority costs. */
export function buyUp(world: World): void {
  vote(world);
  set(world, 'members.tokens', (i) => (i === 0 ? 5e7 : 1e4));
  set(world, 'members.recentTokens', (i) => (i === 0 ? 4e4 : 0));
  set(world, 'members.accounts', (i) => (i === 1 ? 21 : 1));
  set(world, 'members.wealth', (i) => (i === 2 ? 1e9 : 0));
  const pool = world.layout.funds.find(({ name }) => name === 'economy.token.pool')?.first ?? -1;
  world.array('society.funds')[pool] = 1e6;
  world.array('society.poolTokens')[0] = 5e7;
}

/** Tokens carry votes, and a fifth of them is cast. */
export function vote(world: World): void {
  world.array('society.tokenVotes')[0] = 1;
  world.array('society.tokenTurnout')[0] = 0.2;
}

export const STRESS = {
  capture: seize,
  conflict_escalation: quarrel,
  extremism: radicalise,
  burnout: exhaust,
  misaligned_incentives: misalign,
  factions: split,
  token_manipulation: buyUp,
};
