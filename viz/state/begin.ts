/** From the address to a living society. Called once; a link opened later in the same tab founds anew. */
import { effect } from '@preact/signals';
import { pause, play, playing } from './player.ts';
import { readAddress, view, watchAddress, watchSteps } from './route.ts';
import { failed, found } from './society.ts';
import { watchTheme } from './theme.ts';

async function foundFromAddress(): Promise<void> {
  try {
    const asked = await readAddress();
    pause();
    if ((await found(asked)) && view.peek() === 'society') play();
  } catch (error) {
    failed('The page could not start its society.', error);
  }
}

/** The society waits while another view is looked at, and goes on when the reader comes back. */
function waitElsewhere(): void {
  let waiting = false;
  effect(() => {
    const here = view.value === 'society';
    if (!here && playing.peek()) {
      waiting = true;
      pause();
    } else if (here && waiting) {
      waiting = false;
      play();
    }
  });
}

export async function begin(): Promise<void> {
  watchTheme();
  waitElsewhere();
  await foundFromAddress();
  watchAddress();
  watchSteps(() => void foundFromAddress());
}
