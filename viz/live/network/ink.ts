/** The canvas' colours, read from the design tokens, so that they change with the theme. */
import type { ColourMode } from './colours.ts';
import type { Ink } from './draw.ts';

export function inkOf(mode: ColourMode): Ink {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const people = Array.from({ length: 8 }, (_, i) => token(mode === 'faction' ? `cat-${i + 1}` : `seq-${i}`));
  return {
    people: [...people, token('cat-none')],
    tie: token('tie'),
    enmity: token('enmity'),
    halo: token('halo'),
    paper: token('paper'),
    letters: mode === 'faction',
  };
}
