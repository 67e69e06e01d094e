/** All problems of a text: where, what was expected, what was found, and a button for what may have been meant. */
import { capital } from '../../results/analysis/words.ts';
import type { Issue } from '../../sim/core/plan.ts';
import { type Fix, fixOf } from './fixes.ts';

/** Most that are listed; the rest show once these are mended. */
const MOST_LISTED = 20;

interface ProblemsProps {
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly onJump: (issue: Issue) => void;
  readonly onFix: (fix: Fix) => void;
}

export function Problems({ text, issues, onJump, onFix }: ProblemsProps) {
  if (issues.length === 0) return null;
  const left = issues.length - MOST_LISTED;
  return (
    <ol class="editor-problems" aria-label="Problems in the text">
      {issues.slice(0, MOST_LISTED).map((issue) => {
        const fix = fixOf(text, issue);
        return (
          <li key={`${issue.line}:${issue.column}:${issue.message}`}>
            {issue.line > 0 ? (
              <button
                type="button"
                class="link editor-place"
                aria-label={`Go to line ${issue.line}, column ${issue.column}`}
                onClick={() => onJump(issue)}
              >
                line {issue.line}, column {issue.column}
              </button>
            ) : (
              <span class="editor-place muted">whole text</span>
            )}
            <div class="editor-said">
              <strong>{unquoted(sentence(issue.message))}</strong>
              {issue.expected === '' ? null : <span>Expected: {issue.expected}.</span>}
              {issue.received === '' ? null : <span>Found: {issue.received}.</span>}
              {issue.suggestion !== '' && !fix ? <span>{unquoted(sentence(issue.suggestion))}</span> : null}
            </div>
            {fix ? (
              <button type="button" class="button editor-fix" onClick={() => onFix(fix)}>
                {fix.label}
              </button>
            ) : null}
          </li>
        );
      })}
      {left > 0 ? <li class="muted">and {left} more, which show once these are mended</li> : null}
    </ol>
  );
}

function unquoted(text: string): string {
  return text.replace(/`([^`]*)`/g, '“$1”');
}

function sentence(text: string): string {
  return `${capital(text)}${/[.?!]$/.test(text) ? '' : '.'}`;
}
