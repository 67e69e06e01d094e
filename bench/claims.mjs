#!/usr/bin/env node
/** `npm run claims`: builds the command line and the claims, and measures them. */
import { build, install } from '../cli/build.mjs';
import { buildAndRun } from './build.mjs';

if (!install() || !build()) process.exit(2);
process.exitCode = await buildAndRun('claims', 'bench/main.ts', process.argv.slice(2));
