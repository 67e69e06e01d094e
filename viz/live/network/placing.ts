/** Asks the layout's thread where people stand. While an answer is out, only the latest picture of a branch waits. */
import { type Remote, wrap } from 'comlink';
import type { Picture } from '../../../workers/web/interface.ts';
import type { Placed } from './layout.ts';
import type { BranchKey, LayoutWorker } from './layout.worker.ts';

let worker: Remote<LayoutWorker> | undefined;

function layoutWorker(): Remote<LayoutWorker> {
  worker ??= wrap<LayoutWorker>(
    new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module', name: 'layout' }),
  );
  return worker;
}

/** Starts the thread before anybody is to be placed. */
export function startLayout(): void {
  layoutWorker();
}

export class Placing {
  readonly #key: BranchKey;
  readonly #placed: (picture: Picture, placed: Placed) => void;
  #waiting: Picture | null = null;
  #asking = false;
  #closed = false;

  constructor(key: BranchKey, placed: (picture: Picture, placed: Placed) => void) {
    this.#key = key;
    this.#placed = placed;
  }

  ask(picture: Picture): void {
    this.#waiting = picture;
    if (!this.#asking) void this.#answer();
  }

  close(): void {
    this.#closed = true;
    this.#waiting = null;
  }

  async #answer(): Promise<void> {
    this.#asking = true;
    while (this.#waiting && !this.#closed) {
      const picture = this.#waiting;
      this.#waiting = null;
      const placed = await layoutWorker().place(this.#key, picture.identity, {
        from: picture.tieFrom,
        to: picture.tieTo,
        strength: picture.tieStrength,
      });
      if (!this.#closed) this.#placed(picture, placed);
    }
    this.#asking = false;
  }
}
