/** What `npm run bench` can be asked. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { whole } from '../cli/options.ts';
import { PROFILE } from './profile.ts';
import { RULES } from './rules/index.ts';
import { SIZES } from './sizes.ts';

const PARTS = ['society', 'rules'] as const;

export interface Options {
  readonly only?: (typeof PARTS)[number];
  readonly members?: readonly number[];
  readonly rule?: readonly string[];
  readonly profile?: true;
  readonly quick?: true;
  readonly json?: true;
}

const MOST_MEMBERS = 1_000_000;

function listOf<T>(one: (text: string) => T): (text: string) => T[] {
  return (text) => text.split(',').map((item) => one(item.trim()));
}

function ruleId(text: string): string {
  if (RULES.some(({ id }) => id === text)) return text;
  throw new InvalidArgumentError(`there is no rule ${text}; there are ${RULES.map(({ id }) => id).join(', ')}.`);
}

function program(): Command {
  return new Command('npm run bench --')
    .description(
      'Times the whole society at several sizes, and three laboratory rules beside a kernel written by hand, flocc and AgentScript, all in this process. The ratios are the result; speeds are of this machine.',
    )
    .addOption(new Option('--only <part>', 'one of the two parts').choices(PARTS))
    .addOption(
      new Option(
        '--members <list>',
        `sizes of the society, commas between (default: ${SIZES.join(',')}); with --profile its one size (default: ${PROFILE.members})`,
      ).argParser(listOf(whole(2, MOST_MEMBERS))),
    )
    .addOption(
      new Option(
        '--rule <list>',
        `laboratory rules, commas between (default: ${RULES.map(({ id }) => id).join(',')})`,
      ).argParser(listOf(ruleId)),
    )
    .addOption(
      new Option('--profile', 'instead, what a week costs by mechanism and phase, and its share').conflicts([
        'only',
        'rule',
        'quick',
      ]),
    )
    .option('--quick', 'a tenth of the weeks and rounds, to see that it works; the figures are rough')
    .option('--json', 'print one JSON document')
    .allowExcessArguments(false)
    .showHelpAfterError('(--help tells more)')
    .showSuggestionAfterError()
    .exitOverride();
}

/** @throws CommanderError, after it has said what is wrong, or shown the help */
export function optionsOf(args: readonly string[], say?: (text: string) => void): Options {
  const command = program();
  if (say) command.configureOutput({ writeOut: say, writeErr: say });
  const options = command.parse(args, { from: 'user' }).opts<Options>();
  if (options.profile && options.members && options.members.length !== 1) {
    command.error('error: --profile is of one size: name one number with --members');
  }
  if (options.only === 'society' && options.rule) {
    command.error('error: --rule is of the laboratory rules, which --only society leaves out');
  }
  if (options.only === 'rules' && options.members) {
    command.error('error: --members is of the society, which --only rules leaves out');
  }
  return options;
}
