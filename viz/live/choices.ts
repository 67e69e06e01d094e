/** The rules that a reader may change in a fork, as a list to choose from. */
import type { Catalogue, LawEntry, ParameterInfo } from '../../workers/web/interface.ts';
import { leverWords } from './words.ts';

export interface Choice {
  readonly info: ParameterInfo;
  readonly entry: LawEntry;
  readonly title: string;
}

/** `Consensus: threshold`: names of rules are short, and several clauses have the same. */
const titled = ({ clauseTitle }: ParameterInfo, rule: string): string => `${clauseTitle}: ${rule.toLowerCase()}`;

/** Levers first, since they are what members themselves argue about; then every parameter in force, by clause. */
export function choicesOf(known: Catalogue, law: readonly LawEntry[]): { title: string; choices: Choice[] }[] {
  const entryOf = new Map(law.map((entry) => [entry.path, entry]));
  const infoOf = new Map(known.parameters.map((info) => [info.path, info]));
  const levers = known.levers.flatMap(({ id, path }): Choice[] => {
    const info = infoOf.get(path);
    const entry = entryOf.get(path);
    return info && entry ? [{ info, entry, title: titled(info, leverWords(id)) }] : [];
  });
  const argued = new Set(levers.map((choice) => choice.info.path));
  const byClause = new Map<string, Choice[]>();
  for (const info of known.parameters) {
    const entry = entryOf.get(info.path);
    if (!entry || argued.has(info.path)) continue;
    const own = info.path.slice(info.clause.length + 1).replace(/[_.]/g, ' ');
    const choices = byClause.get(info.clauseTitle) ?? [];
    choices.push({ info, entry, title: titled(info, own) });
    byClause.set(info.clauseTitle, choices);
  }
  return [
    ...(levers.length > 0 ? [{ title: 'Levers: what members argue about most', choices: levers }] : []),
    ...[...byClause].map(([title, choices]) => ({ title, choices })),
  ];
}
