#!/usr/bin/env node
/** The command line: arguments in, exit codes out. One command a file, in `commands/`. */
import { Command, CommanderError } from 'commander';
import { coverageCommand } from './commands/coverage.ts';
import { evidenceCommand } from './commands/evidence.ts';
import { exportCommand } from './commands/export.ts';
import { lintCommand } from './commands/lint.ts';
import { listCommand } from './commands/list.ts';
import { newCommand } from './commands/new.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { serveCommand } from './commands/serve.ts';
import { stressCommand } from './commands/stress.ts';
import { EXIT, UsageError } from './exit.ts';

const EXIT_CODES = `
Exit codes: 0 done and good · 1 done, with a finding · 2 the input or the call is wrong ·
            3 interrupted, run the same command again to go on · 4 undecided within the cap`;

function program(): Command {
  const root = new Command('politeia')
    .description(
      'A wind tunnel for constitutions: runs whole seeded societies under a constitution and shows how and why it breaks.',
    )
    .showHelpAfterError('(--help tells more)')
    .showSuggestionAfterError()
    .addHelpText('after', EXIT_CODES);
  for (const add of [
    newCommand,
    schemaCommand,
    listCommand,
    lintCommand,
    runCommand,
    stressCommand,
    evidenceCommand,
    coverageCommand,
    exportCommand,
    serveCommand,
  ]) {
    add(root);
  }
  // Commands inherit neither of these when they are made by `command()` before they are set.
  for (const command of [root, ...root.commands]) command.exitOverride();
  return root;
}

/** A closed pipe (`politeia list clauses | head`) is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.good);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.good : EXIT.wrongCall;
  else if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT.wrongCall;
  } else throw error;
}
