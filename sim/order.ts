/**
 * The order of mechanisms inside a phase: a topological sort of the declared `after` edges and of the
 * edges adder → stock owner, smallest id first among those that are free to go. `after: ['*']` means
 * after everybody who does not itself say so.
 */
import type { AnySpec, Phase } from './core/contract.ts';
import type { LayoutStock } from './layout.ts';

export function orderSpecs(
  stepping: readonly AnySpec[],
  stocks: readonly LayoutStock[],
  problems: string[],
  where: Phase | 'arrival',
): AnySpec[] {
  const before = new Map<string, Set<string>>();
  const byId = new Map(stepping.map((s) => [s.id, s]));
  const isLast = (s: AnySpec): boolean => s.after.includes('*');
  for (const spec of stepping) {
    const edges = new Set<string>();
    for (const id of spec.after) if (byId.has(id)) edges.add(id);
    if (isLast(spec)) for (const other of stepping) if (!isLast(other)) edges.add(other.id);
    for (const stock of stocks) {
      if (stock.owner !== spec.id) continue;
      for (const adder of stepping) {
        if (adder.id !== spec.id && Object.values(adder.adds).some((t) => t.stock === stock.path)) edges.add(adder.id);
      }
    }
    before.set(spec.id, edges);
  }
  const ordered: AnySpec[] = [];
  const waiting = [...stepping].sort((a, b) => (a.id < b.id ? -1 : 1));
  while (waiting.length > 0) {
    const at = waiting.findIndex((s) => [...(before.get(s.id) ?? [])].every((id) => !waiting.some((w) => w.id === id)));
    if (at < 0) {
      problems.push(`circular order in ${where}: ${waiting.map((s) => s.id).join(', ')}`);
      return ordered.concat(waiting);
    }
    ordered.push(...waiting.splice(at, 1));
  }
  return ordered;
}
