/** `politeia lint FILE…`: checks only, all problems of all files at once. */
import type { Command } from 'commander';
import { BATTERY, CONSTITUTIONS, readConstitution, readScenario } from '../../scenarios/index.ts';
import type { Issue } from '../../sim/core/plan.ts';
import { SPECS } from '../../sim/registry.ts';
import { EXIT, UsageError } from '../exit.ts';
import { jsonOption, quietOption } from '../options.ts';
import { print, printJson } from '../output.ts';
import { renderIssues, type Source, sourceOf } from '../reading.ts';

interface Checked {
  readonly file: string;
  readonly text: string;
  readonly issues: readonly Issue[];
}

/** A scenario says so in its first key; everything else is read as a constitution. */
function check(source: Source): Checked {
  const { file, bytes } = source;
  const text = typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);
  const read = /^scenario\s*:/m.test(text) && !/^constitution\s*:/m.test(text) ? readScenario : readConstitution;
  return { file, text, issues: read(bytes, file, SPECS).issues };
}

/** A file that cannot be opened is one more problem, so that the others are checked all the same. */
function checkArgument(argument: string): Checked {
  try {
    return check(sourceOf(argument, [...CONSTITUTIONS, ...BATTERY]));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const message = error.message.slice(argument.length + 2);
    const issue = { file: argument, line: 0, column: 0, path: '', message, expected: '', received: '', suggestion: '' };
    return { file: argument, text: '', issues: [issue] };
  }
}

export function lintCommand(program: Command): void {
  program
    .command('lint')
    .description('check constitutions and scenarios; report all problems at once')
    .argument('<files...>', 'files, or names of bundled ones')
    .addOption(jsonOption())
    .addOption(quietOption())
    .action((files: string[], options: { json?: true; quiet?: true }) => {
      const checked = files.map(checkArgument);
      if (options.json) printJson({ files: checked.map(({ file, issues }) => ({ file, issues })) });
      else {
        for (const { file, text, issues } of checked) {
          if (issues.length > 0) print(`${renderIssues(issues, text)}\n`);
          else if (!options.quiet) print(`${file}: no problems`);
        }
      }
      if (checked.some(({ issues }) => issues.length > 0)) process.exitCode = EXIT.wrongCall;
    });
}
