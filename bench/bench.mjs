#!/usr/bin/env node
/** `npm run bench`: builds the bench and runs it. */
import { install } from '../cli/build.mjs';
import { buildAndRun } from './build.mjs';

if (!install()) process.exit(2);
process.exitCode = await buildAndRun('bench', 'bench/bench.ts', process.argv.slice(2));
