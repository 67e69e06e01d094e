/** Options that several commands share, with their checks. */
import { InvalidArgumentError, Option } from 'commander';

/** A parser for whole numbers within bounds; anything else is refused in words. */
export function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}.`);
  };
}

const collect = (text: string, before: readonly string[]): string[] => [...before, text];

export const weeksOption = () =>
  new Option('--weeks <n>', 'weeks to simulate').argParser(whole(1, 52_000)).default(520);
export const membersOption = () =>
  new Option('--members <n>', 'founders, instead of those of the file').argParser(whole(1, 1_000_000));
export const setOption = () =>
  new Option('--set <path=value>', 'change one value of the constitution; may be repeated')
    .argParser(collect)
    .default([], 'none');
export const scenarioOption = (what: string) =>
  new Option('--scenario <name>', what).argParser(collect).default([], 'none');
export const jsonOption = () => new Option('--json', 'print one JSON document');
export const quietOption = () => new Option('--quiet', 'print the outcome only, and no progress');
export const portOption = () =>
  new Option('--port <n>', 'port to serve on; 0 takes any free one').argParser(whole(0, 65_535)).default(4173);
