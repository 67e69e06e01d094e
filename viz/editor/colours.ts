/**
 * How the text looks: marks by the kind of a node of the syntax tree, and a theme made of the page's tokens, so that
 * light and dark follow the page without being told.
 */
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { type Extension, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const MARKS = {
  comment: Decoration.mark({ class: 'cm-yaml-comment' }),
  section: Decoration.mark({ class: 'cm-yaml-section' }),
  key: Decoration.mark({ class: 'cm-yaml-key' }),
  number: Decoration.mark({ class: 'cm-yaml-number' }),
  text: Decoration.mark({ class: 'cm-yaml-text' }),
};

function marksOf(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: (node) => {
        if (node.from === node.to) return undefined;
        if (node.name === 'Comment') builder.add(node.from, node.to, MARKS.comment);
        else if (node.name === 'Key') {
          const top = node.from === view.state.doc.lineAt(node.from).from;
          builder.add(node.from, node.to, top ? MARKS.section : MARKS.key);
          return false;
        } else if (node.name === 'QuotedLiteral') builder.add(node.from, node.to, MARKS.text);
        else if (node.name === 'Literal') {
          const plain = view.state.sliceDoc(node.from, Math.min(node.to, node.from + 40));
          const number = /^(?:[-+.\d][\d.eE+-]*|true|false|null)$/.test(plain);
          builder.add(node.from, node.to, number ? MARKS.number : MARKS.text);
        }
        return undefined;
      },
    });
  }
  return builder.finish();
}

const marks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    tree: unknown;
    constructor(view: EditorView) {
      this.decorations = marksOf(view);
      this.tree = syntaxTree(view.state);
    }
    update(update: ViewUpdate): void {
      const tree = syntaxTree(update.state);
      if (!update.docChanged && !update.viewportChanged && tree === this.tree) return;
      this.tree = tree;
      this.decorations = marksOf(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

const theme = EditorView.theme({
  '&': { backgroundColor: 'var(--raised)', color: 'var(--ink)', fontSize: 'var(--size-2)', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '12px 0' },
  '.cm-line': { padding: '0 16px 0 8px' },
  '&.cm-focused .cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--accent) 26%, var(--raised))',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '.cm-gutters': {
    backgroundColor: 'var(--raised)',
    color: 'var(--muted)',
    border: 'none',
    borderRight: '1px solid var(--rule)',
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 12px', minWidth: '32px' },
  '.cm-foldPlaceholder': { background: 'var(--sunken)', border: '1px solid var(--rule-strong)', color: 'var(--muted)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 20%, transparent)',
  },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--warning-soft)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--warning) 45%, var(--raised))' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-strong)',
    borderRadius: 'var(--radius-1)',
    boxShadow: 'var(--shadow)',
    maxWidth: '420px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionIcon': { display: 'none' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.85', marginLeft: '12px' },
  '.cm-tooltip.cm-completionInfo': { padding: '8px 12px', fontFamily: 'var(--sans)' },
  '.cm-diagnostic': { padding: '8px 12px', whiteSpace: 'pre-wrap', fontFamily: 'var(--sans)' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--critical)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    borderRadius: 'var(--radius-1)',
    padding: '4px 10px',
    margin: '6px 0 0',
    display: 'block',
    cursor: 'pointer',
    font: 'inherit',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--critical)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--critical-soft)' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.28em 0.2em' },
  '.cm-gutter-lint .cm-lint-marker-error': {
    content: 'normal',
    width: '10px',
    height: '10px',
    borderRadius: '50%',
    background: 'var(--critical)',
  },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--rule)' },
  '.cm-panel.cm-search': { padding: '8px 12px', fontFamily: 'var(--sans)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--size-2)' },
  '.cm-textfield': {
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-strong)',
    fontSize: 'var(--size-2)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    border: '1px solid var(--rule-strong)',
    fontSize: 'var(--size-2)',
  },
  '.cm-yaml-comment': { color: 'var(--muted)', fontStyle: 'italic' },
  '.cm-yaml-section': { color: 'var(--ink)', fontWeight: '700' },
  '.cm-yaml-key': { color: 'var(--accent)' },
  '.cm-yaml-number': { color: 'var(--good)' },
  '.cm-yaml-text': { color: 'var(--warning-ink)' },
});

/** An empty highlighter keeps CodeMirror's own colours, which know one theme only, from standing in. */
export const colours: Extension = [syntaxHighlighting(HighlightStyle.define([])), marks, theme];
