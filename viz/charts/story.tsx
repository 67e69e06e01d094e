/**
 * How a society ended or why it stands, from the end back to its roots: each cause in words with its size, opened step
 * by step; and the hard times it went through.
 */
import type { JSX } from 'preact';
import { sizeWords } from '../../results/analysis/words.ts';
import type { StoryProps, StoryTold } from './props.ts';
import { endSentence, stateWords } from './story-words.ts';
import { percentOf } from './time-plot.tsx';
import { counted, sentence } from './words.ts';

type Cause = StoryTold['causes'][number];

export function Story({ story, state, onSeek }: StoryProps): JSX.Element {
  return (
    <figure class="fig" aria-labelledby="fig-story">
      <figcaption>
        <h3 id="fig-story">{state.end === null ? 'Why it stands as it does' : 'How it went'}</h3>
      </figcaption>
      <p class="fig-lead">{endSentence(state)}</p>
      {story === null ? (
        <p class="fig-note">Its causes are told when they are known.</p>
      ) : (
        <>
          {story.causes.length === 0 ? (
            <p class="fig-note">No cause was recorded.</p>
          ) : (
            <ul class="fig-causes">
              {story.causes.map((cause) => (
                <CauseItem key={cause.what} cause={cause} full={0} open />
              ))}
            </ul>
          )}
          <h4>Hard times</h4>
          {story.spells.length === 0 ? (
            <p class="fig-note">It was never captured, in gridlock or in unresolved conflict for long.</p>
          ) : (
            <ul class="fig-list">
              {story.spells.map((spell) => (
                <li key={`${spell.state} ${spell.fromWeek}`}>
                  <button type="button" class="link fig-week" onClick={() => onSeek(spell.fromWeek)}>
                    Week {spell.fromWeek + 1}
                  </button>
                  <span>
                    {stateWords(spell.state)},{' '}
                    {spell.toWeek < 0 ? 'and still is' : `for ${counted(spell.toWeek - spell.fromWeek, 'weeks')}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </figure>
  );
}

interface CauseItemProps {
  readonly cause: Cause;
  /** Size of the largest beside it; 0 where there is nothing to compare. */
  readonly full: number;
  readonly open?: boolean;
}

function CauseItem({ cause, full, open = false }: CauseItemProps): JSX.Element {
  const words = (
    <span class="fig-cause">
      <span>{sentence(cause.what)}</span>
      <span class="fig-weight">
        {full > 0 ? (
          <svg class="fig-bar cause" aria-hidden="true">
            <rect width={percentOf(Math.abs(cause.size) / full)} height="100%" />
          </svg>
        ) : null}
        <b>{sizeWords(cause.size, cause.unit)}</b>
      </span>
    </span>
  );
  if (cause.because.length === 0) return <li>{words}</li>;
  const largest = Math.max(...cause.because.map((inner) => Math.abs(inner.size)));
  const shares = cause.because.every((inner) => inner.unit === 'share');
  return (
    <li>
      <details open={open}>
        <summary class="fig-summary">{words}</summary>
        <ul class="fig-causes">
          {cause.because.map((inner) => (
            <CauseItem key={inner.what} cause={inner} full={shares ? 1 : largest} />
          ))}
        </ul>
      </details>
    </li>
  );
}
