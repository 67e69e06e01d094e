/** Reads a results directory over the network, as `results/directory.node.ts` does from the disk. */
import { startAnalysis } from '../../results/analysis/analyse.ts';
import type { Analysis } from '../../results/index.ts';
import type { Manifest } from '../../results/manifest.ts';
import { MANIFEST, RUNS, weeksPart } from '../../results/names.ts';
import { decodeParquet } from '../../results/parquet.ts';
import { framesOf, rowsOf } from '../../results/tables.ts';
import { RESULTS_FORMAT } from '../../results/types.ts';

type Opened = { ok: true; analysis: Analysis } | { ok: false; reason: string };

/** @param base absolute address of the directory, with its last slash */
export async function openResults(base: string): Promise<Opened> {
  try {
    const manifest = (await (await load(base, MANIFEST)).json()) as Manifest;
    if (manifest.format !== RESULTS_FORMAT) {
      const reason = `these results are of format ${manifest.format}; this page reads format ${RESULTS_FORMAT}`;
      return { ok: false, reason };
    }
    const { inputs, parts } = manifest;
    const rows = rowsOf(await table(base, RUNS), inputs.facts.observables);
    const analysis = startAnalysis(inputs, rows);
    const wanted = inputs.facts.observables.map((o) => o.name).filter((name) => analysis.wanted.includes(name));
    for (let part = 0; part < parts && inputs.recordEveryWeeks > 0; part++) {
      const columns = await table(base, weeksPart(part), ['run', 'week', ...wanted]);
      for (const frames of framesOf(columns, wanted)) analysis.add(frames);
    }
    return { ok: true, analysis: analysis.finish() };
  } catch (error) {
    return {
      ok: false,
      reason: `these results cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

async function load(base: string, name: string): Promise<Response> {
  const response = await fetch(new URL(name, base));
  if (!response.ok) throw new Error(`${name} is not there (${response.status})`);
  return response;
}

async function table(base: string, name: string, columns?: readonly string[]) {
  return decodeParquet(await (await load(base, name)).arrayBuffer(), columns);
}
