/**
 * What the page may load and do: its own files and nothing of any other host, no `eval`, no inline style. The editor
 * and the report's sections bring their rules as adopted style sheets in shadow roots, which a policy does not forbid.
 */
export const PAGE_POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

/** A report runs nothing and loads nothing; it says itself, more narrowly, which style is its own. */
export const RESULTS_POLICY: readonly string[] = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];
