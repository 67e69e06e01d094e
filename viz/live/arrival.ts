/**
 * A panel that opens beside the picture, or on a narrow page below it: its heading is brought into view and given the
 * keyboard, which goes back to where it was when the panel closes. Whoever goes from person to person with the arrow
 * keys stays in the picture.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Room left below the heading without which a panel seems not to have opened, as a share of the window's height. */
const ROOM_BELOW = 0.5;

function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const covered = document.querySelector('.masthead')?.getBoundingClientRect().bottom ?? 0;
  return top >= covered && bottom <= innerHeight * (1 - ROOM_BELOW);
}

/**
 * @param heading takes the keyboard; its `tabIndex` is −1
 * @param subject what the panel speaks of: another one arrives anew
 */
export function useArrival(heading: RefObject<HTMLElement | null>, subject: unknown): void {
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    return () => {
      const panel = heading.current?.closest('section, article');
      const at = document.activeElement;
      if (at !== document.body && !panel?.contains(at)) return;
      const back = opener.current;
      if (back instanceof HTMLElement && back !== document.body && back.isConnected) back.focus();
      else document.getElementById('main')?.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const title = heading.current;
    if (!title) return;
    const from = document.activeElement;
    const inPicture = from?.matches('.network-keys') ?? false;
    if (inPicture && from?.matches(':focus-visible')) return;
    const seen = inSight(title);
    if (!seen) title.scrollIntoView({ block: 'start' });
    // Pointed at in a picture that stands beside the panel: its arrow keys go on from there.
    if (!seen || !inPicture) title.focus({ preventScroll: true });
  }, [subject]);
}
