/** Where in the source each mechanism, signal and cited part stands, with the header that is its account. */
import { readdirSync, readFileSync } from 'node:fs';
import type { AnySpec } from '../sim/core/contract.ts';
import { SIGNALS } from '../sim/fragility/index.ts';
import type { SignalSpec } from '../sim/fragility/signal.ts';
import { SPECS } from '../sim/registry.ts';
import { type Block, headerOf, sentencesWith } from './headers.ts';

export const LAYERS: readonly (readonly [AnySpec['layer'], folder: string, title: string])[] = [
  ['people', 'agents', 'People'],
  ['citizenship', 'sim/citizenship', 'Citizenship'],
  ['governance', 'sim/governance', 'Governance'],
  ['culture', 'sim/culture', 'Culture'],
  ['economy', 'sim/economy', 'Economy'],
  ['autonomy', 'sim/autonomy', 'Autonomy'],
  ['justice', 'sim/justice', 'Justice'],
  ['shocks', 'sim/shocks', 'Shocks'],
];

interface Account {
  readonly path: string;
  readonly header: readonly Block[];
}
export type Documented = Account & { readonly spec: AnySpec };
export type DocumentedSignal = Account & { readonly signal: SignalSpec };
/** A file that is no mechanism of its own but holds a cited rule that mechanisms use. */
export type Part = Account & { readonly layer: AnySpec['layer'] };

export interface Sources {
  readonly mechanisms: readonly Documented[];
  readonly signals: readonly DocumentedSignal[];
  readonly parts: readonly Part[];
}

/** Source texts of the engine by path; tests, fixtures and templates left out. */
function texts(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['agents', 'sim']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      if (!path.endsWith('.ts') || /\.(test|fixture)\.ts$|\/_/.test(path)) continue;
      found.set(path, readFileSync(path, 'utf8'));
    }
  }
  return found;
}

/** The file that declares an id. @throws Error when there is none */
function declaring(all: ReadonlyMap<string, string>, id: string, folder: string): Account {
  const [path, text] =
    [...all].find(([name, source]) => name.startsWith(folder) && source.includes(`id: '${id}'`)) ?? [];
  if (path === undefined || text === undefined) throw new Error(`no file declares ${id}`);
  return { path, header: headerOf(text) };
}

export function sources(): Sources {
  const all = texts();
  const mechanisms = SPECS.map((spec) => ({ spec, ...declaring(all, spec.id, '') }));
  const signals = SIGNALS.map((signal) => ({ signal, ...declaring(all, signal.id, 'sim/fragility/') }));
  const told = new Set(mechanisms.map(({ path }) => path));
  const parts = LAYERS.flatMap(([layer, folder]) =>
    [...all]
      .filter(([path]) => path.startsWith(`${folder}/`) && !path.endsWith('/index.ts') && !told.has(path))
      .map(([path, text]) => ({ layer, path, header: headerOf(text) }))
      .filter(({ header }) => sentencesWith(header, /\b(17|18|19|20)\d\d\b/).length > 0),
  );
  return { mechanisms, signals, parts };
}
