/** What the models of `agentscript.ts` use of AgentScript 0.10.27, which has no types of its own. */
declare module 'agentscript' {
  export class AgentArray<T> extends Array<T> {
    ask(what: (agent: T, index: number, all: AgentArray<T>) => void): void;
    oneOf(): T;
    sum(key: string): number;
    static fromArray<T>(array: T[]): AgentArray<T>;
  }

  export interface Link {
    readonly end0: Turtle;
    readonly end1: Turtle;
  }

  export interface Turtle {
    readonly id: number;
    readonly links: AgentArray<Link>;
    otherEnd(link: Link): Turtle;
    // What a model gives its turtles besides.
    customs: number[];
    opinion: number;
    type: number;
    belief: number;
    given: number;
    mates: AgentArray<Turtle>;
  }

  export class Turtles extends AgentArray<Turtle> {
    create(number: number, init?: (turtle: Turtle) => void): void;
  }

  export class Links extends AgentArray<Link> {
    createOne(from: Turtle, to: Turtle): Link;
  }

  export const World: { defaultOptions(maxX: number): object };

  export class Model {
    constructor(worldOptions?: object);
    readonly turtles: Turtles;
    readonly links: Links;
    setup(): void;
    step(): void;
  }

  export const util: {
    randomInt(max: number): number;
    randomFloat(max: number): number;
    oneOf<T>(array: readonly T[]): T;
  };
}
