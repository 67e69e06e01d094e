/**
 * A constitution as a text with its problems in place. The text is checked a moment after the last key; every problem is
 * underlined where it stands, listed below, and mended by one click where the check knows how. CodeMirror is loaded when
 * the editor is first shown.
 */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { capital } from '../../results/analysis/words.ts';
import type { Issue } from '../../sim/core/plan.ts';
import type { Refusal } from '../link/types.ts';
import type { Editor } from './codemirror.ts';
import { rangeOf } from './completion.ts';
import './editor.css';
import { download, fileNameOf, MOST_FILE_WORDS, textOfFile, withUnixEnds } from './files.ts';
import { type Fix, fixOf } from './fixes.ts';
import { Problems } from './Problems.tsx';
import type { ConstitutionEditorProps } from './props.ts';

const CHECK_AFTER_MS = 200;
const OWN = '';

export function ConstitutionEditor(props: ConstitutionEditorProps) {
  const { label, kind, bundled, parameters } = props;
  const host = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const editor = useRef<Editor | null>(null);
  const latest = useRef(props);
  latest.current = props;
  // CodeMirror counts every line end as one character; so does everything here.
  const original = withUnixEnds(props.text);
  const text = useSignal(withUnixEnds(props.draft ?? props.text));
  /** The text that `issues` speak of; undefined while nothing was checked yet. */
  const checked = useSignal<string | undefined>(undefined);
  const issues = useSignal<readonly Issue[]>([]);
  const refused = useSignal<Refusal | null>(null);
  const place = useSignal('');
  const said = useSignal('');
  const broken = useSignal('');

  const check = async (of: string): Promise<void> => {
    try {
      const found = await latest.current.check(of);
      if (text.peek() !== of) return;
      issues.value = found;
      checked.value = of;
      editor.current?.showIssues(found);
      latest.current.onChecked?.(of, found);
    } catch (error) {
      broken.value = `The text could not be checked: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const written = (now: string): void => {
    text.value = now;
    refused.value = null;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void check(now), CHECK_AFTER_MS);
  };
  const replace = (now: string, what: string): void => {
    editor.current?.setText(now);
    text.value = now;
    refused.value = null;
    said.value = what;
    clearTimeout(timer.current);
    void check(now);
  };
  const fix = (chosen: Fix): void => {
    editor.current?.apply(chosen);
    said.value = `${chosen.label}: done.`;
  };
  /** The problem at the cursor, or else the first that can be mended. */
  const fixFirst = (): void => {
    const now = text.peek();
    if (checked.peek() !== now) return;
    const at = editor.current?.cursor() ?? 0;
    const fixes = issues.peek().flatMap((issue) => fixOf(now, issue) ?? []);
    const chosen = fixes.find((item) => item.from <= at && at <= item.to) ?? fixes[0];
    if (chosen) fix(chosen);
    else said.value = 'There is no suggestion to apply.';
  };
  const good = (): boolean => checked.value === text.value && issues.value.length === 0;
  const use = (): void => {
    if (good()) latest.current.onUse?.(text.peek());
  };

  useEffect(() => {
    let gone = false;
    void import('./codemirror.ts').then(
      ({ createEditor }) => {
        if (gone || !host.current) return;
        editor.current = createEditor({
          host: host.current,
          label: `${label}, as YAML text`,
          text: text.peek(),
          parameters,
          onText: written,
          onPlace: (path) => {
            place.value = path;
          },
          onUse: use,
          onFixFirst: fixFirst,
        });
        host.current.dataset.ready = '';
        if (checked.peek() === text.peek()) editor.current.showIssues(issues.peek());
      },
      () => {
        broken.value = 'The editor could not be loaded. Reload the page to try again.';
      },
    );
    return () => {
      gone = true;
      clearTimeout(timer.current);
      editor.current?.destroy();
      editor.current = null;
    };
  }, []);
  const before = useRef(original);
  useEffect(() => {
    const own = text.peek() !== before.current && latest.current.onDraft !== undefined;
    before.current = original;
    if (!own) {
      if (text.peek() !== original) editor.current?.setText(original);
      text.value = original;
      refused.value = null;
    }
    void check(text.peek());
  }, [original]);
  useEffect(() => {
    latest.current.onDraft?.(text.value === original ? null : text.value);
  }, [original, text.value]);

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await textOfFile(file);
    if (read.ok) replace(read.text, `Opened ${file.name}.`);
    else refused.value = read;
  };
  const chosen = bundled.find((item) => item.text === text.value);
  const count = issues.value.length;
  const parameter = parameters.find((item) => item.path === place.value);
  return (
    <section class="editor" aria-label={label}>
      <div class="editor-bar">
        <label class="editor-start">
          <span class="label">Begin with</span>
          <select
            class="field"
            value={chosen?.id ?? OWN}
            onChange={(event) => {
              const item = bundled.find((one) => one.id === event.currentTarget.value);
              if (item) replace(item.text, `${item.title} takes the place of the text; undo brings it back.`);
            }}
          >
            {chosen ? null : <option value={OWN}>own text</option>}
            {bundled.map((item) => (
              <option key={item.id} value={item.id}>
                {item.title}
              </option>
            ))}
          </select>
        </label>
        <div class="editor-actions">
          <button type="button" class="button" onClick={() => picker.current?.click()}>
            Open a file…
          </button>
          <input
            ref={picker}
            type="file"
            class="editor-file"
            accept=".yaml,.yml,text/yaml,text/plain"
            tabIndex={-1}
            aria-label={`Open a ${kind} file, at most ${MOST_FILE_WORDS}`}
            onChange={(event) => {
              const input = event.currentTarget;
              void open(input.files?.[0]).then(() => {
                input.value = '';
              });
            }}
          />
          <button
            type="button"
            class="button"
            onClick={() => download(text.peek(), fileNameOf(text.peek(), kind), 'application/yaml')}
          >
            Download
          </button>
          <button
            type="button"
            class="button"
            disabled={text.value === original}
            onClick={() => replace(original, 'Back to the text as it was.')}
          >
            Revert
          </button>
        </div>
      </div>
      {refused.value ? (
        <p class="editor-refused" role="alert">
          <strong>{refused.value.reason}</strong> {refused.value.advice}
        </p>
      ) : null}
      {broken.value === '' ? null : (
        <p class="editor-refused" role="alert">
          {broken.value}
        </p>
      )}
      <div class="editor-frame" ref={host}>
        <p class="editor-wait">Loading the editor…</p>
      </div>
      <p class="editor-meaning note">
        {parameter ? (
          <>
            <strong>{parameter.path}</strong> {parameter.meaning} {sentenceOf(rangeOf(parameter))}
          </>
        ) : (
          <>
            Put the cursor on a line to read what it means. <kbd>Ctrl</kbd> <kbd>Space</kbd> lists what may be written
            there, <kbd>F8</kbd> goes to the next problem, <kbd>Ctrl</kbd> <kbd>.</kbd> applies a suggestion.
          </>
        )}
      </p>
      <div class="editor-foot">
        <p class={count > 0 ? 'editor-state bad' : 'editor-state'} role="status">
          {checked.value === undefined
            ? 'Checking…'
            : count === 0
              ? 'No problems.'
              : `${count} problem${count === 1 ? '' : 's'} to mend.`}
          <span class="visually-hidden"> {said.value}</span>
        </p>
        {props.onUse ? (
          <button type="button" class="button primary" disabled={!good()} onClick={use}>
            {props.useLabel ?? 'Use this text'}
          </button>
        ) : null}
      </div>
      <Problems
        text={checked.value ?? ''}
        issues={checked.value === text.value ? issues.value : []}
        onJump={(issue) => editor.current?.jump(issue.line, issue.column)}
        onFix={fix}
      />
    </section>
  );
}

function sentenceOf(range: string): string {
  return `${capital(range)}.`;
}
