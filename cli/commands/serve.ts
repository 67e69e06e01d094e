/** `politeia serve [DIR]`: the page in a browser, with the results of a batch, if one is named, beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { MANIFEST } from '../../results/names.ts';
import { PAGE_POLICY, RESULTS_POLICY } from '../content-policy.ts';
import { UsageError } from '../exit.ts';
import { portOption } from '../options.ts';
import { REPORT } from '../report-file.ts';
import { type Mount, serveFolders } from '../static-server.ts';

/** The built page, beside the built command line. */
const PAGE = fileURLToPath(new URL('./web', import.meta.url));
/** Where the page finds the results, and the name of its view of them. */
const RESULTS = 'results';

/** Serves until interrupted; an occupied port gives way to a free one. */
export async function servePage(directory: string | undefined, port: number): Promise<void> {
  const mounts: Mount[] = [{ at: '/', root: PAGE, index: 'index.html', policy: PAGE_POLICY }];
  if (directory !== undefined)
    mounts.push({ at: `/${RESULTS}/`, root: directory, index: REPORT, policy: RESULTS_POLICY });
  const { server, address } = await serveFolders(mounts, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return serveFolders(mounts, 0);
  });
  const places =
    directory === undefined
      ? `dashboard at ${address}`
      : `dashboard at ${address}#${RESULTS}\nreport at ${address}${RESULTS}/${REPORT}`;
  process.stderr.write(`${places} (Ctrl-C ends)\n`);
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
    .description('the dashboard in a browser, on this machine only, with the results of a batch if one is named')
    .argument('[directory]', 'directory of a finished batch')
    .addOption(portOption())
    .action(async (directory: string | undefined, options: { port: number }) => {
      if (directory !== undefined)
        for (const file of [MANIFEST, REPORT])
          if (!existsSync(join(directory, file)))
            throw new UsageError(`${directory}: no ${file} here; \`politeia stress\` writes one`);
      await servePage(directory, options.port);
    });
}
