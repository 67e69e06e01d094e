/** The society at a glance: a few numbers that need no explanation, with the last two years behind each. */
import type { JSX } from 'preact';
import { percent, plain } from '../../results/analysis/words.ts';
import { branches, columnOf, moment } from '../state/society.ts';
import { Spark } from './spark.tsx';

interface Figure {
  readonly observable: string;
  readonly title: string;
  readonly meaning: string;
  readonly say: (value: number) => string;
}

const FIGURES: readonly Figure[] = [
  {
    observable: 'people.present',
    title: 'People',
    meaning: 'Members and residents on trial who live here',
    say: plain,
  },
  {
    observable: 'wellbeing.satisfaction',
    title: 'Satisfaction',
    meaning: 'How well this life meets people’s needs, on average',
    say: percent,
  },
  {
    observable: 'wellbeing.trust',
    title: 'Trust in the institutions',
    meaning: 'How far people think the rules and those who apply them are fair',
    say: percent,
  },
  {
    observable: 'wellbeing.exhausted',
    title: 'Burnt out',
    meaning: 'Share of people who have no energy left',
    say: percent,
  },
  {
    observable: 'ledger.treasury',
    title: 'Common purse',
    meaning: 'Credits in the treasury',
    say: (value) => `${plain(value)} cr`,
  },
  { observable: 'governance.decided', title: 'Decisions taken', meaning: 'Since the founding', say: plain },
  { observable: 'justice.open_cases', title: 'Open quarrels', meaning: 'Cases waiting to be settled', say: plain },
];

export function Glance(): JSX.Element {
  const shown = branches.value;
  const now = moment.value;
  return (
    <section class="glance" aria-labelledby="glance-title">
      <h2 id="glance-title">At a glance</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">Measure</span>
            </th>
            <th scope="col">Last two years</th>
            {shown.map((branch) => (
              <th key={branch.id} scope="col" class={`branch-${branch.letter.toLowerCase()}`}>
                {shown.length > 1 ? branch.letter : 'Now'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map(({ observable, title, meaning, say }) => {
            const column = columnOf(observable);
            return (
              <tr key={observable}>
                <th scope="row">
                  {title}
                  <span class="note">{meaning}</span>
                </th>
                <td>
                  <Spark branches={shown} column={column} until={now} />
                </td>
                {shown.map((branch) => {
                  const value = branch.history.at(Math.min(now, branch.lived.value.head) - 1, column);
                  return (
                    <td key={branch.id} class="glance-value number">
                      {Number.isFinite(value) ? say(value) : '–'}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
