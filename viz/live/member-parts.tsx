/** Parts of a person's panel that are pictures: meters, the week in hours, satisfaction by part, stocks with their why. */
import type { JSX } from 'preact';
import { level, points, titleOf } from '../../results/analysis/words.ts';
import type { MemberView } from '../../workers/web/interface.ts';
import { activityWords, stockHasMeter, stockLevel, stockMeaning, stockTitle, stockTold } from './words.ts';

interface MeterProps {
  /** 0 to 1. */
  readonly value: number;
  readonly kind: 'plain' | 'foe' | 'strong';
  readonly label: string;
}

export function Meter({ value, kind, label }: MeterProps): JSX.Element {
  const share = Math.max(0, Math.min(1, value));
  return (
    <span class={`meter ${kind}`} role="img" aria-label={`${label}: ${value.toFixed(2)}`}>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}

export function Satisfaction({ member }: { member: MemberView }): JSX.Element {
  const total = member.satisfactionParts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const met = member.satisfactionParts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
  return (
    <section>
      <h3>
        Satisfaction <span class="number">{level(member.satisfaction)}</span>
      </h3>
      <p class="note">
        The longer a bar, the better met; the share says how much it counts for this person. Together they give{' '}
        <strong class="number">{level(met)}</strong>. Everybody is asked every fourth week, and satisfaction follows
        slowly: it goes half of the way in eight weeks.
      </p>
      <dl class="parts">
        {member.satisfactionParts.map(({ name, value, weight }) => (
          <div class="member-row" key={name}>
            <dt>
              {titleOf(name)} <span class="note number">{Math.round((100 * weight) / total)} %</span>
            </dt>
            <dd class="member-row-figure">
              <Meter value={value} kind="strong" label={name} />
              <span class="number">{level(value)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Rest is by far the longest and says least: the bars are measured against the longest of the others. */
export function Hours({ hours, activities }: { hours: readonly number[]; activities: readonly string[] }): JSX.Element {
  const named = activities
    .map((activity, k) => ({ activity, hours: hours[k] ?? 0 }))
    .filter((item) => item.hours >= 0.05 && item.activity !== 'rest')
    .sort((a, b) => b.hours - a.hours);
  const rest = hours[activities.indexOf('rest')] ?? 0;
  const most = Math.max(1, ...named.map((item) => item.hours));
  return (
    <section>
      <h3>Their week</h3>
      <p class="note">168 hours, of which {rest.toFixed(0)} are sleep and rest.</p>
      <dl class="hours">
        {named.map((item) => (
          <div class="member-row" key={item.activity}>
            <dt>{activityWords(item.activity)}</dt>
            <dd class="member-row-figure">
              <Meter
                value={item.hours / most}
                kind="plain"
                label={`Hours of ${activityWords(item.activity).toLowerCase()}, against the longest`}
              />
              <span class="number">{item.hours.toFixed(1)} h</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Stocks({ stocks }: Pick<MemberView, 'stocks'>): JSX.Element {
  return (
    <section>
      <h3>How they fare, and why</h3>
      <p class="note">Open one to see what moved it this week.</p>
      {stocks
        .filter(({ name }) => stockTold(name))
        .map((stock) => (
          <Stock key={stock.name} stock={stock} />
        ))}
    </section>
  );
}

function Stock({ stock }: { stock: MemberView['stocks'][number] }): JSX.Element {
  const { name, meaning, level: value, unit, min, max, terms } = stock;
  const moving = terms
    .filter((term) => Math.abs(term.value) >= 0.0005)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return (
    <details class="stock">
      <summary>
        <span>{stockTitle(name)}</span>
        {stockHasMeter(unit) ? (
          <Meter value={max > min ? (value - min) / (max - min) : value} kind="plain" label={name} />
        ) : (
          <span />
        )}
        <span class="number">{stockLevel(value, unit)}</span>
      </summary>
      <p class="note">{stockMeaning(name, meaning)}</p>
      {moving.length === 0 && <p class="note">Nothing moved it this week.</p>}
      <ul class="terms">
        {moving.map((term) => (
          <li key={term.meaning}>
            <span class={`number terms-size ${term.value > 0 ? 'up' : 'down'}`}>{points(term.value, 3)}</span>{' '}
            {term.meaning}
          </li>
        ))}
      </ul>
    </details>
  );
}
