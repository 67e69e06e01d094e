/** Where in a constitution the cursor stands, read from the syntax tree, which is there while the text is still wrong. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

export interface YamlPlace {
  /** Keys from the top to the pair that the cursor is in: `governance.consensus.threshold`. */
  readonly path: string;
  /** Path of the mapping around it, in which another key could be written. */
  readonly around: string;
  /** The cursor is behind the colon of the last key. */
  readonly inValue: boolean;
}

type Node = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>;

export function placeAt(state: EditorState, position: number): YamlPlace {
  const keys: string[] = [];
  let inValue = false;
  let node: Node | null = syntaxTree(state).resolveInner(position, -1);
  for (; node; node = node.parent) {
    if (node.name !== 'Pair') continue;
    const key = node.getChild('Key');
    if (!key) continue;
    if (keys.length === 0) inValue = position > key.to;
    keys.unshift(state.sliceDoc(key.from, Math.min(key.to, key.from + 100)).replace(/^["']|["']$/g, ''));
  }
  const line = state.doc.lineAt(position);
  const before = line.text.slice(0, position - line.from);
  const path = keys.join('.');
  // On a line of its own the indentation says what is meant, whatever the tree makes of the unfinished line.
  if (/^[ ]*[\w-]*$/.test(before)) {
    const around = parentByIndent(state, line.number, before.length - before.trimStart().length);
    return { path, around, inValue: false };
  }
  const fresh = /[{,]\s*[\w-]*$/.test(before);
  const inner = fresh && !inValue ? keys.slice(0, -1).join('.') : path;
  return { path, around: fresh ? inner : keys.slice(0, -1).join('.'), inValue: inValue && !fresh };
}

/** The block mapping that a line with this indentation belongs to. */
function parentByIndent(state: EditorState, lineNumber: number, indent: number): string {
  const keys: string[] = [];
  let least = indent;
  for (let n = lineNumber - 1; n >= 1 && least > 0; n--) {
    const found = /^( *)([\w-]+):[ \t]*(?:#.*)?$/.exec(state.doc.line(n).text);
    if (!found || found[1].length >= least) continue;
    least = found[1].length;
    keys.unshift(found[2]);
  }
  return keys.join('.');
}
