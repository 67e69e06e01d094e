/** The last few things that happened up to the moment shown: the society's news beside its picture. */
import type { JSX } from 'preact';
import { latestEvents } from '../charts/event-list.tsx';
import { Named } from '../charts/named.tsx';
import { sentence } from '../charts/words.ts';
import { focused, moment, selected } from '../state/society.ts';

const MOST = 7;

export function LatestEvents(): JSX.Element | null {
  const branch = focused.value;
  if (!branch) return null;
  const { shown } = latestEvents(branch.events.value, moment.value - 1, '', MOST);
  return (
    <section class="news" aria-labelledby="news-title">
      <h2 id="news-title">Just now{branch.fork ? ` in branch ${branch.letter}` : ''}</h2>
      <ol>
        {shown.map(({ event, place }) => (
          <li key={place}>
            <span class="note number">week {event.week + 1}</span>
            <span>
              <Named
                text={sentence(event.text)}
                identities={[event.who, event.other]}
                onSelectMember={(identity) => {
                  selected.value = identity;
                }}
              />
            </span>
          </li>
        ))}
      </ol>
      {shown.length === 0 && <p class="note">Nothing has happened yet.</p>}
    </section>
  );
}
