/** Names in a batch directory. Whatever is under way lies in `.partial/`, which a finished batch does not have. */
export const MANIFEST = 'manifest.json';
export const RUNS = 'runs.parquet';
export const LOG = 'status.log';
export const PARTIAL = '.partial';

const numbered = (part: number): string => String(part).padStart(5, '0');
export const weeksPart = (part: number): string => `weeks/part-${numbered(part)}.parquet`;
export const eventsPart = (part: number): string => `events/part-${numbered(part)}.parquet`;
export const rowsPart = (part: number): string => `${PARTIAL}/runs-${numbered(part)}.json`;
