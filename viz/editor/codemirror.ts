/**
 * CodeMirror, loaded when an editor is first shown. It lives in a shadow root: there it puts its rules into an adopted
 * style sheet, which a content security policy without inline styles allows, and the page's own rules do not reach it.
 */
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { Issue } from '../../sim/core/plan.ts';
import type { ParameterInfo } from '../../workers/web/interface.ts';
import { colours } from './colours.ts';
import { keysIn, valuesOf } from './completion.ts';
import { extentOf, type Fix, fixOf, offsetOf } from './fixes.ts';
import { placeAt } from './yaml-path.ts';

export interface EditorOptions {
  readonly host: HTMLElement;
  readonly label: string;
  readonly text: string;
  readonly parameters: readonly ParameterInfo[];
  /** Every change, by typing or otherwise. */
  readonly onText: (text: string) => void;
  /** Path of the line that the cursor is on. */
  readonly onPlace: (path: string) => void;
  /** Ctrl/Cmd + Enter. */
  readonly onUse: () => void;
  /** Ctrl/Cmd + full stop. */
  readonly onFixFirst: () => void;
}

export interface Editor {
  /** Replaces everything, as one step that can be undone; a fresh text forgets the steps before. */
  setText(text: string): void;
  /** Marks the problems of the text as it now stands. */
  showIssues(issues: readonly Issue[]): void;
  /** Puts the cursor there and gives the editor the keyboard. */
  jump(line: number, column: number): void;
  apply(fix: Fix): void;
  cursor(): number;
  destroy(): void;
}

/**
 * Typing over a selection: left to itself, the browser deletes the selected lines and then keeps their style on the typed
 * text as an inline style, which the content policy refuses. So the text goes to the state, and the state to the page.
 */
const typedOverSelection = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { inputType, data } = event;
    if (inputType !== 'insertText' || data === null || view.composing || view.state.readOnly) return false;
    if (view.state.selection.ranges.every((range) => range.empty)) return false;
    event.preventDefault();
    const { from, to } = view.state.selection.main;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert)))
      view.dispatch(insert());
    return true;
  },
});

/** A command that leaves the key to nobody else. */
function done(act: () => void): () => boolean {
  return () => {
    act();
    return true;
  };
}

const fromOutside = Annotation.define<boolean>();

export function createEditor(options: EditorOptions): Editor {
  const root = options.host.shadowRoot ?? options.host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  let path: string | undefined;
  const tellPlace = (state: EditorState): void => {
    const now = placeAt(state, state.selection.main.head).path;
    if (now === path) return;
    path = now;
    options.onPlace(now);
  };
  const state = EditorState.create({
    doc: options.text,
    extensions: [
      Prec.high(
        keymap.of([
          { key: 'Mod-Enter', run: done(options.onUse) },
          { key: 'Mod-.', run: done(options.onFixFirst) },
        ]),
      ),
      typedOverSelection,
      basicSetup,
      yaml(),
      lintGutter(),
      colours,
      EditorView.lineWrapping,
      EditorState.tabSize.of(2),
      EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'false', autocapitalize: 'off' }),
      EditorState.languageData.of(() => [{ autocomplete: completionsFrom(options.parameters) }]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((t) => t.annotation(fromOutside)))
          options.onText(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) tellPlace(update.state);
      }),
    ],
  });
  const view = new EditorView({ state, parent: root, root });
  return {
    setText: (text) => {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: fromOutside.of(true),
        effects: EditorView.scrollIntoView(0),
      });
    },
    showIssues: (issues) => {
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc.toString(), issues)));
    },
    jump: (line, column) => {
      const at = offsetOf(view.state.doc.toString(), line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    apply: ({ from, to, insert }) => {
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
      });
    },
    cursor: () => view.state.selection.main.head,
    destroy: () => view.destroy(),
  };
}

function diagnosticsOf(text: string, issues: readonly Issue[]): Diagnostic[] {
  return issues
    .filter((issue) => issue.line > 0)
    .map((issue) => {
      const from = offsetOf(text, issue.line, issue.column);
      const fix = fixOf(text, issue);
      const said = [
        issue.message,
        issue.expected === '' ? '' : `expected: ${issue.expected}`,
        issue.received === '' ? '' : `found: ${issue.received}`,
        fix ? '' : issue.suggestion,
      ];
      return {
        from,
        to: extentOf(text, from),
        severity: 'error' as const,
        message: said.filter((line) => line !== '').join('\n'),
        actions: fix
          ? [
              {
                name: fix.label,
                apply: (view: EditorView, at: number) =>
                  view.dispatch({ changes: { from: at, to: at + fix.to - fix.from, insert: fix.insert } }),
              },
            ]
          : [],
      };
    })
    .sort((a, b) => a.from - b.from);
}

/** What CodeMirror's completion asks a source for: of its context only the state and the place are needed. */
function completionsFrom(parameters: readonly ParameterInfo[]) {
  return (context: { readonly state: EditorState; readonly pos: number; readonly explicit: boolean }) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const word = /[\w-]*$/.exec(before)?.[0] ?? '';
    if ((word === '' && !context.explicit) || /(?:^|\s)#/.test(before)) return null;
    const place = placeAt(context.state, context.pos);
    const parameter = place.inValue ? parameters.find((item) => item.path === place.path) : undefined;
    const options = parameter ? valuesOf(parameter) : place.inValue ? [] : keysIn(parameters, place.around);
    if (options.length === 0) return null;
    return {
      from: context.pos - word.length,
      validFor: /^[\w-]*$/,
      options: options.map((option) => ({
        label: option.label,
        type: option.type,
        detail: option.detail,
        ...(option.info === '' ? {} : { info: option.info }),
        apply:
          option.type === 'enum' ? option.label : option.type === 'property' ? `${option.label}: ` : `${option.label}:`,
      })),
    };
  };
}
