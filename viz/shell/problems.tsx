/** Problems of a text that was asked for, all at once, where they stand and what would be right. */
import type { JSX } from 'preact';
import { issues } from '../state/society.ts';

export function Problems(): JSX.Element {
  const found = issues.value;
  return (
    <section class="notice critical problems" role="alert" aria-label="Problems">
      <div>
        <p>
          <strong>
            {found.length === 1 ? 'One problem' : `${found.length} problems`} kept this from being founded.
          </strong>{' '}
          The society before goes on.
        </p>
        <ol>
          {found.slice(0, 12).map((issue) => (
            <li key={`${issue.file}:${issue.line}:${issue.column}:${issue.path}`}>
              {issue.line > 0 && (
                <span class="mono">
                  {issue.file}:{issue.line}:{issue.column}{' '}
                </span>
              )}
              {issue.path && <span class="mono">{issue.path}</span>} {issue.message}
              {issue.expected && `; expected ${issue.expected}`}
              {issue.received && `, found ${issue.received}`}
              {issue.suggestion && `. ${issue.suggestion}`}
            </li>
          ))}
        </ol>
        {found.length > 12 && <p class="note">and {found.length - 12} more</p>}
      </div>
      <button type="button" class="button quiet" onClick={() => (issues.value = [])}>
        Dismiss
      </button>
    </section>
  );
}
