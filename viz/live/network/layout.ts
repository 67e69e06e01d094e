/**
 * Where people stand: a force-directed layout (Fruchterman & Reingold 1991, by d3-force with Barnes–Hut repulsion)
 * that is carried from week to week, so that the eye can follow: it starts from the places of the week before, runs
 * few steps at low heat, is drawn wider than high as the page is, puts newcomers beside those they are tied to, and remembers where leavers stood in case a
 * week is looked at again. Same pictures in the same order give the same places.
 */
import {
  type ForceLink,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3';
import { bondsPerPerson, type Ties, thinned } from './thin.ts';

export interface Placed {
  /** x, y of each person, in the order given. */
  readonly places: Float32Array;
  /** Row pairs of the ties to be drawn, and their strengths. */
  readonly pairs: Uint32Array;
  readonly strength: Float32Array;
}

interface Person extends SimulationNodeDatum {
  readonly identity: number;
  x: number;
  y: number;
}
interface Bond extends SimulationLinkDatum<Person> {
  readonly pull: number;
}

/** Ties that pull, a person: fewer leave the groups to be seen. */
const PULLING = 4;
const DISTANCE = 26;
const WARM = 0.06;
/** Steps of a founding and of a week, by the number of people; a step at 10,000 costs some 50 ms. */
const steps = (people: number, founding: boolean) => {
  if (founding) return people <= 1500 ? 140 : people <= 4000 ? 40 : 20;
  return people <= 400 ? 6 : people <= 1500 ? 3 : 1;
};

export class Layout {
  readonly #known = new Map<number, Person>();
  readonly #simulation: Simulation<Person, Bond>;
  readonly #bonds: ForceLink<Person, Bond>;

  constructor(beginning?: Layout) {
    if (beginning) for (const [identity, { x, y }] of beginning.#known) this.#known.set(identity, { identity, x, y });
    this.#bonds = forceLink<Person, Bond>()
      .distance(DISTANCE)
      .strength((bond) => bond.pull)
      .iterations(1);
    this.#simulation = forceSimulation<Person, Bond>([])
      .stop()
      .alphaDecay(0)
      .velocityDecay(0.45)
      .force('bonds', this.#bonds)
      .force('room', forceManyBody<Person>().strength(-34).theta(1.1).distanceMax(420))
      .force('x', forceX<Person>(0).strength(0.04))
      .force('y', forceY<Person>(0).strength(0.085));
  }

  /**
   * Places everybody of a week.
   * @param identity of each person, in the order that `ties` point into
   */
  place(identity: Uint32Array, ties: Ties): Placed {
    const people = identity.length;
    const founding = this.#known.size === 0;
    const pulling = thinned(ties, people, PULLING);
    const persons = this.#persons(identity, pulling.pairs, founding);
    this.#simulation.nodes(persons);
    this.#bonds.links(bondsOf(persons, pulling.pairs, pulling.strength));
    const count = steps(people, founding);
    if (founding) {
      for (let k = 0; k < count; k++) this.#simulation.alpha(1 - (k / count) * (1 - WARM)).tick();
    } else this.#simulation.alpha(WARM).tick(count);
    const places = new Float32Array(people * 2);
    persons.forEach((person, i) => {
      places[2 * i] = person.x;
      places[2 * i + 1] = person.y;
    });
    const drawn = bondsPerPerson(people);
    return { places, ...(drawn === PULLING ? pulling : thinned(ties, people, drawn)) };
  }

  #persons(identity: Uint32Array, pairs: Uint32Array, founding: boolean): Person[] {
    const persons: Person[] = [];
    const strangers: number[] = [];
    for (let i = 0; i < identity.length; i++) {
      const id = identity[i];
      let person = this.#known.get(id);
      if (!person) {
        person = founding ? onSpiral(id, i) : { identity: id, x: Number.NaN, y: Number.NaN };
        if (!founding) strangers.push(i);
        this.#known.set(id, person);
      }
      persons.push(person);
    }
    if (strangers.length > 0) besideTies(persons, strangers, pairs);
    return persons;
  }
}

/** A sunflower's seeds: even, and the same for the same row. */
function onSpiral(identity: number, row: number): Person {
  const radius = 12 * Math.sqrt(row + 0.5);
  const angle = row * Math.PI * (3 - Math.sqrt(5));
  return { identity, x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}

/** Newcomers stand at the middle of those they are tied to, a step aside; those without ties at the rim. */
function besideTies(persons: Person[], strangers: readonly number[], pairs: Uint32Array): void {
  const sums = new Map<number, { x: number; y: number; count: number }>();
  for (const row of strangers) sums.set(row, { x: 0, y: 0, count: 0 });
  const add = (row: number, other: Person) => {
    const sum = sums.get(row);
    if (!sum || Number.isNaN(other.x)) return;
    sum.x += other.x;
    sum.y += other.y;
    sum.count += 1;
  };
  for (let k = 0; k < pairs.length; k += 2) {
    add(pairs[k], persons[pairs[k + 1]]);
    add(pairs[k + 1], persons[pairs[k]]);
  }
  const rim = 18 * Math.sqrt(persons.length);
  for (const [row, { x, y, count }] of sums) {
    const person = persons[row];
    const angle = person.identity * 2.399963;
    const radius = count > 0 ? 10 : rim;
    person.x = (count > 0 ? x / count : 0) + radius * Math.cos(angle);
    person.y = (count > 0 ? y / count : 0) + radius * Math.sin(angle);
    person.vx = 0;
    person.vy = 0;
  }
}

function bondsOf(persons: Person[], pairs: Uint32Array, strength: Float32Array): Bond[] {
  const bonds: Bond[] = [];
  for (let k = 0; k < strength.length; k++) {
    const size = strength[k];
    if (size <= 0) continue;
    bonds.push({ source: persons[pairs[2 * k]], target: persons[pairs[2 * k + 1]], pull: 0.08 + 0.35 * size });
  }
  return bonds;
}
