/**
 * What the page may load and do: its own files and nothing of any other host, no `eval`. Styles may stand in the page,
 * because the editor makes its own; a style can neither run nor, with images of this host only, tell anybody anything.
 */
export const PAGE_POLICY: readonly string[] = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
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
