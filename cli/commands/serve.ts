/** `politeia serve [DIR]`: shows a results directory in a browser, with the report as its first page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../exit.ts';
import { portOption } from '../options.ts';
import { REPORT } from '../report-file.ts';
import { serveFolder } from '../static-server.ts';

/** Serves until interrupted; an occupied port gives way to a free one. */
export async function serveResults(directory: string, port: number): Promise<void> {
  const { server, address } = await serveFolder(directory, port, REPORT).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serveFolder(directory, 0, REPORT);
  });
  process.stderr.write(`report at ${address} (Ctrl-C ends)\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  server.closeAllConnections();
  server.close();
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('show the results of a batch in a browser, on this machine only')
    .argument('<directory>', 'directory of a finished batch')
    .addOption(portOption())
    .action(async (directory: string, options: { port: number }) => {
      if (!existsSync(join(directory, REPORT)))
        throw new UsageError(`${directory}: no ${REPORT} here; \`politeia stress\` writes one`);
      await serveResults(directory, options.port);
    });
}
