/** The register of systems as a page: what stands for each, and how it is judged. Figures are in the claim. */
import { LEAST_DEPARTING } from '../results/statistics/confidence-sequence.ts';
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
([confidence-sequence.ts](../results/statistics/confidence-sequence.ts)). There are three answers. *Live*: the interval lies
beyond the smallest change with the declared sign. *Not live*: all of it is clearly smaller, or has the wrong sign.
*Undecided*: it is neither after 480 pairs, which shows nothing and refutes nothing. Societies that ended count by the weeks
that they lived, so every pair counts. Seeds are \`coverage/ENGINE/ROUND/0\`, \`…/1\` and so on, with the number of the engine,
so that no engine is judged on seeds that were seen with another, and serve nothing else; a declaration that was amended
after a look goes to a further round, on seeds that it has not seen, and says what was wrong.

The confidence sequence is asymptotic: its 99 % hold when enough of the pairs differ for their spread to be known, and are no
guarantee at 30. A system therefore stays open, and has no interval, while fewer than ${LEAST_DEPARTING} differences depart from the
commonest one; if not one of 480 pairs differs, that is no difference, and not live. In simulations of 10,000 sequences with
these looks, 0/1 differences with a mean of 0.02 to 0.5 were told too small in none when the mean was twice the smallest
change that matters, and in at most 0.3 % when it was hardly above it; without this rule the first look called 55 % of those
at mean 0.02 too small, all 30 being zero. Rare differences are the price: a mean of 0.05 is found in 7 % and one of 0.1 in
half of the cases, the rest stay undecided. Strongly skewed differences, zeros among them or not, leave the sequence in up to
2.6 % instead of 1 %.

The negative control is a clause whose parameter nobody reads, and must not be live. It differs only if determinism breaks
or if something does read it: both sides are then the same run, so it cannot fail by luck, and that it does not says nothing
about luck. How often luck alone misleads is shown by two sets of seeds under one constitution.
\`governance.consensus\` and \`constitution.living\` are measured by the same observable, and are not told apart: that both
are live shows that the law moves when both a way to decide and a rule of change are there, not what each does of its own.

Activities of daily life are forbidden by a device of the laboratory
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
