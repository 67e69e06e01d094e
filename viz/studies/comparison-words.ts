/** A comparison in sentences. */
import { capital, duration, list, plain } from '../../results/analysis/words.ts';
import type { Comparison, PairedFigure } from '../../workers/web/interface.ts';
import { observableTitle } from '../charts/words.ts';
import { betterOf, type Verdict, verdictOf } from './direction.ts';

export function verdictOfFigure(figure: PairedFigure): Verdict {
  return verdictOf(betterOf(figure.observable), figure.difference, figure.surety);
}

/** Where the name in the files would puzzle a reader. */
const NAMES: Readonly<Record<string, string>> = {
  'wellbeing.say': 'Having a say',
  'wellbeing.exhausted': 'Share burnt out',
  'wellbeing.satisfaction_lowest_decile': 'Satisfaction of the least satisfied',
  'time.contributed': 'Hours contributed',
  'justice.answered': 'Violations answered',
};

/** Its name in a word or two; signals and what is not of the catalogue have a title of their own. */
export function titleOfFigure({ observable, title }: Pick<PairedFigure, 'observable' | 'title'>): string {
  return isTitled(observable) ? title : (NAMES[observable] ?? observableTitle(observable));
}

/** What it is, where the name does not say it. */
export function meaningOfFigure({ observable, title }: Pick<PairedFigure, 'observable' | 'title'>): string {
  return isTitled(observable) ? '' : title.replace(/\s*Every fourth week\.$/, '').replace(/\.$/, '');
}

function isTitled(observable: string): boolean {
  return observable.startsWith('signals.') || !observable.includes('.');
}

/** What there is more or less of where a difference is told in a sentence; what is not named here goes by its title. */
const NOUNS: Readonly<Record<string, string>> = {
  members: 'people',
  'wellbeing.say': 'of a say',
  'wellbeing.needs_met': 'of what people need',
  'wellbeing.exhausted': 'burn-out',
  'wellbeing.satisfaction_lowest_decile': 'satisfaction among the least satisfied',
  'governance.hours_per_decision': 'time of members for a decision',
  'governance.weeks_per_decision': 'waiting for a decision',
  'governance.decision_quality': 'quality of decisions',
  'justice.incidents': 'harm done',
  'justice.answered': 'answers to violations',
  'signals.misaligned_incentives': 'misalignment of incentives',
};

/** `less loneliness`, `more of a say`: what there is on the side that is better off. */
export function gainOf(figure: PairedFigure): string {
  const noun = NOUNS[figure.observable] ?? lowered(titleOfFigure(figure));
  return `${betterOf(figure.observable) === 'more' ? 'more' : 'less'} ${noun}`;
}

/** Who lasts longer, and in what else the two clearly differ, or perhaps. */
export function verdictOfComparison(comparison: Comparison, weeks: number): string {
  const { endured, seeds, figures } = comparison;
  const life = figures.find((figure) => figure.observable === 'life');
  const lasts = `${endured.a} of ${seeds} last ${duration(weeks)} under A, ${endured.b} under B`;
  const verdict = life ? verdictOfFigure(life) : 'no clear difference';
  const opening =
    life && verdict !== 'no clear difference'
      ? `Societies ${life.surety === 'clear' ? 'clearly' : 'perhaps'} live longer under ${verdict.charAt(0)}: by ${plain(Math.abs(life.difference))} years in the mean. ${lasts}.`
      : `How long a society lives does not clearly differ: ${lasts}.`;
  const better = (letter: 'A' | 'B', how: 'clearly' | 'perhaps'): string => {
    const gains = figures
      .filter((figure) => figure.observable !== 'life' && verdictOfFigure(figure) === `${letter} ${how} better`)
      .sort((one, other) => strength(other) - strength(one))
      .slice(0, 3)
      .map(gainOf);
    return gains.length > 0 ? `under ${letter} there is ${how} ${list(gains)}` : '';
  };
  const told = (how: 'clearly' | 'perhaps'): string => {
    const text = [better('A', how), better('B', how)].filter((part) => part !== '').join('; ');
    return text === '' ? '' : ` ${capital(text)}.`;
  };
  const rest = `${told('clearly')}${told('perhaps')}`;
  return rest === '' ? `${opening} Nothing else tells them apart either, with so many pairs.` : `${opening}${rest}`;
}

/** How many of its own half widths a difference is away from zero. */
function strength(figure: PairedFigure): number {
  const half = (figure.high - figure.low) / 2;
  return half > 0 ? Math.abs(figure.difference) / half : Number.MAX_VALUE;
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
