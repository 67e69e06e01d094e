/** A sum that must come out, shown as it came out. */
import type { ComponentChildren, JSX } from 'preact';

export function Check({
  holds,
  children,
}: {
  readonly holds: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <p class={`fig-check ${holds ? 'holds' : 'fails'}`}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d={holds ? 'M2 7.5L5.5 11L12 3.5' : 'M3 3L11 11M11 3L3 11'} />
      </svg>
      <span>
        {holds ? null : <b>Does not sum: </b>}
        {children}
      </span>
    </p>
  );
}
