/** Entry of a browser's worker that carries out the one job. */
import { expose } from 'comlink';
import { offered } from '../offered.ts';

expose(offered);
