/**
 * The style sheet of the report. Colours after Okabe & Ito 2008, darkened or lightened until text meets 4.5 : 1 on its
 * ground; nothing is told by colour alone. Light and dark follow the reader's system.
 * The page shows the same sections: it takes `CONTENT` into a scope of its own and brings its own colours and fonts.
 */
const LIGHT = `
  --paper: #fdfcfa; --raised: #ffffff; --ink: #1c1e22; --muted: #5c626c; --rule: #dedbd3; --grid: #e9e6df; --ground: #e9e6df;
  --blue: #0072b2; --outer: #cfe2ef; --inner: #97c3df; --own: #3c424b; --own-outer: #e2e2e0; --own-inner: #c3c4c4; --reference: #7d838c;
  --warning: #d98f00; --warning-ink: #845300; --critical: #d55e00; --critical-ink: #a84300; --better: #00795a;
  --endured: #d8d6d0; --depopulated: #0072b2; --insolvent: #e69f00; --schism: #cc79a7; --on-depopulated: #ffffff;
`;

const DARK = `
  --paper: #15171b; --raised: #1b1e23; --ink: #ecebe7; --muted: #a5abb5; --rule: #343942; --grid: #2a2e35; --ground: #2e333b;
  --blue: #56b4e9; --outer: #1d3a4d; --inner: #2c6385; --own: #d3d5d8; --own-outer: #2a2d32; --own-inner: #434850; --reference: #868d98;
  --warning: #e69f00; --warning-ink: #f0b53c; --critical: #e8702a; --critical-ink: #ff9a63; --better: #2fc9a0;
  --endured: #454a52; --depopulated: #3d9bd4; --insolvent: #e69f00; --schism: #cc79a7; --on-depopulated: #0d0f12;
`;

const FONTS = `
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Book Antiqua", Georgia, "Liberation Serif", serif;
  --sans: Inter, "Helvetica Neue", Helvetica, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif;
`;

/** What surrounds the sections: the page, the contents at its side. */
const FRAME = `
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; }
.page { max-width: 1200px; margin: 0 auto; padding: 0 20px 96px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 12px; background: var(--raised); padding: 8px 12px; z-index: 2; }
nav { padding-top: 20px; font-size: 13px; overflow-x: auto; }
nav ol { display: flex; flex-wrap: wrap; gap: 4px 22px; white-space: nowrap; }
nav a { text-decoration: none; color: var(--muted); } nav a:hover { color: var(--ink); text-decoration: underline; }
@media (max-width: 560px) { nav ol { flex-wrap: nowrap; } }
@media (min-width: 1500px) {
  .page { max-width: 1600px; display: grid; grid-template-columns: 200px 1fr; gap: 72px; padding: 0 48px 96px; }
  nav { position: sticky; top: 0; align-self: start; padding-top: 108px; font-size: 14px; line-height: 1.35; overflow: visible; }
  nav ol { display: block; white-space: normal; } nav a { display: block; padding: 5px 0; }
}
@media print { body { font-size: 11pt; } nav, .skip { display: none; } }
`;

/** The sections themselves. */
export const CONTENT = `
* { box-sizing: border-box; }
a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: 3px; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--blue); outline-offset: 3px; }
h1, h2, h3, h4, p, ul, ol, dl, dd, figure { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { overflow-wrap: anywhere; font: 400 clamp(40px, 6vw, 68px)/1.05 var(--serif); letter-spacing: -0.015em; }
h2 { font: 400 clamp(26px, 3vw, 34px)/1.2 var(--serif); letter-spacing: -0.01em; margin-bottom: 12px; }
h3 { font: 600 16px/1.4 var(--sans); margin: 36px 0 10px; }
h3 small { font-weight: 400; font-size: 14px; color: var(--muted); }
h4 { font: 600 14px/1.4 var(--sans); margin-bottom: 10px; }
section { margin-top: 72px; padding-top: 28px; border-top: 1px solid var(--rule); scroll-margin-top: 12px; }
.prose, .columns p { max-width: 68ch; color: var(--ink); }
.prose + .prose { margin-top: 12px; }
.aside { color: var(--muted); font-weight: 400; font-size: 13px; }
.name { font-weight: 600; }
.eyebrow { padding-top: 36px; font-size: 13px; letter-spacing: 0.08em; text-transform: uppercase; color: var(--muted); margin-bottom: 20px; }
.lead { font: 400 clamp(20px, 2.2vw, 26px)/1.45 var(--serif); max-width: 44em; margin: 24px 0 36px; text-wrap: pretty; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(140px, 1fr)); gap: 20px 28px; border-top: 1px solid var(--rule); padding-top: 20px; }
dt { font-size: 13px; color: var(--muted); }
.facts dd { font-size: 18px; font-weight: 600; line-height: 1.35; }
.facts dd .aside { display: block; }
.swatch { display: inline-block; width: 11px; height: 11px; border-radius: 2px; margin-right: 1px; background: var(--ground); }
.swatch.warning { background: var(--warning); } .swatch.critical { background: var(--critical); }
.swatch.endured { background: var(--endured); } .swatch.depopulated { background: var(--depopulated); }
.swatch.insolvent { background: var(--insolvent); } .swatch.schism { background: var(--schism); }
.swatch.worse { background: var(--critical); border-radius: 50%; } .swatch.better { background: var(--better); border-radius: 50%; }
.swatch.unclear { background: none; border: 2px solid var(--reference); border-radius: 50%; }

svg { display: block; width: 100%; overflow: visible; }
svg text { font: 12px var(--sans); fill: var(--muted); font-variant-numeric: tabular-nums; }
.plot { height: 120px; }
.plot.tall { height: 148px; }
.plot .curves { width: 100%; height: 100%; }
.plot .grid, .interval .grid { stroke: var(--grid); stroke-width: 1; shape-rendering: crispEdges; }
.plot .axis { stroke: var(--reference); stroke-width: 1; shape-rendering: crispEdges; }
.plot .mark { stroke: var(--reference); stroke-width: 1; stroke-dasharray: 1 3; shape-rendering: crispEdges; }
.plot .level { stroke-width: 1; stroke-dasharray: 5 3; shape-rendering: crispEdges; }
.level.warning { stroke: var(--warning); } .level.critical { stroke: var(--critical); }
.plot .note.warning { fill: var(--warning-ink); } .plot .note.critical { fill: var(--critical-ink); }
.plot .note.strong { fill: var(--ink); font-weight: 600; font-size: 13px; }
.line { fill: none; stroke-width: 1.75; stroke-linejoin: round; vector-effect: non-scaling-stroke; stroke: var(--blue); }
.line.own { stroke: var(--own); }
.line.reference { stroke: var(--reference); stroke-width: 1.25; }
.band { stroke: none; fill: var(--outer); }
.band.inner { fill: var(--inner); }
.own .band { fill: var(--own-outer); } .own .band.inner { fill: var(--own-inner); }
.plot .quiet { fill: var(--muted); }
.multiples { display: grid; align-items: end; grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); gap: 30px 28px; margin-top: 24px; }
@media (min-width: 1060px) { .multiples.by-three { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
.panel { min-width: 0; }
.panel figcaption { line-height: 1.35; margin-bottom: 14px; font-size: 15px; }
.panel .aside { display: block; min-height: 1.35em; }
.panel .plot { width: calc(100% - 92px); margin: 0 56px 26px 36px; }

.glance, .stack, .forest ul { margin-top: 24px; }
.glance li { display: grid; grid-template-columns: 300px 1fr 210px; gap: 0 28px; align-items: stretch; }
.glance li + li:not(.ruler) { border-top: 1px solid var(--grid); }
.glance .interval { height: 62px; }
.glance .name, .glance .value { line-height: 1.35; align-self: center; }
.glance .name .aside { display: block; }
.glance .value { font-weight: 600; font-size: 18px; white-space: nowrap; }
.interval { height: 28px; }
.whisker { stroke: var(--blue); stroke-width: 2; } .dot { fill: var(--blue); }
.whisker.own { stroke: var(--own); } .dot.own { fill: var(--own); }
.whisker.worse { stroke: var(--critical); } .dot.worse { fill: var(--critical); }
.whisker.better { stroke: var(--better); } .dot.better { fill: var(--better); }
.whisker.unclear { stroke: var(--reference); stroke-width: 1.25; } .dot.unclear { fill: var(--paper); stroke: var(--reference); stroke-width: 1.5; }
.zero { stroke: var(--reference); stroke-width: 1; shape-rendering: crispEdges; }
.ruler .interval, .glance .ruler .interval { height: 22px; }

.weakest { counter-reset: point; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 460px), 1fr)); gap: 32px 48px; margin-top: 24px; }
.weakest > li { counter-increment: point; position: relative; padding-left: 44px; }
.weakest > li::before { content: counter(point); position: absolute; left: 0; top: -4px; font: 400 32px/1 var(--serif); color: var(--muted); }
.weakest h3 { margin: 0 0 6px; font-size: 17px; line-height: 1.35; text-wrap: balance; }
.weakest ul li { color: var(--ink); margin-top: 6px; font-size: 15px; line-height: 1.5; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); gap: 24px 40px; font-size: 15px; }
.sample .plot { width: calc(100% - 120px); height: 130px; margin-top: 0; }

.key { color: var(--ink); font-size: 14px; line-height: 1.5; display: flex; flex-wrap: wrap; gap: 4px 20px; }
.stack li { display: grid; grid-template-columns: 220px 1fr; gap: 4px 20px; align-items: center; margin-bottom: 10px; }
.bar { height: 6px; border-radius: 1px; overflow: hidden; }
.bar.wide { height: 28px; border-radius: 2px; }
.ground { fill: var(--ground); }
.segment.endured { fill: var(--endured); } .segment.depopulated { fill: var(--depopulated); }
.segment.insolvent { fill: var(--insolvent); } .segment.schism { fill: var(--schism); }
.bar.wide .segment { stroke: var(--paper); stroke-width: 1.5; }
svg .count { font-weight: 600; fill: #16181b; font-size: 13px; } svg .count.depopulated { fill: var(--on-depopulated); } svg .count.endured { fill: var(--ink); }
.whys { margin-top: 20px; }
.whys details { border-top: 1px solid var(--rule); }
.whys details:last-child { border-bottom: 1px solid var(--rule); }
summary { cursor: pointer; padding: 12px 0; }
summary::marker { color: var(--muted); }
.trees { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 28px 48px; padding: 8px 0 28px; }
.causes .causes { margin: 4px 0 8px 3px; padding-left: 16px; border-left: 1px solid var(--rule); }
.causes li { margin-bottom: 4px; }
.causes .segment.endured { fill: var(--reference); }
.what { line-height: 1.45; font-size: 15px; }
.cause { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: center; }
.weight { display: inline-flex; gap: 8px; align-items: center; } .weight .bar { width: 72px; }

.scroll { overflow-x: auto; margin-top: 20px; background:
  linear-gradient(to left, var(--paper) 50%, transparent) right / 48px 100% no-repeat local,
  linear-gradient(to left, var(--reference), transparent) right / 12px 100% no-repeat scroll; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
caption { text-align: left; color: var(--muted); font-size: 13px; padding-bottom: 8px; }
th, td { text-align: right; padding: 9px 0 9px 20px; vertical-align: top; border-top: 1px solid var(--grid); line-height: 1.4; }
thead th { border-top: 0; border-bottom: 1px solid var(--rule); font-weight: 600; font-size: 13px; vertical-align: bottom; }
th:first-child { text-align: left; padding-left: 0; min-width: 150px; }
tbody th { font-weight: 600; }
.scroll th:first-child { position: sticky; left: 0; background: var(--paper); }
.crossings { table-layout: fixed; min-width: 860px; } .crossings th:first-child { width: 170px; }
.crossings td .bar { margin-top: 4px; }
.both { color: var(--muted); } .both b { color: var(--ink); font-weight: 600; } .both .critical { color: var(--critical-ink); font-weight: 600; margin-left: 8px; }
.fill.warning { fill: var(--warning); } .fill.critical { fill: var(--critical); }
.numbers { width: auto; min-width: min(100%, 640px); }
.numbers td, .numbers th { white-space: nowrap; padding-top: 5px; padding-bottom: 5px; font-size: 13px; }
.formulas td, .formulas th { font-size: 14px; } .formulas .text, .formulas th { text-align: left; } .formulas .text { min-width: 220px; }
.forests { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 500px), 1fr)); gap: 0 56px; }
.forest ul { margin-top: 0; }
.forest li { display: grid; grid-template-columns: 150px 1fr 184px; gap: 0 16px; align-items: center; font-size: 14px; min-height: 28px; }
.forest .name { font-weight: 400; line-height: 1.25; }
.forest .value { white-space: nowrap; font-weight: 600; } .forest .value.unclear { font-weight: 400; color: var(--muted); }
.terms { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); gap: 20px 40px; margin-top: 36px; }
.terms dt { color: var(--ink); font-weight: 600; font-size: 14px; } .terms dd { font-size: 14px; color: var(--muted); line-height: 1.5; }
.provenance { margin-top: 20px; } .provenance div { display: grid; grid-template-columns: 190px 1fr; gap: 4px 20px; padding: 8px 0; border-top: 1px solid var(--grid); font-size: 14px; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
pre { margin: 0; padding: 16px; background: var(--raised); border: 1px solid var(--grid); white-space: pre-wrap; }
#numbers details, #provenance details { border-top: 1px solid var(--rule); } #numbers details:last-child, #provenance details:last-child { border-bottom: 1px solid var(--rule); }
#numbers .prose { margin-bottom: 20px; } #provenance details { margin-top: 0; } #provenance .provenance { margin-bottom: 20px; }
details[open] > .scroll { margin: 0 0 20px; }

@media (max-width: 760px) {
  section { margin-top: 52px; }
  .glance li { grid-template-columns: 1fr auto; }
  .glance .name, .glance .value { padding: 10px 0 2px; } .glance .value { grid-column: 2; grid-row: 1; text-align: right; }
  .glance .value .aside { display: block; }
  .glance .interval { grid-column: 1 / -1; height: 26px; margin: 0 14px 8px; width: calc(100% - 28px); }
  .glance .ruler { grid-template-columns: 1fr; } .glance .ruler .interval { margin: 0 14px; } .glance .ruler .name, .glance .ruler .value { display: none; }
  .stack li { grid-template-columns: 1fr; margin-bottom: 14px; }
  .forest li { grid-template-columns: 1fr auto; } .forest .interval { grid-column: 1 / -1; grid-row: 2; height: 20px; margin: 0 14px; width: calc(100% - 28px); }
  .forest li { padding-bottom: 6px; }
  .provenance div { grid-template-columns: 1fr; }
}
@media (max-width: 560px) {
  .formulas thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .formulas, .formulas tbody, .formulas tr, .formulas caption { display: block; } .formulas tr { padding: 12px 0; border-top: 1px solid var(--grid); }
  .formulas tbody th, .formulas td { display: block; min-width: 0; padding: 2px 0; border: 0; text-align: left; position: static; } .formulas .text { min-width: 0; }
  .formulas .limit { display: inline-block; padding-right: 20px; } .formulas .limit::before { content: attr(data-head) " "; color: var(--muted); }
  .multiples { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 22px 14px; }
  .panel figcaption { font-size: 14px; line-height: 1.3; } .panel .aside { min-height: 2.6em; font-size: 12px; }
  .panel .plot { width: calc(100% - 50px); margin: 0 12px 24px 38px; height: 92px; } .panel .plot.tall { width: calc(100% - 72px); margin-right: 34px; height: 110px; }
  .panel .plot:not(.tall) .note, .plot .tick.inner { display: none; }
  .panel .plot .tick { font-size: 11px; }
}
@media (min-width: 1500px) { .multiples { grid-template-columns: repeat(auto-fill, minmax(264px, 1fr)); } }
@media print { section { break-inside: auto; } .panel, .forest, .weakest > li { break-inside: avoid; } }
`;

export const STYLE = `
:root { color-scheme: light dark;${LIGHT}${FONTS}}
@media (prefers-color-scheme: dark) { :root {${DARK}} }
${FRAME}${CONTENT}`;
