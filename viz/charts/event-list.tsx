/**
 * What happened, in words, the latest first, up to the shown week. Only one page of it is in the document, and the
 * search for it starts at the shown week, so that thousands of events cost what a hundred do.
 */
import type { JSX } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { titleOf } from '../../results/analysis/words.ts';
import { Named } from './named.tsx';
import type { EventListProps, TimelineEvent } from './props.ts';
import { counted, sentence } from './words.ts';

export const PAGE = 60;

/** Up to `most` events of a kind at or before the week with their places, the latest first, and whether there are earlier ones. */
export function latestEvents(
  events: readonly TimelineEvent[],
  week: number,
  kind: string,
  most: number,
): { readonly shown: readonly { readonly event: TimelineEvent; readonly place: number }[]; readonly more: boolean } {
  const shown: { event: TimelineEvent; place: number }[] = [];
  for (let k = events.length - 1; k >= 0; k--) {
    const event = events[k];
    if (event.week > week || !isOf(event.kind, kind)) continue;
    if (shown.length === most) return { shown, more: true };
    shown.push({ event, place: k });
  }
  return { shown, more: false };
}

/** `justice` and `justice.mediation` hold all that is below them; '' holds everything. */
function isOf(kind: string, filter: string): boolean {
  return filter === '' || kind === filter || kind.startsWith(`${filter}.`);
}

export interface KindGroup {
  readonly layer: string;
  readonly count: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

export function kindsOf(events: readonly TimelineEvent[]): KindGroup[] {
  const counts = new Map<string, number>();
  for (const { kind } of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const layers = new Map<string, { kind: string; count: number }[]>();
  for (const [kind, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const layer = kind.slice(0, Math.max(0, kind.indexOf('.'))) || kind;
    layers.set(layer, [...(layers.get(layer) ?? []), { kind, count }]);
  }
  return [...layers].map(([layer, kinds]) => ({
    layer,
    count: kinds.reduce((sum, { count }) => sum + count, 0),
    kinds,
  }));
}

export function EventList({ events, week, onSeek, onSelectMember }: EventListProps): JSX.Element {
  const [kind, setKind] = useState('');
  const [pages, setPages] = useState(1);
  const id = useId();
  const groups = useMemo(() => kindsOf(events), [events]);
  const { shown, more } = useMemo(() => latestEvents(events, week, kind, pages * PAGE), [events, week, kind, pages]);
  // A kind that another branch or society does not have would leave an empty list behind.
  const known = kind === '' || events.some((event) => isOf(event.kind, kind));
  useEffect(() => {
    if (!known) setKind('');
  }, [known]);
  return (
    <figure class="fig" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>What happened</h3>
      </figcaption>
      <div class="fig-chooser">
        <label class="label" for={`${id}-kind`}>
          Kind of event
        </label>
        <select
          id={`${id}-kind`}
          class="field"
          value={kind}
          onChange={(event) => {
            setKind(event.currentTarget.value);
            setPages(1);
          }}
        >
          <option value="">{`Everything (${events.length})`}</option>
          {groups.map((group) => (
            <optgroup key={group.layer} label={titleOf(group.layer)}>
              <option value={group.layer}>{`All of ${titleOf(group.layer).toLowerCase()} (${group.count})`}</option>
              {group.kinds.map((entry) => (
                <option key={entry.kind} value={entry.kind}>{`${kindTitle(entry.kind)} (${entry.count})`}</option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {shown.length === 0 ? (
        <p class="fig-note">Nothing of this kind up to week {week + 1}.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section class="fig-events" aria-label={`Events up to week ${week + 1}, the latest first`} tabIndex={0}>
          <ol class="fig-list">
            {shown.map(({ event, place }) => (
              <EventItem key={place} event={event} onSeek={onSeek} onSelectMember={onSelectMember} />
            ))}
          </ol>
          {more ? (
            <button type="button" class="button" onClick={() => setPages(pages + 1)}>
              {`${counted(PAGE, 'events')} before these`}
            </button>
          ) : null}
        </section>
      )}
    </figure>
  );
}

interface EventItemProps extends Pick<EventListProps, 'onSeek' | 'onSelectMember'> {
  readonly event: TimelineEvent;
}

/** What has happened does not change: an item is made once, and moves down as others come. */
function EventItem({ event, onSeek, onSelectMember }: EventItemProps): JSX.Element {
  return useMemo(
    () => (
      <li>
        <button type="button" class="link fig-week" onClick={() => onSeek(event.week)}>
          Week {event.week + 1}
        </button>
        <span>
          <Named text={sentence(event.text)} identities={[event.who, event.other]} onSelectMember={onSelectMember} />
        </span>
      </li>
    ),
    [event, onSeek, onSelectMember],
  );
}

/** `justice.mediation.settled` → `Mediation: settled`. */
function kindTitle(kind: string): string {
  const [spec, event] = kind.split('.').slice(-2);
  return event === undefined ? titleOf(spec) : `${titleOf(spec)}: ${titleOf(event).toLowerCase()}`;
}
