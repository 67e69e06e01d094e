/**
 * From an issue's suggestion to the edit that follows it: `did you mean \`threshold\`?` replaces the word that the issue
 * points at, `write 0.66` the value. Suggestions that leave a choice to the writer give no edit.
 */
import type { Issue } from '../../sim/core/plan.ts';

export interface Fix {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** For a button: `Replace “treshold” by “threshold”`. */
  readonly label: string;
}

const MEANT = /^did you mean `([\w-]+)`\?$/;
const WRITE = /^write (-?\d+(?:\.\d+)?|true|false)(?: without quotes)?$/;
/** A quoted text, or a bare word: a key or a plain value in one piece. */
const WORD = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\s,:{}[\]#"']+)/;
/** A whole plain value, inner spaces included. */
const VALUE = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'|[^\n,{}[\]#]+?(?=[ \t]*(?:[\n,}\]#]|$)))/;

/** Offset of a place in a text; the end of the line when it has fewer columns. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(0, column - 1), end < 0 ? text.length : end);
}

/** How far what an issue points at reaches: a word, or at least one character. */
export function extentOf(text: string, from: number): number {
  const word = WORD.exec(text.slice(from, from + 200))?.[0].length ?? 0;
  return Math.min(text.length, from + Math.max(1, word));
}

export function fixOf(text: string, issue: Issue): Fix | undefined {
  if (issue.line === 0) return undefined;
  const from = offsetOf(text, issue.line, issue.column);
  const ahead = text.slice(from, from + 400);
  const meant = MEANT.exec(issue.suggestion)?.[1];
  const written = WRITE.exec(issue.suggestion)?.[1];
  const insert = meant ?? written;
  const found = (meant === undefined ? VALUE : WORD).exec(ahead)?.[0];
  if (insert === undefined || found === undefined || found === insert) return undefined;
  return { from, to: from + found.length, insert, label: `Replace ${quoted(found)} by ${quoted(insert)}` };
}

function quoted(text: string): string {
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  return `“${bare.length > 40 ? `${bare.slice(0, 37)}…` : bare}”`;
}
