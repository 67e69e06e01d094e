/** From the address to a living society. Called once; a link opened later in the same tab founds anew. */
import { pause, play } from './player.ts';
import { readAddress, watchAddress } from './route.ts';
import { failed, found } from './society.ts';
import { watchTheme } from './theme.ts';

async function foundFromAddress(): Promise<void> {
  try {
    const asked = await readAddress();
    pause();
    if (await found(asked)) play();
  } catch (error) {
    failed('The page could not start its society.', error);
  }
}

export async function begin(): Promise<void> {
  watchTheme();
  await foundFromAddress();
  watchAddress();
  addEventListener('hashchange', () => void foundFromAddress());
}
