/** How a branch ended, in words, over its picture; the whole chain of causes stands below, in its story. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { capital } from '../../results/analysis/words.ts';
import { Icon } from '../shell/icon.tsx';
import type { Branch } from '../state/branch.ts';
import { moment } from '../state/society.ts';
import { dateOf, ENDS } from './words.ts';

const MOST_CAUSES = 3;

export function Ending({ branch }: { branch: Branch }): JSX.Element | null {
  const { end, endWeek } = branch.lived.value;
  const closed = useSignal(false);
  if (end === null || moment.value < endWeek || closed.value) return null;
  const causes = branch.story.value?.causes ?? [];
  const { title, words } = ENDS[end];
  return (
    <div class={`ending ${end === 'endured' ? 'good' : 'critical'}`} role="status">
      <button
        type="button"
        class="button quiet icon ending-close"
        aria-label="Close: see the picture"
        onClick={() => {
          closed.value = true;
        }}
      >
        <Icon name="close" />
      </button>
      <p class="ending-title">
        {title} <span class="note">{dateOf(endWeek)}</span>
      </p>
      <p>{words}</p>
      {end !== 'endured' && causes.length > 0 && (
        <ol>
          {causes.slice(0, MOST_CAUSES).map((cause) => (
            <li key={cause.what}>
              {capital(cause.what)}
              {cause.because[0] && <span class="note"> because: {cause.because[0].what}</span>}
            </li>
          ))}
        </ol>
      )}
      <button type="button" class="link" onClick={() => document.getElementById('story')?.scrollIntoView()}>
        The whole story
      </button>
    </div>
  );
}
