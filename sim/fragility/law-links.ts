/**
 * The law as the last link of a chain of accounts: the amendments that moved a factor, by week, and the clause that sets a
 * flow; and how a change is put into words.
 */
import { LEVERS } from '../core/contract.ts';
import type { Cause } from '../core/plan.ts';
import { A_YEAR, SET_BY } from './accounts.ts';
import type { Amendment, LawBook } from './law-book.ts';
import { ownerOf } from './shock-links.ts';
import type { Observed } from './signal.ts';
import { valueWords } from './value-words.ts';

export const plainly = (meaning: string): string =>
  `${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`.replace(/\.$/, '');

/** `the debt rose from 12 to 400 credits` */
export function moved(what: string, then: number, now: number, unit: string): string {
  const from = unit === 'share' ? valueWords(then, unit) : valueWords(then, '');
  return `${what} ${now < then ? 'fell' : 'rose'} from ${from} to ${valueWords(now, unit)}`;
}

/** Amendments of the law that is the factor, by week: parts of its change. */
export function sharedOut(world: Observed, law: LawBook, path: string, size: number, weeks: number): Cause[] {
  const made = amendmentsOf(world, law, path);
  const moves = made.map(({ week, from, to }) => (to - from) * Math.min(1, (world.week - week) / weeks));
  const sum = moves.reduce((total, move) => total + move, 0);
  if (sum === 0) return [];
  return made.map((amendment, k) => ({ ...enacted(world, amendment), size: (size * moves[k]) / sum, unit: A_YEAR }));
}

/** Amendments that moved the way that a factor did, by week. */
export function alike(world: Observed, law: LawBook, path: string, way: number): Cause[] {
  return amendmentsOf(world, law, path)
    .filter(({ from, to }) => (to - from) * way > 0)
    .map((amendment) => ({ ...enacted(world, amendment), size: amendment.to - amendment.from }));
}

const amendmentsOf = ({ layout }: Observed, law: LawBook, path: string): Amendment[] =>
  law.amendments.filter(({ parameter }) => layout.parameters[parameter].path === path);

const unitOf = ({ layout }: Observed, parameter: number): string => {
  const { spec } = layout.parameters[parameter];
  return spec.type === 'number' ? spec.unit : '';
};

function enacted(world: Observed, { parameter, week, from, to }: Amendment): Omit<Cause, 'size'> {
  const unit = unitOf(world, parameter);
  const start = unit === 'share' ? valueWords(from, unit) : valueWords(from, '');
  return {
    what: `members amended the ${plainName(world.layout.parameters[parameter].path)} from ${start} to ${valueWords(to, unit)} in week ${week + 1}`,
    unit,
    because: [],
  };
}

/** `economy.treasury.sharing_rate` → `sharing rate`; a lever goes by its own name, as in the events. */
function plainName(path: string): string {
  const lever = LEVERS.find((l) => l.path === path)?.id ?? path.slice(path.lastIndexOf('.') + 1);
  return lever.replaceAll('_', ' ');
}

/**
 * What sets a flow, with its value at the founding: `; set by the upkeep credits (economy.treasury.upkeep_credits), 15
 * credits`; or only its clause.
 */
export function setBy({ layout }: Observed, law: LawBook, flow: string): string {
  const paths = SET_BY[flow] ?? [];
  const at = paths.map((path) => layout.parameters.findIndex((p) => p.path === path)).find((found) => found >= 0);
  if (at !== undefined) {
    const { path, spec } = layout.parameters[at];
    const unit = spec.type === 'number' ? spec.unit : '';
    return `; set by the ${plainName(path)} (${path}), ${valueWords(law.founded[at], unit)}`;
  }
  const owner = layout.specs.find(({ id }) => id === ownerOf(flow));
  return owner && owner.switch !== 'always' ? `; under ${owner.title.toLowerCase()} (${owner.id})` : '';
}
