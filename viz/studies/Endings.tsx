/** How the pairs end: both last, only one does, neither. */
import { duration, percent } from '../../results/analysis/words.ts';
import type { Comparison } from '../../workers/web/interface.ts';

export function Endings({ comparison, weeks }: { readonly comparison: Comparison; readonly weeks: number }) {
  const { endured, seeds } = comparison;
  const both = endured.a - endured.onlyA;
  const rows = [
    { tone: 'both', title: 'Both last', pairs: both },
    { tone: 'a', title: 'Only A lasts', pairs: endured.onlyA },
    { tone: 'b', title: 'Only B lasts', pairs: endured.onlyB },
    { tone: 'neither', title: 'Neither lasts', pairs: seeds - both - endured.onlyA - endured.onlyB },
  ];
  return (
    <section class="study-part" aria-labelledby="endings-title">
      <h3 id="endings-title">How they end</h3>
      <p class="note">
        To last is to live all {duration(weeks)}. Pairs in which only one lasts are what speaks for a law.
      </p>
      <table class="endings">
        <thead>
          <tr>
            <th scope="col">Of each pair</th>
            <th scope="col">Pairs</th>
            <th scope="col">Share</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tone, title, pairs }) => (
            <tr key={tone}>
              <th scope="row">{title}</th>
              <td>{pairs}</td>
              <td>{percent(pairs / seeds)}</td>
              <td class="endings-bar">
                <svg aria-hidden="true">
                  <rect class="ground" width="100%" height="100%" />
                  <rect
                    class={`fill ${tone}`}
                    width={`${seeds > 0 ? Math.round((1000 * pairs) / seeds) / 10 : 0}%`}
                    height="100%"
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
