/** One person close to: who they are, how they fare and why, how their week goes, whom they are tied to, what they want. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { capital, plain, titleOf } from '../../results/analysis/words.ts';
import type { MemberView } from '../../workers/web/interface.ts';
import { Icon } from '../shell/icon.tsx';
import { catalogue, focused, moment, selected } from '../state/society.ts';
import { societyWorker } from '../state/workers.ts';
import { useArrival } from './arrival.ts';
import { useLatest } from './latest.ts';
import { Hours, Meter, Satisfaction, Stocks } from './member-parts.tsx';
import { nameOf } from './names.ts';
import { leverWords, tokenWords } from './words.ts';

const MOST_TIES = 10;

export function MemberPanel(): JSX.Element {
  const identity = selected.value;
  const branch = focused.value;
  const now = branch ? Math.min(moment.value, branch.lived.value.head) : 0;
  const member = useLatest(
    () => (branch && identity >= 0 ? societyWorker().memberAt(branch.id, now, identity) : null),
    [branch, now, identity],
  ).value;
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading, identity);
  const shown = member?.identity === identity ? member : null;
  return (
    <article class="member" aria-labelledby="member-name">
      <header>
        <div>
          <p class="eyebrow">Person{branch?.fork ? ` in branch ${branch.letter}` : ''}</p>
          <h2 id="member-name" ref={heading} tabIndex={-1}>
            {capital(nameOf(identity))}
          </h2>
        </div>
        <button
          type="button"
          class="button quiet icon"
          aria-label="Let go of this person"
          title="Back to the whole society (Escape)"
          onClick={() => {
            selected.value = -1;
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      {shown ? <Member member={shown} /> : <p class="note">This person was not here yet in the week shown.</p>}
    </article>
  );
}

function Member({ member }: { member: MemberView }): JSX.Element {
  return (
    <>
      <p class="member-state">
        {member.present ? capital(member.status) : `No longer here (${member.status})`} · {tenure(member.tenureWeeks)} ·{' '}
        <span class="number">{plain(member.wealthCredits)} credits of their own</span>
        {member.tokens && (
          <>
            {' '}
            · <span class="number">{tokenWords(member.tokens, member.power)}</span>
          </>
        )}
      </p>
      {!member.present && <p class="note">What follows is from the last week they lived here.</p>}
      <Satisfaction member={member} />
      <Hours hours={member.hours} activities={catalogue.value?.activities ?? []} />
      <Stocks stocks={member.stocks} />
      <Ties ties={member.ties} />
      <Positions positions={member.positions} />
      <Traits traits={member.traits} />
    </>
  );
}

function tenure(weeks: number): string {
  if (weeks < 1) return 'just come';
  if (weeks < 104) return `here for ${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
  return `here for ${(weeks / 52).toFixed(1)} years`;
}

function Ties({ ties }: Pick<MemberView, 'ties'>): JSX.Element {
  const near = ties.slice(0, MOST_TIES);
  return (
    <section>
      <h3>Ties and grievances</h3>
      {near.length === 0 && <p class="note">No ties to anybody here.</p>}
      <ul class="member-ties">
        {near.map((tie) => (
          <li key={tie.identity}>
            <button
              type="button"
              class="link"
              onClick={() => {
                selected.value = tie.identity;
              }}
            >
              {capital(tie.name)}
            </button>
            <Meter
              value={Math.abs(tie.strength)}
              kind={tie.strength < 0 ? 'foe' : 'plain'}
              label={`${tie.strength < 0 ? 'Enmity' : 'Friendship'} with ${tie.name}`}
            />
            <span class="number note">
              {tie.strength < 0 ? 'enmity' : 'friend'} {Math.abs(tie.strength).toFixed(2)}
            </span>
            {tie.grievance > 0.005 && <span class="grievance">grievance {tie.grievance.toFixed(2)}</span>}
          </li>
        ))}
      </ul>
      {ties.length > near.length && <p class="note">and {ties.length - near.length} fainter ones</p>}
    </section>
  );
}

/** Both on one line from the least that a rule may say to the most. */
function Positions({ positions }: Pick<MemberView, 'positions'>): JSX.Element | null {
  if (positions.length === 0) return null;
  return (
    <section>
      <h3>What they want of the law</h3>
      <p class="note">From the least a rule may ask to the most: the dot is their wish, the bar the law in force.</p>
      <dl class="positions">
        {positions.map(({ lever, position, law }) => (
          <div class="member-row" key={lever}>
            <dt>{leverWords(lever)}</dt>
            <dd>
              <span
                class="position-track"
                role="img"
                aria-label={`wishes ${Math.round(position * 100)} of 100, the law has ${Math.round(law * 100)}`}
              >
                <span class="position-law" style={{ left: `${law * 100}%` }} />
                <span class="position-wish" style={{ left: `${position * 100}%` }} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Traits({ traits }: Pick<MemberView, 'traits'>): JSX.Element {
  return (
    <details>
      <summary>Character, skills and values</summary>
      <dl class="traits">
        {traits.map(({ name, value, meaning }) => (
          <div class="member-row" key={name} title={meaning}>
            <dt>{titleOf(name)}</dt>
            <dd class="member-row-figure">
              <Meter value={value} kind="plain" label={`${name}: ${meaning}`} />
              <span class="number note">{value.toFixed(2)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
