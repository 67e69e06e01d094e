/** A study that runs: how far, how fast, how long still; or why it does not. */
import { plain } from '../../results/analysis/words.ts';
import type { Issue } from '../../sim/core/plan.ts';
import type { RunState } from './run.ts';
import { societies, timeLeft } from './words.ts';

interface UnderWayProps {
  readonly state: RunState<unknown>;
  readonly what: string;
  readonly onCancel: () => void;
}

export function UnderWay({ state, what, onCancel }: UnderWayProps) {
  if (state.phase === 'running') return <Progress {...state} what={what} onCancel={onCancel} />;
  if (state.phase === 'refused') return <Refused issues={state.issues} what={what} />;
  if (state.phase === 'cancelled')
    return (
      <p class="study-note" role="status">
        {what} was cancelled. Nothing of it is kept; start it again when you like.
      </p>
    );
  if (state.phase === 'failed')
    return (
      <p class="study-refused" role="alert">
        <strong>{what} could not be finished.</strong> {state.reason}
      </p>
    );
  return null;
}

type Running = Extract<RunState<unknown>, { phase: 'running' }>;

function Progress({ progress, seconds, cancelling, what, onCancel }: Running & Omit<UnderWayProps, 'state'>) {
  const done = progress?.done ?? 0;
  const runs = progress?.runs ?? 0;
  const rate = seconds > 0 ? done / seconds : 0;
  const said = cancelling
    ? 'Cancelling: the societies under way are let go…'
    : runs === 0 || done === 0
      ? 'Starting a worker on every core…'
      : done >= runs
        ? 'All societies have lived. Drawing the figures…'
        : `${plain(done)} of ${societies(runs)}, ${rate >= 10 ? rate.toFixed(0) : rate.toFixed(1)} a second, about ${timeLeft((runs - done) / rate)} left`;
  return (
    <section class="study-progress" aria-label={`${what} under way`}>
      <progress max={Math.max(1, runs)} value={done} aria-label={`${what}: societies finished`} />
      <p class="number-line">
        {said}
        {progress && progress.failed > 0 ? `; ${progress.failed} could not be finished` : ''}
      </p>
      <button type="button" class="button" disabled={cancelling} onClick={onCancel}>
        Cancel
      </button>
    </section>
  );
}

function Refused({ issues, what }: { readonly issues: readonly Issue[]; readonly what: string }) {
  return (
    <div class="study-refused" role="alert">
      <p>
        <strong>{what} was not started.</strong>
      </p>
      <ul>
        {issues.slice(0, 8).map((issue) => (
          <li key={`${issue.file}:${issue.line}:${issue.column}:${issue.message}`}>
            {issue.line > 0 ? `${issue.file}, line ${issue.line}, column ${issue.column}: ` : ''}
            {issue.message.replace(/`([^`]*)`/g, '“$1”')}
            {issue.expected === '' ? '' : `; expected ${issue.expected}`}
            {issue.received === '' ? '' : `, found ${issue.received}`}
          </li>
        ))}
        {issues.length > 8 ? <li>and {issues.length - 8} more</li> : null}
      </ul>
    </div>
  );
}
