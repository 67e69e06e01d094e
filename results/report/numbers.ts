/** Every number that a figure shows, as tables. */
import type { Analysis, CurvePoint, ScenarioAnalysis } from '../analysis/types.ts';
import { duration, interval, level, percent, plain, points, shareWithInterval, signed } from '../analysis/words.ts';
import { FAN_LEVELS, type Fan } from '../statistics/fan.ts';
import { html, type Markup } from './html.ts';

export function numbersSection(analysis: Analysis): Markup {
  const { signals, scenarios, about } = analysis;
  const fans: (readonly [string, (scenario: ScenarioAnalysis) => Fan])[] = [
    ...signals.map(
      (signal, i) => [signal.title, (scenario: ScenarioAnalysis): Fan => scenario.signals[i].fan] as const,
    ),
    ['Members', (scenario) => scenario.members],
    [`Treasury (${analysis.treasuryInfo.unit})`, (scenario) => scenario.treasury],
  ];
  const recorded = scenarios.some((scenario) => scenario.members.weeks.length > 0);
  return html`<section id="numbers" aria-labelledby="numbers-title">
<h2 id="numbers-title">Every number</h2>
<p class="prose">The figures as tables; courses once a year. The files of the batch hold every recorded week.</p>
${folded('Survival', survivalTable(scenarios, about.weeks))}
${folded('Ends', endsTable(scenarios, about.weeks))}
${folded('Signals', signalsTable(analysis))}
${scenarios.some((s) => s.effects.length > 0) ? folded('Paired differences', effectsTable(scenarios)) : undefined}
${recorded ? fans.map(([title, of]) => folded(`${title}, over time`, fanTable(scenarios, of, about.weeks))) : undefined}
</section>`;
}

function folded(title: string, table: Markup): Markup {
  return html`<details><summary>${title}</summary><div class="scroll" role="region" aria-label="${title}" tabindex="0">${table}</div></details>`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<table class="numbers"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`;
}

/** The value of a step curve in a week. */
function valueAt(points: readonly CurvePoint[], week: number): CurvePoint {
  return points.filter((point) => point.week <= week).at(-1) ?? points[0];
}

function milestones(weeks: number): number[] {
  const step = weeks >= 104 ? 52 * Math.max(1, Math.ceil(weeks / 52 / 12)) : Math.max(1, Math.ceil(weeks / 10));
  const marks = [];
  for (let week = step; week <= weeks; week += step) marks.push(week);
  return marks;
}

function survivalTable(scenarios: readonly ScenarioAnalysis[], weeks: number): Markup {
  const marks = milestones(weeks);
  return table(
    ['Scenario', 'Runs', ...marks.map((week) => `Week ${week}`), 'Median life', 'Log-rank p'],
    scenarios.map((scenario) => [
      scenario.title,
      String(scenario.runs),
      ...marks.map((week) => {
        const point = valueAt(scenario.survival, week);
        return `${percent(point.share)} (${interval(point)})`;
      }),
      duration(scenario.median.time),
      scenario.logRank ? pValue(scenario.logRank.p) : '',
    ]),
  );
}

function pValue(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

function endsTable(scenarios: readonly ScenarioAnalysis[], weeks: number): Markup {
  return table(
    ['Scenario', 'End', 'Runs', 'Share of runs', `Incidence by week ${weeks}`, 'Half of them by week'],
    scenarios.flatMap((scenario) =>
      scenario.ends.map((end) => {
        const last = end.incidence[end.incidence.length - 1];
        return [
          scenario.title,
          end.end,
          String(end.share.count),
          shareWithInterval(end.share),
          `${percent(last.share)} (${interval(last)})`,
          Number.isNaN(end.medianWeek) ? '' : String(Math.round(end.medianWeek)),
        ];
      }),
    ),
  );
}

function signalsTable(analysis: Analysis): Markup {
  return table(
    ['Signal', 'Scenario', 'Mean', 'Ever past warning', 'Ever critical', 'Weeks past warning'],
    analysis.signals.flatMap((signal, i) =>
      analysis.scenarios.map((scenario) => {
        const { mean, everWarning, everCritical, timeOverWarning } = scenario.signals[i];
        return [
          signal.title,
          scenario.title,
          level(mean, 3),
          shareWithInterval(everWarning),
          shareWithInterval(everCritical),
          percent(timeOverWarning),
        ];
      }),
    ),
  );
}

function effectsTable(scenarios: readonly ScenarioAnalysis[]): Markup {
  return table(
    ['Scenario', 'What', 'Unit', 'Pairs', 'Mean difference', '99.9 % interval'],
    scenarios.flatMap((scenario) =>
      scenario.effects.map(({ title, unit, difference }) => {
        const number = (value: number): string => (unit === '' ? points(value, 3) : signed(value));
        return [
          scenario.title,
          title,
          unit,
          String(difference.pairs),
          number(difference.mean),
          `${number(difference.low)} to ${number(difference.high)}`,
        ];
      }),
    ),
  );
}

function fanTable(
  scenarios: readonly ScenarioAnalysis[],
  of: (scenario: ScenarioAnalysis) => Fan,
  weeks: number,
): Markup {
  const marks = milestones(weeks);
  return table(
    ['Scenario', 'Week', 'Runs', ...FAN_LEVELS.map((at) => `${Math.round(at * 100)} %`)],
    scenarios.flatMap((scenario) => {
      const fan = of(scenario);
      // The drawn weeks need not fall on whole years; the latest one up to each is shown.
      const shown = new Set(marks.map((mark) => fan.weeks.findLastIndex((week) => week < mark)).filter((i) => i >= 0));
      return [...shown].map((i) => [
        scenario.title,
        String(fan.weeks[i] + 1),
        String(fan.runs[i]),
        ...fan.quantiles.map((values) => plain(values[i])),
      ]);
    }),
  );
}
