/** `politeia schema`: the JSON Schema of a file format, for editors. */
import { Argument, type Command } from 'commander';
import { constitutionSchema, scenarioSchema } from '../../scenarios/index.ts';
import { SPECS } from '../../sim/registry.ts';
import { printJson } from '../output.ts';

const SCHEMAS = { constitution: constitutionSchema, scenario: scenarioSchema };

export function schemaCommand(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of a file format, for completion in editors')
    .addArgument(new Argument('[format]', 'file format').choices(Object.keys(SCHEMAS)).default('constitution'))
    .action((format: keyof typeof SCHEMAS) => printJson(SCHEMAS[format](SPECS)));
}
