/** Asks the layout's thread where people stand. While an answer is out, only the latest picture of a branch waits. */
import { type Remote, wrap } from 'comlink';
import type { Picture } from '../../../workers/web/interface.ts';
import type { Placed } from './layout.ts';
import type { LayoutWorker } from './layout.worker.ts';

let worker: Remote<LayoutWorker> | undefined;

function layoutWorker(): Remote<LayoutWorker> {
  worker ??= wrap<LayoutWorker>(
    new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module', name: 'layout' }),
  );
  return worker;
}

export class Placing {
  readonly #key: string;
  readonly #like: string;
  readonly #placed: (picture: Picture, placed: Placed) => void;
  #waiting: Picture | null = null;
  #asking = false;
  #closed = false;

  /**
   * @param key names the branch; the places of another of the same name are gone on from
   * @param like the branch whose places a new one begins with
   */
  constructor(key: string, like: string, placed: (picture: Picture, placed: Placed) => void) {
    this.#key = key;
    this.#like = like;
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
      const placed = await layoutWorker().place(this.#key, this.#like, picture.identity, {
        from: picture.tieFrom,
        to: picture.tieTo,
        strength: picture.tieStrength,
      });
      if (!this.#closed) this.#placed(picture, placed);
    }
    this.#asking = false;
  }
}

/** Forgets the places of all branches. */
export function forgetPlaces(): void {
  void worker?.clear();
}
