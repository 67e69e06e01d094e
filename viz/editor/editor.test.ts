import { yaml } from '@codemirror/lang-yaml';
import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../sim/core/plan.ts';
import type { ParameterInfo } from '../../workers/web/interface.ts';
import { keysIn, rangeOf, valuesOf } from './completion.ts';
import { fileNameOf, MOST_FILE_BYTES, textOfFile } from './files.ts';
import { extentOf, fixOf, offsetOf } from './fixes.ts';
import { placeAt } from './yaml-path.ts';

const issue = (line: number, column: number, suggestion: string): Issue => ({
  ...{ file: 'x.yaml', line, column, path: '', message: 'm', expected: '', received: '', suggestion },
});
const applied = (text: string, of: Issue): string | undefined => {
  const fix = fixOf(text, of);
  return fix && text.slice(0, fix.from) + fix.insert + text.slice(fix.to);
};

describe('suggestions become edits', () => {
  const text = 'a:\n  treshold: 66 % # two thirds\n  rule: "concensus"\n  on: { yes: yes, b: 0,5 }\n';
  test.each([
    [2, 3, 'did you mean `threshold`?', '  threshold: 66 % # two thirds'],
    [2, 13, 'write 0.66', '  treshold: 0.66 # two thirds'],
    [3, 9, 'did you mean `consensus`?', '  rule: consensus'],
    [4, 14, 'write true', '  on: { yes: true, b: 0,5 }'],
  ])('line %i, column %i: %s', (line, column, suggestion, expected) => {
    expect(applied(text, issue(line, column, suggestion))?.split('\n')[line - 1]).toBe(expected);
  });
  test('but not those that leave a choice, or have no place', () => {
    for (const of of [issue(2, 3, 'delete the line'), issue(0, 0, 'write 1'), issue(2, 3, 'did you mean `a b`?')])
      expect(fixOf(text, of)).toBeUndefined();
  });
  test('places are where they say, and never outside the text', () => {
    expect(text.slice(offsetOf(text, 3, 3), extentOf(text, offsetOf(text, 3, 3)))).toBe('rule');
    expect(offsetOf(text, 1, 99)).toBe(2);
    expect(offsetOf(text, 99, 1)).toBe(text.length);
    expect(extentOf(text, text.length)).toBe(text.length);
  });
});

describe('files', () => {
  const file = (bytes: Uint8Array<ArrayBuffer>, name = 'f.yaml', size = bytes.length) => ({
    ...{ name, size, arrayBuffer: () => Promise.resolve(bytes.buffer) },
  });
  const reason = async (of: ReturnType<typeof file>): Promise<string> => {
    const read = await textOfFile(of);
    return read.ok ? '' : read.reason;
  };
  test('text is taken, with Unix line ends; everything else is refused in words', async () => {
    expect(await textOfFile(file(new TextEncoder().encode('a: 1\r\nb: ü\n')))).toEqual({
      ok: true,
      text: 'a: 1\nb: ü\n',
    });
    expect(await reason(file(new Uint8Array(1), 'x'.repeat(90), MOST_FILE_BYTES + 1))).toMatch(/x…” is too large/);
    expect(await reason(file(new Uint8Array(0)))).toMatch(/is empty/);
    expect(await reason(file(new Uint8Array([0xff, 0xfe, 97, 0])))).toMatch(/not a text in UTF-8/);
    expect(await reason(file(new Uint8Array([97, 0, 98])))).toMatch(/not a text in UTF-8/);
    const gone = { ...file(new Uint8Array(1)), arrayBuffer: () => Promise.reject(new Error('gone')) };
    expect(await reason(gone)).toMatch(/could not be read/);
  });
  test('a download is named after the constitution', () => {
    expect(fileNameOf('constitution: 1\nname: "Hollow Creek, /../2"\n', 'constitution')).toBe('hollow-creek-2.yaml');
    expect(fileNameOf('name: </script>\n', 'scenario')).toBe('script.yaml');
    expect(fileNameOf('', 'scenario')).toBe('scenario.yaml');
  });
});

describe('the place of the cursor', () => {
  const parameter = (path: string, more: Partial<ParameterInfo> = {}): ParameterInfo => ({
    ...{ path, clause: path.slice(0, path.lastIndexOf('.')), clauseTitle: 'C', type: 'number', unit: 'share' },
    ...{ min: 0, max: 1, integer: false, default: 0, options: [], meaning: 'm', amendable: false, ...more },
  });
  const parameters = [
    parameter('governance.consensus.threshold'),
    parameter('governance.consensus.fallback', { type: 'enum', options: ['status_quo', 'majority'] }),
    parameter('justice.cases.strictness', { type: 'boolean' }),
  ];
  /** The text's `|` is the cursor. */
  const at = (marked: string) => {
    const created = EditorState.create({ doc: marked.replace('|', ''), extensions: [yaml()] });
    // A new state parses for 20 ms at most, which on a busy machine may be too short; the rest is asked for.
    ensureSyntaxTree(created, created.doc.length, 10_000);
    const { state } = created.update({});
    expect(syntaxTree(state).length).toBe(state.doc.length);
    return placeAt(state, marked.indexOf('|'));
  };
  test.each([
    [
      'governance:\n  consensus:\n    thr|eshold: 0.9\n',
      'governance.consensus.threshold',
      'governance.consensus',
      false,
    ],
    [
      'governance:\n  consensus:\n    threshold: 0|.9\n',
      'governance.consensus.threshold',
      'governance.consensus',
      true,
    ],
    [
      'governance:\n  consensus: { threshold: 0.9|, rounds: 4 }\n',
      'governance.consensus.threshold',
      'governance.consensus',
      true,
    ],
  ])('%j', (marked, path, around, inValue) => {
    expect(at(marked)).toEqual({ path, around, inValue });
  });
  test('an unfinished line belongs where its indentation puts it', () => {
    expect(at('governance:\n  consensus:\n    threshold: 1\n    fa|\n').around).toBe('governance.consensus');
    expect(at('governance:\n  consensus:\n    threshold: 1\n  f|\n').around).toBe('governance');
    expect(at('governance:\n  consensus:\n    threshold: 1\nj|\n').around).toBe('');
  });
  test('what may stand there', () => {
    expect(keysIn(parameters, '').map((o) => o.label)).toEqual(['governance', 'justice']);
    expect(keysIn(parameters, 'governance.consensus').map((o) => o.detail)).toEqual([
      '0 to 1 share',
      'status_quo or majority',
    ]);
    expect(valuesOf(parameters[1]).map((o) => o.label)).toEqual(['status_quo', 'majority']);
    expect(parameters.map(rangeOf)[2]).toBe('true or false');
  });
});
