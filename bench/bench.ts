/** `npm run bench`: how fast the whole society and the laboratory are on this machine, now. Writes no file. */
import { cpus } from 'node:os';
import { CommanderError } from 'commander';
import { ENGINE } from '../sim/core/engine.ts';
import { type Options, optionsOf } from './options.ts';
import { PROFILE, profile, profileText } from './profile.ts';
import * as contestOf from './rules/contest.ts';
import { RULES } from './rules/index.ts';
import * as sizes from './sizes.ts';
import { live, presentIn, societyOf } from './society.ts';
import { rulesText, sizesText } from './text.ts';

const machine = () => ({ cpu: cpus()[0]?.model.trim() ?? 'unknown', node: process.version });
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

function runProfile(members: number, json: boolean): void {
  say(`${members} members, ${PROFILE.warmUpWeeks} weeks to warm up, ${PROFILE.weeks} timed…`);
  const society = societyOf(members, 'profile');
  live(society, PROFILE.warmUpWeeks);
  const shares = profile(society, PROFILE.weeks);
  const { warmUpWeeks, weeks } = PROFILE;
  const about = { engine: ENGINE, machine: machine(), members, warmUpWeeks, weeks };
  if (json) print(JSON.stringify({ ...about, presentAtTheEnd: presentIn(society), shares }, null, 2));
  else print(profileText(shares));
}

function runBench({ only, members = sizes.SIZES, rule, quick }: Options, json: boolean): void {
  const society: sizes.SizeResult[] = [];
  const left: string[] = [];
  if (only !== 'rules') {
    sizes.warmUp();
    for (const size of members) {
      const problem = sizes.tooLarge(size);
      if (problem) left.push(problem);
      else {
        say(`the whole society at ${size} members…`);
        society.push(sizes.measureSize(size, quick ? sizes.QUICK : sizes.FULL));
      }
    }
  }
  const chosen = only === 'society' ? [] : RULES.filter(({ id }) => rule === undefined || rule.includes(id));
  const rules = chosen.map((one) => {
    say(`${one.id}…`);
    return contestOf.contest(one, quick ? contestOf.QUICK : contestOf.FULL);
  });
  for (const problem of left) say(`left out: ${problem}`);
  if (json) {
    const measured = rules.map(({ id, title, ...times }) => ({
      id,
      title,
      ...contestOf.figuresOf({ id, title, ...times }),
    }));
    print(JSON.stringify({ engine: ENGINE, machine: machine(), society, leftOut: left, rules: measured }, null, 2));
    return;
  }
  const { cpu, node } = machine();
  print(`engine ${ENGINE}, ${cpu}, Node ${node}`);
  if (society.length > 0) print(`\n${sizesText(society)}`);
  if (rules.length > 0) print(`\n${rulesText(rules)}`);
}

try {
  const options = optionsOf(process.argv.slice(2));
  if (options.profile) runProfile(options.members?.[0] ?? PROFILE.members, options.json === true);
  else runBench(options, options.json === true);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
