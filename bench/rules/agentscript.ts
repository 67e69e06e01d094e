/**
 * The three rules in AgentScript 0.10.27, as its own models are written: a class that extends `Model`, `setup`
 * creates turtles and links, `step` asks all turtles. Draws by `util.randomInt` and `util.oneOf`.
 *
 *   neighbours   the links of a turtle: one of `t.links` and `t.otherEnd` of it. `t.linkNeighbors()`, which makes a
 *                new array at every call, is not used; it is slower
 *   world        of one patch around the origin, since no space is used
 *   public goods two questions a step: all give, then all learn from an `AgentArray` of their mates
 *
 * The package loads in a browser and in Deno. In Node it wants an `OffscreenCanvas` while it loads, which it
 * draws a colour table on; it gets one that draws nothing, and that is taken away again. No file is changed.
 */
import type { Turtle } from 'agentscript';
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

const blankCanvas = function OffscreenCanvas(): { getContext(): object } {
  return { getContext: () => ({}) };
};

async function load(): Promise<typeof import('agentscript')> {
  const globals = globalThis as unknown as Record<string, unknown>;
  const lacking = globals.OffscreenCanvas === undefined;
  if (lacking) globals.OffscreenCanvas = blankCanvas;
  try {
    return await import('agentscript');
  } finally {
    if (lacking) delete globals.OffscreenCanvas;
  }
}

const { AgentArray, Model, util, World } = await load();

const ONE_PATCH = World.defaultOptions(0);

/** Turtles in a graph, everybody linked once to each neighbour. */
class GraphModel extends Model {
  people(members: number): void {
    this.turtles.create(members);
    const neighbours = graphOf(members);
    for (let i = 0; i < members; i++) {
      for (let s = i * DEGREE; s < (i + 1) * DEGREE; s++) {
        if (i < neighbours[s]) this.links.createOne(this.turtles[i], this.turtles[neighbours[s]]);
      }
    }
  }
}

function anyNeighbour(t: Turtle): Turtle {
  return t.otherEnd(util.oneOf(t.links));
}

class CultureModel extends GraphModel {
  override step(): void {
    this.turtles.ask((t) => {
      const own = t.customs;
      const other = anyNeighbour(t).customs;
      const differing: number[] = [];
      for (let f = 0; f < own.length; f++) if (own[f] !== other[f]) differing.push(f);
      const equal = own.length - differing.length;
      if (differing.length === 0 || util.randomFloat(own.length) >= equal) return;
      const feature = util.oneOf(differing);
      own[feature] = other[feature];
    });
  }
}

export function agentscriptCustoms(members: number): Contestant {
  const model = new CultureModel(ONE_PATCH);
  model.people(members);
  const first = customsOf(members);
  return {
    name: 'agentscript',
    restart() {
      model.turtles.ask((t, i) => {
        t.customs = Array.from(first.subarray(i * FEATURES, (i + 1) * FEATURES));
      });
    },
    sweep: () => model.step(),
    state: () => Uint8Array.from(Array.from(model.turtles).flatMap((t) => t.customs)),
  };
}

class OpinionModel extends GraphModel {
  override step(): void {
    this.turtles.ask((t) => {
      const gap = anyNeighbour(t).opinion - t.opinion;
      if (Math.abs(gap) < BOUND) t.opinion += RATE * gap;
    });
  }
}

export function agentscriptOpinions(members: number): Contestant {
  const model = new OpinionModel(ONE_PATCH);
  model.people(members);
  const first = opinionsOf(members);
  return {
    name: 'agentscript',
    restart() {
      model.turtles.ask((t, i) => {
        t.opinion = first[i];
      });
    },
    sweep: () => model.step(),
    state: () => Float64Array.from(model.turtles, (t) => t.opinion),
  };
}

class PublicGoodsModel extends Model {
  override step(): void {
    this.turtles.ask((t) => {
      const { type, belief } = t;
      if (type === 0) t.given = 0.44 * DUTY;
      else if (type === 1) t.given = 0.73 * belief;
      else if (type === 2) t.given = 0;
      else t.given = belief <= DUTY / 2 ? belief : Math.max(0, DUTY - belief);
    });
    this.turtles.ask((t) => {
      t.belief += LEARNING * (t.mates.sum('given') / t.mates.length - t.belief);
    });
  }
}

export function agentscriptGroups(members: number): Contestant {
  const model = new PublicGoodsModel(ONE_PATCH);
  const types = typesOf(members);
  const first = beliefsOf(members);
  model.turtles.create(members);
  const all = Array.from(model.turtles);
  model.turtles.ask((t, i) => {
    const group = i - (i % GROUP);
    t.type = types[i];
    t.mates = AgentArray.fromArray(all.slice(group, group + GROUP).filter((mate) => mate !== t));
  });
  return {
    name: 'agentscript',
    restart() {
      model.turtles.ask((t, i) => {
        t.belief = first[i];
        t.given = 0;
      });
    },
    sweep: () => model.step(),
    state: () => Float64Array.from(model.turtles, (t) => t.belief),
  };
}
