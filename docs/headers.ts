/**
 * Source headers as documentation. A header is the first block comment of a file: prose in paragraphs, and
 * equations or lists in lines indented by two blanks or more. Read here, it becomes Markdown, and single
 * sentences of it can be found again. What the model documentation says is so what stands above the code.
 */
export interface Block {
  readonly kind: 'prose' | 'formula';
  readonly lines: readonly string[];
}

/** The blocks of a file's header; none when the file does not begin with one. */
export function headerOf(source: string): Block[] {
  const comment = /^\s*\/\*\*([\s\S]*?)\*\//.exec(source)?.[1];
  if (comment === undefined) return [];
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let blank = true;
  for (const line of lines) {
    if (line === '') {
      blank = true;
      continue;
    }
    const kind = /^ {2,}/.test(line) ? 'formula' : 'prose';
    const last = blocks.at(-1);
    const goesOn = last?.kind === kind && (!blank || kind === 'formula');
    if (goesOn) last.lines.push(...(blank ? ['', line] : [line]));
    else blocks.push({ kind, lines: [line] });
    blank = false;
  }
  return blocks.map(({ kind, lines }) => (kind === 'prose' ? { kind, lines } : { kind, lines: dedent(lines) }));
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line !== '').map((line) => line.search(/\S/));
  return lines.map((line) => line.slice(Math.min(...indents)));
}

export function markdownOf(blocks: readonly Block[]): string {
  const parts = blocks.map(({ kind, lines }) =>
    kind === 'prose' ? escaped(lines.join(' ')) : ['```text', ...lines, '```'].join('\n'),
  );
  return parts.join('\n\n');
}

/** Sentences of the prose and lines of the formulas that contain the pattern. */
export function sentencesWith(blocks: readonly Block[], pattern: RegExp): string[] {
  return blocks
    .flatMap(({ kind, lines }) =>
      kind === 'prose'
        ? lines.join(' ').split(/(?<=[^A-Z.][.:;])\s+(?=[A-Z`])/)
        : lines.map((line) => line.trim().replace(/\s{2,}/g, ' ')),
    )
    .filter((sentence) => pattern.test(sentence));
}

/** Text in which nothing is taken for markup, what stands between backticks apart. */
export function escaped(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[*_<>[\]|]/g, (sign) => `\\${sign}`)))
    .join('');
}
