/**
 * The verdict of a batch as plain text, for a terminal: survival by scenario, signals, weakest points and why.
 * At most 100 characters wide, no colour, no characters that a terminal font lacks.
 */
import type { Analysis, Effect, ScenarioAnalysis } from './analysis/types.ts';
import { duration, interval, level, percent, points, shareWithInterval } from './analysis/words.ts';

const WIDTH = 100;
/** With fewer pairs an interval of 99.9 % hardly ever leaves out zero, however hard a shock strikes. */
const FEW_SEEDS = 10;

export function verdictText(analysis: Analysis): string {
  const { about } = analysis;
  const counts = `${about.runs} runs: ${plural(analysis.scenarios.length, 'scenario')} × ${plural(about.seeds.length, 'seed')} × ${about.weeks} weeks`;
  const lines = [
    about.constitution,
    `${counts}   engine ${about.engine}   batch ${about.key.slice(0, 12)}`,
    '',
    ...wrap(verdictSentence(analysis), ''),
    '',
    ...survivalTable(analysis),
    '',
    ...(analysis.signals.length > 0 ? [...signalTable(analysis), ''] : []),
    ...weakestPoints(analysis),
  ];
  if (about.failed > 0) lines.push('', ...failures(analysis));
  return `${lines.map(ascii).join('\n')}\n`;
}

/** The whole batch in a sentence or two. Also the opening of the report. */
export function verdictSentence(analysis: Analysis): string {
  const { about, scenarios, reference } = analysis;
  const span = duration(about.weeks);
  const unshocked = scenarios.find((scenario) => scenario.name === reference);
  const shocked = scenarios.filter((scenario) => scenario.struck && scenario.runs > 0);
  const opening = unshocked
    ? `Left to itself, ${about.constitution} lasts ${span} in ${shareWithInterval(unshocked.endured)} of its runs.`
    : `${about.constitution} was run under ${plural(shocked.length, 'scenario')} without an unshocked one to compare with.`;
  const late = scenarios.filter((scenario) => scenario.shocked && !scenario.struck).length;
  const unstruck = late > 0 ? ` ${plural(late, 'scenario')} never struck: the runs are too short.` : '';
  const worst = shocked[0];
  if (!worst) return `${opening}${unstruck}`;
  const harmful = shocked.filter((scenario) => shortens(scenario));
  if (unshocked && harmful.length === 0 && about.seeds.length < FEW_SEEDS) {
    return `${opening}${unstruck} ${plural(about.seeds.length, 'seed')} ${about.seeds.length === 1 ? 'is' : 'are'} too few to tell which shocks shorten its life.`;
  }
  if (unshocked && harmful.length === 0) {
    const [strained] = analysis.weaknesses.flatMap((w) => shocked.filter((s) => s.name === w.scenario));
    const strain = strained ? ` What strains it most is ${lower(strained.title)}.` : '';
    const shortening =
      shocked.length === 1 ? 'The shock does not clearly shorten' : `None of ${shocked.length} shocks clearly shortens`;
    return `${opening}${unstruck} ${shortening} its life.${strain}`;
  }
  const most = harmful[0] ?? worst;
  return `${opening}${unstruck} What harms it most is ${lower(most.title)}: ${shareWithInterval(most.endured)} of runs last that long.`;
}

function shortens(scenario: ScenarioAnalysis): boolean {
  const life = scenario.effects.find((effect) => effect.name === 'life');
  return life?.clear === true && life.difference.mean < 0;
}

function survivalTable(analysis: Analysis): string[] {
  const name = nameWidth(analysis.scenarios.map((scenario) => scenario.title));
  const row = (title: string, ...cells: string[]): string =>
    title.padEnd(name) +
    [9, 7, 11, 13].map((width, i) => cells[i].padStart(width)).join('') +
    (cells[4] ? `   ${cells[4]}` : '');
  const longest = WIDTH - name - 43;
  return [
    row(
      `LASTING ${duration(analysis.about.weeks).toUpperCase()}`,
      'runs',
      'share',
      '95 % int.',
      'median life',
      'how it ends',
    ),
    ...analysis.scenarios.map((scenario) => {
      const ends = scenario.ends
        .filter((end) => end.share.count > 0)
        .map((end) => `${end.share.count} ${end.end}`)
        .join(', ');
      return row(
        scenario.title,
        `${scenario.endured.count}/${scenario.runs}`,
        percent(scenario.endured.share),
        interval(scenario.endured),
        Number.isFinite(scenario.median.time) ? duration(scenario.median.time) : '—',
        (scenario.shocked && !scenario.struck ? 'did not strike' : ends).slice(0, longest),
      ).trimEnd();
    }),
  ];
}

function signalTable(analysis: Analysis): string[] {
  const base = analysis.scenarios.find((scenario) => scenario.name === analysis.reference) ?? analysis.scenarios[0];
  const name = nameWidth(analysis.signals.map((signal) => signal.title));
  // Without a pair of a shocked and an unshocked run there is nothing that could raise one.
  const compared = analysis.scenarios.some((scenario) => scenario.effects.length > 0);
  // What does not fit behind the figures goes on below them, numbers with their interval together.
  const row = (title: string, mean: string, warning: string, critical: string, by: string): string[] =>
    wrap(
      `${title.padEnd(name)}${mean.padStart(7)}${warning.padStart(9)}${critical.padStart(10)}   ${by}`,
      ' '.repeat(name + 29),
      '',
    );
  return [
    `SIGNALS from 0 (calm) to 1: mean and share of runs ever past each threshold, ${lower(base.title)}`,
    ...row('', 'mean', 'warning', 'critical', compared ? 'raised most by (99.9 % interval)' : ''),
    ...analysis.signals.flatMap((signal) => {
      const of = base.signals.find((item) => item.name === signal.name);
      const by = strongest(analysis, signal.name);
      return row(
        signal.title,
        of ? level(of.mean) : 'n/a',
        of ? percent(of.everWarning.share) : 'n/a',
        of ? percent(of.everCritical.share) : 'n/a',
        by ? `${lower(by.scenario.title)} ${raised(by.effect.difference)}` : compared ? 'no shock clearly' : '',
      );
    }),
  ];
}

function raised({ mean, low, high }: Effect['difference']): string {
  return `${points(mean)} (${points(low)} to ${points(high)})`.replaceAll(' ', '\u00a0');
}

/** The shock that clearly raises a signal most. */
export function strongest(
  analysis: Analysis,
  signal: string,
): { scenario: ScenarioAnalysis; effect: Effect } | undefined {
  return analysis.scenarios
    .flatMap((scenario) =>
      scenario.effects
        .filter((effect) => effect.name === signal && effect.clear && effect.difference.mean > 0)
        .map((effect) => ({ scenario, effect })),
    )
    .sort((a, b) => b.effect.difference.mean - a.effect.difference.mean)[0];
}

function weakestPoints(analysis: Analysis): string[] {
  if (analysis.weaknesses.length === 0) return ['WEAKEST POINTS', '   none that stands out of chance at 99.9 %'];
  return [
    'WEAKEST POINTS, worst first',
    ...analysis.weaknesses.flatMap((weakness, i) => [
      ...wrap(`${i + 1}. ${weakness.headline}`, '   ', ''),
      ...weakness.because.flatMap((reason) => wrap(reason, '     ', '   - ')),
    ]),
  ];
}

function failures(analysis: Analysis): string[] {
  const failed = analysis.scenarios.flatMap((s) => s.failures.map((text) => `${s.title}, seed ${text}`));
  const shown = failed.slice(0, 5).flatMap((text) => wrap(text, '     ', '   - '));
  const rest = failed.length > 5 ? [`   - and ${failed.length - 5} more`] : [];
  return [
    `${plural(failed.length, 'run')} could not be finished and ${failed.length === 1 ? 'is' : 'are'} left out:`,
    ...shown,
    ...rest,
  ];
}

function wrap(text: string, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.replace(/\u202f/g, '\u00a0').split(' ')) {
    if (line.trim() !== '' && line.length + word.length > WIDTH) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

function nameWidth(titles: readonly string[]): number {
  return Math.max(18, ...titles.map((title) => title.length)) + 2;
}

export function plural(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

export function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function ascii(line: string): string {
  return line.replace(/[\u202f\u00a0]/g, ' ').slice(0, WIDTH);
}
