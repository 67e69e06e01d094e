/** Builds the command line once, before any test that starts it. */
import { build } from '../cli/build.mjs';

export default function setup(): void {
  if (!build()) throw new Error('the build failed');
}
