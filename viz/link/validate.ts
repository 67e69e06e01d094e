/**
 * From whatever JSON a fragment held to a link, or to the reason why it is none. Everything is looked at: type, range,
 * characters, and that no key is there which this page would have ignored. Texts of constitutions stay texts: they are
 * checked by the reader of files later, and never shown as anything but text.
 */
import { MOST_MEMBERS, MOST_SEED_CHARACTERS, MOST_TEXT_CHARACTERS, MOST_WEEKS } from './bounds.ts';
import type { ExpectedHash, LinkedText, Refusal, SocietyLink } from './types.ts';
import { refusal } from './types.ts';

const NAME = /^[a-z][a-z0-9_-]{0,63}$/;
const DIGEST = /^[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{8,64}$/;
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const KEYS = new Set([
  ...['format', 'engine', 'constitution', 'scenario', 'seed', 'weeks'],
  ...['members', 'view', 'expected'],
]);

type Fields = Readonly<Record<string, unknown>>;

export function readLink(value: unknown): SocietyLink | Refusal {
  if (!isFields(value)) return wrong('what it holds is not the description of a society');
  const extra = Object.keys(value).find((key) => !KEYS.has(key));
  if (extra !== undefined) return wrong('it says more than this page understands');
  const { format, engine, seed, weeks, members, view } = value;
  if (!isWhole(format, 1, 1_000_000)) return wrong('it does not say for which file format it was made');
  if (!isWhole(engine, 1, 1_000_000)) return wrong('it does not say for which engine it was made');
  const constitution = readText(value.constitution);
  if (!constitution) return wrong('it carries no constitution that can be read');
  const scenario = readText(value.scenario);
  if (!scenario) return wrong('it carries no scenario that can be read');
  if (typeof seed !== 'string' || seed === '' || seed.length > MOST_SEED_CHARACTERS || CONTROL.test(seed))
    return wrong(`its seed is not a text of 1 to ${MOST_SEED_CHARACTERS} characters`);
  if (!isWhole(weeks, 1, MOST_WEEKS)) return wrong(`its number of weeks is not a whole number from 1 to ${MOST_WEEKS}`);
  if (members !== undefined && !isWhole(members, 1, MOST_MEMBERS))
    return wrong(`its number of founders is not a whole number from 1 to ${MOST_MEMBERS}`);
  if (view !== undefined && !(typeof view === 'string' && NAME.test(view))) return wrong('it names no view of a page');
  const expected = value.expected === undefined ? undefined : readExpected(value.expected, weeks);
  if (value.expected !== undefined && !expected) return wrong('the hash that it expects is none');
  return {
    format,
    engine,
    constitution,
    scenario,
    seed,
    weeks,
    ...(members === undefined ? {} : { members }),
    ...(view === undefined ? {} : { view }),
    ...(expected ? { expected } : {}),
  };
}

function wrong(what: string): Refusal {
  return refusal(`This link cannot be opened: ${what}.`, 'Ask the sender to make the link again on their page.');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function readText(value: unknown): LinkedText | undefined {
  if (!isFields(value)) return undefined;
  const keys = Object.keys(value).sort().join(' ');
  const { text, id, digest } = value;
  if (keys === 'text' && typeof text === 'string' && text.length > 0 && text.length <= MOST_TEXT_CHARACTERS)
    return { text };
  if (keys === 'digest id' && typeof id === 'string' && typeof digest === 'string')
    return NAME.test(id) && DIGEST.test(digest) ? { id, digest } : undefined;
  return undefined;
}

function readExpected(value: unknown, weeks: number): ExpectedHash | undefined {
  if (!isFields(value) || Object.keys(value).sort().join(' ') !== 'hash week') return undefined;
  const { week, hash } = value;
  return isWhole(week, 0, weeks) && typeof hash === 'string' && HASH.test(hash) ? { week, hash } : undefined;
}
