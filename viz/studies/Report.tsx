/**
 * The sections of the stress report inside the page. Their markup is that of the report file, made by its own escaping
 * templates, and their style sheet too: both live in a shadow root, so that neither the report's rules nor the page's
 * reach the other; the page's colours and fonts come in as custom properties (`studies.css`).
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Analysis } from '../../results/index.ts';
import { renderReport } from '../../results/index.ts';
import { opening } from '../../results/report/opening.ts';
import { CONTENT } from '../../results/report/style.ts';
import { reportSections } from '../../results/report.ts';
import { download } from '../editor/files.ts';

const FRAME = `
.report-sections { font: 15px/1.55 var(--sans); color: var(--ink); font-variant-numeric: tabular-nums; }
.report-sections > .lead:first-child { margin-top: 0; }
section { scroll-margin-top: 112px; }
section:focus { outline: none; }
`;

let sheet: CSSStyleSheet | undefined;

/** Made once, by script: a policy that forbids inline styles allows it. */
function reportSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CONTENT + FRAME);
  }
  return sheet;
}

export function Report({ analysis }: { readonly analysis: Analysis }) {
  const host = useRef<HTMLDivElement>(null);
  const sections = useMemo(() => reportSections(analysis), [analysis]);
  useEffect(() => {
    if (!host.current) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [reportSheet()];
    const body = document.createElement('div');
    body.className = 'report-sections';
    body.innerHTML = opening(analysis).markup + sections.map(({ markup }) => markup.markup).join('\n');
    root.replaceChildren(body);
  }, [analysis]);
  const goTo = (id: string): void => {
    const section = host.current?.shadowRoot?.getElementById(id);
    if (!section) return;
    section.tabIndex = -1;
    section.focus({ preventScroll: true });
    section.scrollIntoView({ block: 'start' });
  };
  return (
    <div class="study-report">
      <div class="study-report-head">
        <h2>{analysis.about.constitution}</h2>
        <button
          type="button"
          class="button"
          onClick={() =>
            download(renderReport(analysis), `${fileName(analysis.about.name)}-stress-report.html`, 'text/html')
          }
        >
          Download the report
        </button>
      </div>
      <nav class="study-report-nav" aria-label="Parts of the result">
        <ol>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <button type="button" class="link" onClick={() => goTo(id)}>
                {title}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <div ref={host} class="study-report-body" />
    </div>
  );
}

function fileName(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return slug === '' ? 'constitution' : slug;
}
