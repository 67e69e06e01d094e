/**
 * Names in a batch directory, and files that appear whole or not at all: written beside, then renamed.
 * Whatever is under way lies in `.partial/`, which a finished batch does not have.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const MANIFEST = 'manifest.json';
export const RUNS = 'runs.parquet';
export const LOG = 'status.log';
export const PARTIAL = '.partial';

const numbered = (part: number): string => String(part).padStart(5, '0');
export const weeksPart = (part: number): string => `weeks/part-${numbered(part)}.parquet`;
export const eventsPart = (part: number): string => `events/part-${numbered(part)}.parquet`;
export const rowsPart = (part: number): string => `${PARTIAL}/runs-${numbered(part)}.json`;

/** A name that no other process uses, in the directory's own file system so that a rename is atomic. */
export function temporary(dir: string): string {
  mkdirSync(join(dir, PARTIAL), { recursive: true });
  return join(dir, PARTIAL, `unfinished-${process.pid}`);
}

export function place(dir: string, unfinished: string, name: string): void {
  const target = join(dir, name);
  mkdirSync(dirname(target), { recursive: true });
  renameSync(unfinished, target);
}

/** Writes a file of a batch directory, such as its report, so that it is never seen half-written. */
export function writeWhole(dir: string, name: string, content: string | Uint8Array): void {
  const unfinished = temporary(dir);
  writeFileSync(unfinished, content);
  place(dir, unfinished, name);
  const partial = join(dir, PARTIAL);
  if (readdirSync(partial).length === 0) rmdirSync(partial);
}

export function readJson(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
