/** Power: who holds the deciding weight, the largest shares first, against an equal share for everybody. */
import type { JSX } from 'preact';
import { level, plain } from '../../results/analysis/words.ts';
import type { LedgerWeek } from '../../workers/web/interface.ts';
import { Check } from './check.tsx';
import { roundedTogether } from './rounding.ts';
import { percentOf } from './time-plot.tsx';
import { counted, giniWords } from './words.ts';

const CLOSE = 0.0005;

interface PowerSharesProps {
  readonly ledger: LedgerWeek;
  readonly week: number;
  readonly onSelectMember: (identity: number) => void;
}

export function PowerShares({ ledger, week, onSelectMember }: PowerSharesProps): JSX.Element {
  const { power, powerRest, gini, holdersOfHalf } = ledger;
  const people = power.length + powerRest.people;
  const equal = people > 0 ? 1 / people : 0;
  const total = power.reduce((sum, { share }) => sum + share, powerRest.share);
  const full = Math.max(2 * equal, ...power.map(({ share }) => share)) * 1.02 || 1;
  // Tenths of a per cent that add up to those of the sum.
  const tenths = roundedTogether([...power.map(({ share }) => share), powerRest.share], 0.001);
  const named = tenths.slice(0, -1).reduce((sum, part) => sum + part, 0);
  const others = tenths[tenths.length - 1];
  const times = (share: number): string => (equal > 0 ? `${plain(Number((share / equal).toPrecision(2)))} ×` : '');
  const words = `Gini coefficient ${level(gini)}: deciding weight is ${giniWords(gini)}. ${
    holdersOfHalf === 1
      ? 'One person holds more than half.'
      : `The ${plain(holdersOfHalf)} with the most hold more than half, of ${plain(people)}.`
  }`;
  return (
    <section class="fig-ledger" aria-labelledby="fig-power">
      <h4 id="fig-power">Power</h4>
      <p class="fig-note">
        The deciding weight always sums to one whole: delegation, office or reputation only move it from one to another.
      </p>
      <p class="fig-lead">{words}</p>
      <table class="fig-table fig-bars">
        <caption>
          Share of the deciding weight in week {week + 1}. The line is the equal share, {percentText(equal)} each for{' '}
          {counted(people, 'people')}.
        </caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Length</th>
            <th scope="col">Share</th>
            <th scope="col">Times the equal share</th>
          </tr>
        </thead>
        <tbody>
          {power.map(({ identity, name, share }, k) => (
            <tr key={identity}>
              <th scope="row">
                <button type="button" class="link" onClick={() => onSelectMember(identity)}>
                  {name}
                </button>
              </th>
              <Bar share={share} equal={equal} full={full} />
              <td>{percentText(tenths[k] / 1000)}</td>
              <td class="fig-quiet">{times(share)}</td>
            </tr>
          ))}
          {powerRest.people > 0 ? (
            <tr>
              <th scope="row">{counted(powerRest.people, 'others')}, mean</th>
              <Bar share={powerRest.share / powerRest.people} equal={equal} full={full} />
              <td>{percentText(powerRest.share / powerRest.people)}</td>
              <td class="fig-quiet">{times(powerRest.share / powerRest.people)}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      <Check holds={people === 0 || Math.abs(total - 1) < CLOSE}>
        {powerRest.people > 0
          ? `named ${percentText(named / 1000)} + others ${percentText(others / 1000)}`
          : 'all shares'}{' '}
        = {percentText((named + others) / 1000)}
      </Check>
    </section>
  );
}

function Bar({
  share,
  equal,
  full,
}: {
  readonly share: number;
  readonly equal: number;
  readonly full: number;
}): JSX.Element {
  return (
    <td class="fig-cell">
      <svg class="fig-bar power" aria-hidden="true">
        <rect width={percentOf(share / full)} height="100%" />
        <line x1={percentOf(equal / full)} x2={percentOf(equal / full)} y1="-7" y2="17" />
      </svg>
    </td>
  );
}

function percentText(share: number): string {
  return `${level(share * 100, 1)}\u202f%`;
}
