/**
 * The report of a batch: one HTML file that needs no network, no script and no other file.
 *
 * Its content security policy allows its own style sheet, by hash, and nothing else. Equal analyses give equal bytes.
 */
import type { Analysis } from './analysis/types.ts';
import { effectsSection } from './report/effects.ts';
import { endsSection } from './report/ends.ts';
import { glossarySection } from './report/glossary.ts';
import { html, type Markup, verbatim } from './report/html.ts';
import { marketSection } from './report/market.ts';
import { numbersSection } from './report/numbers.ts';
import { glanceSection, header, readingSection, weaknessSection } from './report/opening.ts';
import { provenanceSection } from './report/provenance.ts';
import { resourcesSection } from './report/resources.ts';
import { signalsSection } from './report/signals.ts';
import { spellsSection } from './report/spells.ts';
import { STYLE } from './report/style.ts';
import { survivalSection } from './report/survival.ts';
import { sha256Base64 } from './sha256.ts';

const SECTIONS: readonly (readonly [id: string, title: string, make: (analysis: Analysis) => Markup | undefined])[] = [
  ['glance', 'At a glance', glanceSection],
  ['weakest', 'Weakest points', weaknessSection],
  ['reading', 'How to read this', readingSection],
  ['survival', 'How long it lasts', survivalSection],
  ['ends', 'How it ends, and why', endsSection],
  ['signals', 'Where it strains', signalsSection],
  ['resources', 'Members and treasury', resourcesSection],
  ['market', 'What a majority costs', marketSection],
  ['effects', 'What each shock changes', effectsSection],
  ['spells', 'Hard times', spellsSection],
  ['glossary', 'Words and formulas', glossarySection],
  ['numbers', 'Every number', numbersSection],
  ['provenance', 'To make it again', provenanceSection],
];

/** A section of the report: an HTML `section` with this id. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly markup: Markup;
}

/** The sections that this analysis fills, in reading order. */
export function reportSections(analysis: Analysis): readonly ReportSection[] {
  return SECTIONS.flatMap(([id, title, make]) => {
    const markup = make(analysis);
    return markup ? [{ id, title, markup }] : [];
  });
}

export function renderReport(analysis: Analysis): string {
  const made = reportSections(analysis);
  const policy = `default-src 'none'; style-src 'sha256-${sha256Base64(STYLE)}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${analysis.about.constitution}: stress report</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#glance">Skip to the results</a>
<div class="page">
<nav aria-label="Contents"><ol>${made.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
<main>
${header(analysis)}
${made.map(({ markup }) => markup)}
</main>
</div>
</body>
</html>
`;
  return page.markup;
}
