/**
 * The three rules in flocc 0.7.0, as its documentation writes models: an `Environment` of `Agent`s, each with
 * its data under `get` and `set` and its behaviour under `tick`, and one `environment.tick()` a sweep.
 *
 *   neighbours   an array of agents in the agent's data ("value can be any type, from numbers and strings to
 *                arrays to other agents", flocc.network/docs/agent). The `Network` helper is not used: adding an
 *                agent rebuilds its matrix of all pairs, cell by cell, so that 10,000 agents never get in
 *   wrapping     `torus: false`: no space is used, and so none is paid for
 *
 * in two styles:
 *
 *   DOCUMENTED   `environment.tick()`, which activates in random order by default, `utils.sample` and `utils.uniform`, as
 *                its example models draw; both can be seeded
 *   LEAN         `randomizeOrder: false`, the order of adding, which is everybody's here, and `Math.random()`, as the
 *                README's first model draws: the library's own draws spell every number out as text. This style stands
 *                beside the laboratory
 *
 *   public goods what `tick` returns is set once all agents have been asked ("the rule function should instead return a new
 *                value", documentation of `increment`): a tick learns from what was given and gives the next time,
 *                one choice and one lesson a tick, like everybody's, begun half a round later
 */
import { Agent, Environment, utils } from 'flocc';
import type { Contestant } from './rule.ts';
import {
  BOUND,
  beliefsOf,
  customsOf,
  DEGREE,
  DUTY,
  FEATURES,
  GROUP,
  graphOf,
  LEARNING,
  opinionsOf,
  RATE,
  typesOf,
} from './start.ts';

export interface Style {
  oneOf<T>(array: readonly T[]): T;
  /** Uniform on [0, 1). */
  chance(): number;
  readonly tick: Parameters<Environment['tick']>[0];
}

export const LEAN: Style = {
  oneOf: (array) => array[Math.floor(Math.random() * array.length)],
  chance: () => Math.random(),
  tick: { randomizeOrder: false },
};

export const DOCUMENTED: Style = {
  oneOf: (array) => utils.sample(array as never[]),
  chance: () => utils.uniform(),
  tick: undefined,
};

/** An environment of so many agents that do this each tick. */
function environmentOf(members: number, tick: (agent: Agent) => object | undefined): Environment {
  const environment = new Environment({ torus: false, width: 0, height: 0 });
  for (let i = 0; i < members; i++) {
    const agent = new Agent();
    agent.set('tick', tick);
    environment.addAgent(agent);
  }
  return environment;
}

function acquaint(environment: Environment): void {
  const agents = environment.getAgents();
  const neighbours = graphOf(agents.length);
  agents.forEach((agent, i) => {
    const own = neighbours.subarray(i * DEGREE, (i + 1) * DEGREE);
    agent.set(
      'neighbours',
      Array.from(own, (j) => agents[j]),
    );
  });
}

const passCustom =
  ({ oneOf, chance }: Style) =>
  (agent: Agent): undefined => {
    const other = oneOf(agent.get('neighbours') as Agent[]).get('customs');
    const own = agent.get('customs');
    const differing: number[] = [];
    for (let f = 0; f < own.length; f++) if (own[f] !== other[f]) differing.push(f);
    const equal = own.length - differing.length;
    if (differing.length === 0 || chance() * own.length >= equal) return;
    const feature = oneOf(differing);
    own[feature] = other[feature];
  };

export function floccCustoms(members: number, style = LEAN): Contestant {
  const environment = environmentOf(members, passCustom(style));
  acquaint(environment);
  const agents = environment.getAgents();
  const first = customsOf(members);
  return {
    name: 'flocc',
    restart() {
      agents.forEach((agent, i) => {
        agent.set('customs', Array.from(first.subarray(i * FEATURES, (i + 1) * FEATURES)));
      });
    },
    sweep: () => environment.tick(style.tick),
    state: () => Uint8Array.from(agents.flatMap((agent) => agent.get('customs') as number[])),
  };
}

const hear =
  ({ oneOf }: Style) =>
  (agent: Agent): undefined => {
    const own = agent.get('opinion');
    const gap = oneOf(agent.get('neighbours') as Agent[]).get('opinion') - own;
    if (Math.abs(gap) < BOUND) agent.set('opinion', own + RATE * gap);
  };

export function floccOpinions(members: number, style = LEAN): Contestant {
  const environment = environmentOf(members, hear(style));
  acquaint(environment);
  const agents = environment.getAgents();
  const first = opinionsOf(members);
  return {
    name: 'flocc',
    restart() {
      agents.forEach((agent, i) => {
        agent.set('opinion', first[i]);
      });
    },
    sweep: () => environment.tick(style.tick),
    state: () => Float64Array.from(agents, (agent) => agent.get('opinion')),
  };
}

/** What is returned takes effect when all have been asked: everybody gives by the belief that all then hold. */
function giveAndLearn(agent: Agent): { belief: number; given: number } {
  const mates = agent.get('mates');
  let sum = 0;
  for (const mate of mates) sum += mate.get('given');
  const before = agent.get('belief');
  const belief = before + LEARNING * (sum / mates.length - before);
  return { belief, given: given(agent.get('type'), belief) };
}

function given(type: number, belief: number): number {
  if (type === 0) return 0.44 * DUTY;
  if (type === 1) return 0.73 * belief;
  if (type === 2) return 0;
  return belief <= DUTY / 2 ? belief : Math.max(0, DUTY - belief);
}

export function floccGroups(members: number, style = LEAN): Contestant {
  const environment = environmentOf(members, giveAndLearn);
  const agents = environment.getAgents();
  const types = typesOf(members);
  const first = beliefsOf(members);
  agents.forEach((agent, i) => {
    const group = i - (i % GROUP);
    agent.set('type', types[i]);
    agent.set(
      'mates',
      agents.slice(group, group + GROUP).filter((mate) => mate !== agent),
    );
  });
  return {
    name: 'flocc',
    restart() {
      agents.forEach((agent, i) => {
        agent.set('belief', first[i]);
        agent.set('given', given(types[i], first[i]));
      });
    },
    sweep: () => environment.tick(style.tick),
    state: () => Float64Array.from(agents, (agent) => agent.get('belief')),
  };
}
