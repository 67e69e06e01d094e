/**
 * Guides as scripts. A fenced block whose language is `console` holds commands after `$ ` and what they print:
 * lines in the order in which they appear, `…` for anything, within a line or alone for any lines. `# exits 1` behind a
 * command says with what code it ends, 0 where nothing is said. `> FILE` keeps what is printed. A block with
 * `file=NAME` is a file that the reader makes; `sql in=DIR` is a query over the tables of a batch.
 */
export interface Command {
  readonly kind: 'command';
  readonly words: readonly string[];
  /** Where standard output goes; empty for the terminal. */
  readonly into: string;
  readonly exits: number;
  readonly shows: readonly string[];
}
export interface File {
  readonly kind: 'file';
  readonly name: string;
  readonly text: string;
}
export interface Query {
  readonly kind: 'query';
  readonly folder: string;
  readonly text: string;
}
/** A command that goes on until it is interrupted. */
export interface Serving {
  readonly kind: 'serving';
  readonly words: readonly string[];
}
export type Step = Command | File | Query | Serving;

/** What a reader would do, in order. */
export function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].flatMap(([, info, text]): Step[] => {
    const [language, option = ''] = info.split(' ');
    const [key, value = ''] = option.split('=');
    if (key === 'file') return [{ kind: 'file', name: value, text }];
    if (language === 'sql') return [{ kind: 'query', folder: value, text }];
    if (language !== 'console') return [];
    const commands = text.split(/^\$ /m).slice(1).map(commandOf);
    return key === 'serve' ? commands.map(({ words }) => ({ kind: 'serving', words })) : commands;
  });
}

function commandOf(text: string): Command {
  const [line = '', ...shows] = text.trimEnd().split('\n');
  const [typed = '', exits = '0'] = line.split('# exits ');
  const [command = '', into = ''] = typed.split('>').map((part) => part.trim());
  return { kind: 'command', words: command.split(/\s+/), into, exits: Number(exits), shows };
}

/** The first line shown that was not printed in its place; undefined when all were. */
export function missingFrom(printed: string, shows: readonly string[]): string | undefined {
  const lines = printed.split('\n');
  let at = 0;
  for (const shown of shows) {
    if (shown === '…') continue;
    const pattern = new RegExp(`^${shown.split('…').map(literal).join('.*')}$`);
    const found = lines.findIndex((line, i) => i >= at && pattern.test(line.trimEnd()));
    if (found < 0) return shown;
    at = found + 1;
  }
  return undefined;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
