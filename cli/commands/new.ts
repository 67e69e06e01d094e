/** `politeia new TYPE`: a commented constitution for a community type, on standard output. */
import { Argument, type Command } from 'commander';
import { newConstitution } from '../../scenarios/index.ts';
import { COMMUNITIES, type Community } from '../../sim/core/plan.ts';
import { SPECS } from '../../sim/registry.ts';
import { print } from '../output.ts';

export function newCommand(program: Command): void {
  program
    .command('new')
    .description('print a commented constitution: every clause with its default')
    .addArgument(new Argument('<type>', 'kind of community').choices(COMMUNITIES))
    .action((type: Community) => print(newConstitution(type, SPECS)));
}
