/** What a society is founded with on this page: the first one, bundled files by name, and seeds that can be read out. */
import { capital } from '../../results/analysis/words.ts';
import type { BundledText, Catalogue, SocietyRequest } from '../../workers/web/interface.ts';
import { FIRST_CONSTITUTION, FIRST_SCENARIO, HORIZON_WEEKS } from './society.ts';

export const FIRST_SEED = 'meadow-12';

const WORDS = [
  ...['alder', 'amber', 'basalt', 'birch', 'brook', 'cedar', 'clover', 'cobalt', 'comet', 'delta', 'ember', 'fern'],
  ...['flint', 'garnet', 'harbour', 'hazel', 'heron', 'island', 'juniper', 'lantern', 'larch', 'linden', 'maple'],
  ...['marble', 'meadow', 'orchard', 'osprey', 'pebble', 'poppy', 'quarry', 'rowan', 'saffron', 'sparrow', 'thistle'],
  ...['tundra', 'velvet', 'walnut', 'willow'],
];

/** A seed of chance that can be read over the telephone. */
export function drawnSeed(): string {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2));
  return `${WORDS[a! % WORDS.length]}-${10 + (b! % 90)}`;
}

export function bundled(items: readonly BundledText[], id: string): BundledText {
  return items.find((item) => item.id === id) ?? items[0];
}

export function firstRequest(known: Catalogue): SocietyRequest {
  return {
    constitution: bundled(known.constitutions, FIRST_CONSTITUTION).text,
    scenario: bundled(known.scenarios, FIRST_SCENARIO).text,
    seed: FIRST_SEED,
    weeks: HORIZON_WEEKS,
  };
}

export function isFirst(asked: SocietyRequest, known: Catalogue): boolean {
  const first = firstRequest(known);
  return (
    asked.constitution === first.constitution &&
    asked.scenario === first.scenario &&
    asked.seed === first.seed &&
    asked.weeks === first.weeks &&
    asked.members === undefined
  );
}

/** Opening comment of a bundled constitution, by its parts: what it is, what it is modelled on, what it asks. */
export interface About {
  readonly what: string;
  readonly model: string;
  readonly question: string;
}

export function aboutOf(item: BundledText | undefined): About {
  const paragraphs = (item?.about ?? '').split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
  const question = paragraphs.find((text) => text.startsWith('It asks: ')) ?? '';
  const rest = paragraphs.filter((text) => text !== question);
  const asked = question.slice('It asks: '.length);
  return {
    what: rest[0] ?? '',
    model: rest.slice(1).join(' '),
    question: capital(asked),
  };
}
