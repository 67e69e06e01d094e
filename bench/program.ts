/** Starts the built command line, as a user would. Claims are measured from the root folder. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const PROGRAM = join(process.cwd(), 'dist', 'cli.js');
/** The built worker thread. */
export const THREAD = pathToFileURL(join(process.cwd(), 'dist', 'thread.js'));

export interface Ended {
  /** −1 when a signal ended it. */
  readonly code: number;
  readonly stderr: string;
}

/** @param mostSeconds after which it counts as hung and is killed */
export function politeia(args: readonly string[], mostSeconds = 3600): Promise<Ended> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: mostSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, stderr }));
  });
}
