/** Name of the report in a results directory. */
export const REPORT = 'report.html';
