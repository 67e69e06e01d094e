/** Files of a batch directory that appear whole or not at all: written beside, then renamed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PARTIAL } from './names.ts';

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
