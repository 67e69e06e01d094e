/** The constitution as text, in a pane that loads when it is first opened. */
import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ConstitutionEditorProps } from '../editor/props.ts';
import { Icon } from '../shell/icon.tsx';
import { draft, editing } from '../state/editing.ts';
import { catalogue, failed, request } from '../state/society.ts';
import { societyWorker } from '../state/workers.ts';
import { foundWith } from './setup-bar.tsx';

type Editor = ComponentType<ConstitutionEditorProps>;

export function EditorPane(): JSX.Element | null {
  const loaded = useSignal<{ Editor: Editor } | null>(null);
  const pane = useRef<HTMLElement>(null);
  const open = editing.value;
  useEffect(() => {
    if (!open) return;
    pane.current?.focus();
    if (loaded.peek()) return;
    import('../editor/ConstitutionEditor.tsx').then(
      ({ ConstitutionEditor }) => {
        loaded.value = { Editor: ConstitutionEditor };
      },
      (error: unknown) => failed('The editor could not be loaded.', error),
    );
  }, [open]);
  const known = catalogue.value;
  const asked = request.value;
  if (!open || !known || !asked) return null;
  const shown = loaded.value;
  return (
    <section ref={pane} class="editor-pane" aria-label="Constitution as text" tabIndex={-1}>
      <button
        type="button"
        class="button quiet icon editor-close"
        aria-label="Close the editor"
        onClick={() => (editing.value = false)}
      >
        <Icon name="close" />
      </button>
      {shown ? (
        <shown.Editor
          label="Constitution"
          kind="constitution"
          text={asked.constitution}
          bundled={known.constitutions}
          parameters={known.parameters}
          check={(text) => societyWorker().check('constitution', text)}
          draft={draft.peek()}
          onDraft={(text) => {
            draft.value = text;
          }}
          onUse={(text) => {
            editing.value = false;
            void foundWith({ constitution: text }).then((good) => {
              if (good && draft.peek() === text) draft.value = null;
            });
          }}
          useLabel="Found this society"
        />
      ) : (
        <p class="loading">Opening the editor…</p>
      )}
    </section>
  );
}
