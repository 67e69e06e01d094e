/** Results of a batch that the command line made and serves beside the page, as the stress view shows its own. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Analysis } from '../../results/index.ts';
import type { ResultsViewProps } from './props.ts';
import { Report } from './Report.tsx';
import './studies.css';

type Opened =
  | { readonly phase: 'none' | 'opening' }
  | { readonly phase: 'open'; readonly analysis: Analysis }
  | { readonly phase: 'refused'; readonly reason: string };

/** Read once: a finished batch does not change. */
const opened = signal<Opened>({ phase: 'none' });

async function open({ base, study }: ResultsViewProps): Promise<void> {
  opened.value = { phase: 'opening' };
  try {
    const answer = await study().openResults(base);
    opened.value = answer.ok
      ? { phase: 'open', analysis: answer.analysis }
      : { phase: 'refused', reason: answer.reason };
  } catch (error) {
    opened.value = { phase: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

export function ResultsView(props: ResultsViewProps) {
  useEffect(() => {
    if (opened.peek().phase === 'none') void open(props);
  }, []);
  const state = opened.value;
  return (
    <div class="study">
      <header class="study-head">
        <h1>Results</h1>
        <p class="study-lead">A batch that the command line has run, served beside this page.</p>
      </header>
      {state.phase === 'none' || state.phase === 'opening' ? (
        <p class="study-empty" role="status">
          Reading the results…
        </p>
      ) : null}
      {state.phase === 'refused' ? (
        <div class="study-refused" role="alert">
          <p>
            <strong>The results could not be opened.</strong> {state.reason}.
          </p>
          <p>
            Start the page with <code>politeia serve DIRECTORY</code>, where the directory is that of a finished batch.
          </p>
        </div>
      ) : null}
      {state.phase === 'open' ? <Report analysis={state.analysis} /> : null}
    </div>
  );
}
