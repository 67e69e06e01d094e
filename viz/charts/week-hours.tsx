/** Time: where the 168 hours of the mean person's week go, as one bar and as its table. */
import type { JSX } from 'preact';
import { level, percent, titleOf } from '../../results/analysis/words.ts';
import { Check } from './check.tsx';
import { roundedTogether } from './rounding.ts';
import { percentOf } from './time-plot.tsx';

export const HOURS_PER_WEEK = 168;
const CLOSE = 0.05;

/** What an activity is to the community; one that is not named here is one's own. */
const KINDS: Readonly<Record<string, 'rule' | 'work' | 'together'>> = {
  decision_making: 'rule',
  justice: 'rule',
  resource_coordination: 'rule',
  collaborative_work: 'work',
  guild_workshops: 'work',
  contribution_hours: 'work',
  shared_meals: 'together',
  gatherings: 'together',
};
const ORDER = ['rule', 'work', 'together', 'own'] as const;
const KIND_WORDS: Readonly<Record<(typeof ORDER)[number], string>> = {
  rule: 'deciding and settling',
  work: 'work for the community',
  together: 'company',
  own: 'one’s own',
};

interface WeekHoursProps {
  readonly activities: readonly string[];
  readonly hours: readonly number[];
  readonly week: number;
}

interface Use {
  readonly activity: string;
  readonly hours: number;
  readonly kind: (typeof ORDER)[number];
}

/** By what they are to the community, then the longest first. */
export function usesOf(activities: readonly string[], hours: readonly number[]): Use[] {
  return activities
    .map((activity, k) => ({ activity, hours: hours[k] ?? 0, kind: KINDS[activity] ?? ('own' as const) }))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.hours - a.hours);
}

export function WeekHours({ activities, hours, week }: WeekHoursProps): JSX.Element {
  const uses = usesOf(activities, hours);
  const total = uses.reduce((sum, use) => sum + use.hours, 0);
  const longest = Math.max(1, ...hours);
  // Tenths of an hour that add up to those of the week.
  const tenths = roundedTogether(
    uses.map((use) => use.hours),
    0.1,
  );
  const shown = new Map(uses.map((use, k) => [use.activity, tenths[k]]));
  let from = 0;
  const spoken = ORDER.map((kind) => {
    const own = uses.reduce((sum, use, k) => sum + (use.kind === kind ? tenths[k] : 0), 0);
    return `${KIND_WORDS[kind]} ${level(own / 10, 1)}`;
  }).join(', ');
  return (
    <section class="fig-ledger" aria-labelledby="fig-time">
      <h4 id="fig-time">Time</h4>
      <p class="fig-note">
        A week has 168 hours for everybody, and nothing happens that nobody spent time on: an hour more of one thing is
        an hour less of another.
      </p>
      <svg class="fig-hours" role="img" aria-label={`Hours of the mean person in week ${week + 1}: ${spoken}`}>
        {uses.map((use) => {
          const start = from / HOURS_PER_WEEK;
          const width = use.hours / HOURS_PER_WEEK;
          from += use.hours;
          return (
            <g key={use.activity} class={`fig-use ${use.kind}`}>
              <rect x={percentOf(start)} width={percentOf(width)} height="100%" />
              {width >= 0.07 ? (
                <text x={percentOf(start)} dx="6" y="50%" dy="0.35em">
                  {Math.round(use.hours)}
                  {width >= 0.14 ? <tspan class="fig-wide">{` h ${titleOf(use.activity).toLowerCase()}`}</tspan> : null}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <table class="fig-table fig-bars">
        <caption class="visually-hidden">Hours of the mean person in week {week + 1}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">Activity</th>
            <th scope="col">Length</th>
            <th scope="col">Hours</th>
            <th scope="col">Share of the week</th>
          </tr>
        </thead>
        {ORDER.map((kind) => (
          <tbody key={kind}>
            <tr>
              <th scope="rowgroup" colSpan={4} class="fig-kind">
                <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" class={`fig-use ${kind}`}>
                  <rect width="10" height="10" />
                </svg>
                {KIND_WORDS[kind]}
              </th>
            </tr>
            {uses
              .filter((use) => use.kind === kind)
              .map((use) => (
                <tr key={use.activity}>
                  <th scope="row">{titleOf(use.activity)}</th>
                  <td class="fig-cell">
                    <svg class={`fig-bar fig-use ${kind}`} aria-hidden="true">
                      <rect width={percentOf(use.hours / longest)} height="100%" />
                    </svg>
                  </td>
                  <td>{level((shown.get(use.activity) ?? 0) / 10, 1)} h</td>
                  <td class="fig-quiet">{percent(use.hours / HOURS_PER_WEEK)}</td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <Check holds={Math.abs(total - HOURS_PER_WEEK) < CLOSE}>
        {uses.length} activities = {level(total, 1)} of {HOURS_PER_WEEK} hours
      </Check>
    </section>
  );
}
