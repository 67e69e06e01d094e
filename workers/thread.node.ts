/** Entry of a worker thread of Node. */
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import { endpointOf } from './endpoint.node.ts';
import { offered } from './offered.ts';

if (parentPort) expose(offered, endpointOf(parentPort));
