/** The register of systems as a page: what stands for each, and how it is judged. Figures are in the claim. */
import type { CoveredSystem } from '../workers/studies/coverage/systems.ts';
import { SYSTEMS } from '../workers/studies/coverage/systems.ts';
import { expectedWords, settingWords, switchWords } from '../workers/studies/coverage/words.ts';
import { escaped } from './headers.ts';
import { code, table } from './tables.ts';

function mechanismLink(mechanism: string): string {
  if (mechanism.startsWith('preset ')) return `[${mechanism}](model.md)`;
  return `[${code(mechanism)}](reference/${mechanism}.md)`;
}

function builtRow({ id, words, declared, remark }: CoveredSystem): string[] {
  if (!declared) return [];
  const { mechanism, effect } = declared;
  const amended = effect.amended === undefined ? '' : `Amended: ${effect.amended}.`;
  return [
    `${code(id)}<br>${escaped(words)}`,
    mechanismLink(mechanism),
    escaped(switchWords(effect.switch)),
    escaped(settingWords(effect.setting)),
    `${code(effect.observable)} ${escaped(expectedWords(effect))}`,
    [effect.because, amended, remark]
      .filter((part) => part !== '')
      .map(escaped)
      .join('<br>'),
  ];
}

const HOW = `Each system that is built was given a switch with a neutral side, one observable that it does not itself write, a
direction, and the smallest change that matters, before anything was measured. Pairs of runs share people and luck and
differ by the switch alone. After 30 pairs, and every 30 more up to 480, a 99 % confidence sequence of the mean difference
is looked at: an interval that holds at all sizes at once, so that one may stop when it has said enough
([confidence-sequence.ts](../results/statistics/confidence-sequence.ts)). *Live* means that the interval lies beyond the
smallest change with the declared sign. Societies that ended count by the weeks that they lived, so every pair counts.
Seeds are \`coverage/0\`, \`coverage/1\`, … and serve nothing else; a declaration that was amended after a look is judged on
seeds that it has not seen, and says what was wrong.

A clause whose parameter nobody reads goes through the same judgement and must not be live, and two sets of seeds under
one constitution show how often luck alone misleads. Activities of daily life are forbidden by a device of the laboratory
(\`sim/lab/devices\`) that takes back what is asked of the time ledger. \`politeia coverage\` prints the figures on file
([coverage.json](claims/coverage.json)), \`politeia coverage --measure [ID…]\` takes them anew, \`npm run claims -- coverage\`
renews the file.`;

/** The whole page. */
export function coveragePage(): string {
  const built = SYSTEMS.filter(({ declared }) => declared);
  const planned = SYSTEMS.filter(({ declared }) => !declared);
  const parts = [
    '# Coverage',
    'Written from the code by `npm run docs`; changes belong there. Every system that the specification of the model names.',
    HOW,
    `## Built: ${built.length} of ${SYSTEMS.length}`,
    table(['system', 'mechanism', 'switch', 'scenario', 'must show', 'because'], built.map(builtRow)),
    `## Planned: ${planned.length}`,
    table(
      ['system', 'in words', 'what there is of it'],
      planned.map(({ id, words, remark }) => [code(id), escaped(words), escaped(remark)]),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
