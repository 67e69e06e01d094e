/**
 * The page of evidence and its figures, written from what `npm run claims evidence` measured and from what the rows say
 * of themselves.
 */
import { readFileSync } from 'node:fs';
import { figureSvg } from '../results/figure/draw.ts';
import { ROWS } from '../workers/studies/evidence/index.ts';
import { rowsOf } from '../workers/studies/evidence/on-file.ts';
import { type EvidenceRow, type RowSpec, targetWords } from '../workers/studies/evidence/types.ts';
import { escaped } from './headers.ts';
import { code, table } from './tables.ts';

const MEASURED = 'docs/claims/evidence.json';
export const EVIDENCE = 'docs/evidence.md';
export const FIGURES = 'docs/evidence';

/** Rows on file, in the order of the registry. @throws Error when the file holds none */
function rows(): {
  readonly engine: number;
  readonly all: readonly { readonly spec: RowSpec; readonly row: EvidenceRow }[];
} {
  const file = rowsOf(readFileSync(MEASURED, 'utf8'));
  if (!file) throw new Error(`${MEASURED} holds no rows of evidence`);
  const all = ROWS.flatMap((spec) => {
    const row = file.rows.find(({ id }) => id === spec.id);
    return row ? [{ spec, row }] : [];
  });
  return { engine: file.engine, all };
}

/** SVG texts by path. */
export function figures(): ReadonlyMap<string, string> {
  return new Map(rows().all.map(({ row }) => [`${FIGURES}/${row.id}.svg`, figureSvg(row.figure)]));
}

function number(x: number): string {
  const text = Number.isInteger(x) ? String(x) : String(Number(x.toPrecision(4)));
  return text.replace('-', '−');
}

function points(row: EvidenceRow): string {
  const cells = row.points.map((point) => {
    const { name, published, simulated, low, high, pass } = point;
    return [
      escaped(name),
      targetWords(point, number),
      number(simulated),
      low === high ? '' : `${number(low)} to ${number(high)}`,
      published === 'none' ? 'reported' : pass ? 'yes' : '**no**',
    ];
  });
  return table(['', 'target', 'simulated', '99 %', 'passes'], cells);
}

function section({ spec, row }: { readonly spec: RowSpec; readonly row: EvidenceRow }): string {
  const state = row.pass ? 'passes' : '**falls short**';
  return [
    `## ${spec.title}`,
    `${code(row.id)}, ${row.kind}; ${state}.`,
    `*What was published.* ${escaped(spec.published)} (${escaped(spec.source)})`,
    `*What ran.* ${escaped(spec.kernel)}`,
    `*How.* ${escaped(spec.setting)} ${spec.runs.full} runs of each condition that chance enters.`,
    `![${row.figure.label}](evidence/${row.id}.svg)`,
    points(row),
    ...(spec.lacks === '' ? [] : [`*What the model does not show.* ${escaped(spec.lacks)}`]),
  ].join('\n\n');
}

/** The whole page. */
export function evidencePage(): string {
  const { engine, all } = rows();
  const failing = all.filter(({ row }) => !row.pass);
  const verdict =
    failing.length === 0
      ? `All ${all.length} rows pass.`
      : `${all.length - failing.length} of ${all.length} rows pass; ${failing.map(({ row }) => code(row.id)).join(', ')} ${failing.length === 1 ? 'falls' : 'fall'} short.`;
  const summary = all.map(({ spec, row }) => [
    `[${spec.title}](#${spec.title.toLowerCase().replaceAll(' ', '-')})`,
    row.kind,
    escaped(row.points[0].name),
    targetWords(row.points[0], number),
    number(row.simulated),
    row.pass ? 'yes' : '**no**',
  ]);
  const parts = [
    '# Evidence',
    'Written by `npm run docs` from `docs/claims/evidence.json`, which `npm run claims evidence` measures. `politeia evidence` prints the same; `politeia evidence --measure` measures it anew.',
    `A simulated society is believed when its parts, one at a time, do what is known. Each row below takes a mechanism of the product, the very code that runs every week, and puts it under the conditions of a published experiment or model: a given graph, given people, a given order of events, everything else at rest. ${verdict} Measured with engine ${engine}.`,
    'By an *output* row nothing in the product was ever set or tuned (one of them, `factions`, led to a mend of its signal, as it says); an *input* row set a parameter, or its like was looked at when one was chosen. A published mean of a few runs is itself a sample: it passes when the product could have yielded it, that is, when it lies in the middle 99 % of what the product gives in the published design. Where only a direction was published, the whole 99 % interval of the mean has to lie on its side. What falls short is listed and not tuned away. A target is the published figure, unless it is said to be a *re-run of the published rule*: then no printed figure was at hand, and it was taken from a program of the published rule that is none of the product’s; of how many runs is assumed.',
    table(['row', 'kind', 'first figure', 'target', 'simulated', 'row passes'], summary),
    ...all.map(section),
  ];
  return `${parts.join('\n\n')}\n`;
}
