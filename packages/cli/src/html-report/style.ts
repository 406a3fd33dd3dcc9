/** How the report looks: on a screen of any width, light and dark, and on paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9; --card: #fff; --ink: #1b2430; --quiet: #5a6675; --line: #dde2e8;
  --base: #8fa3bd; --good: #2f8f6b; --bad: #c8452f; --warn: #d99a1c; --accent: #2a5ea8; --chip: #eef1f5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161c; --card: #1a2028; --ink: #e6eaf0; --quiet: #a0abb9; --line: #323b47;
    --base: #6d84a3; --good: #4bb58c; --bad: #ec7763; --warn: #e3b04b; --accent: #83b0ee; --chip: #262e39;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei",
    "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
main { max-width: 1080px; margin: 0 auto; padding: 28px 20px 48px; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .2rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .9rem; max-width: 72ch; }
.kicker { color: var(--accent); font-weight: 600; margin: 0 0 .3rem; }
.quiet { color: var(--quiet); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 20px; margin-top: 20px; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0 0; font-size: .92rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.tile b { display: block; font-size: 1.55rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tile span { color: var(--quiet); font-size: .88rem; }
.tile.bad b { color: var(--bad); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 0 0 .3rem; padding: 0; font-size: .9rem; }
.legend span { display: inline-block; width: 14px; height: 14px; border-radius: 3px; margin-right: .45rem; vertical-align: -2px; }
.chart { margin: 0 0 1rem; }
.chart figcaption { font-weight: 600; margin-bottom: .4rem; }
.chart svg { display: block; width: 100%; height: auto; }
.chart .wide { max-width: 1000px; }
.chart .narrow { display: none; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
.scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child td { border-bottom: 0; }
td { overflow-wrap: break-word; }
th { color: var(--quiet); font-weight: 600; white-space: nowrap; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td b { font-weight: 600; }
td small { display: block; color: var(--quiet); font-size: .92em; min-width: 9em; }
td.long { min-width: 13em; }
b.bad { color: var(--bad); }
code {
  display: inline-block; background: var(--chip); border-radius: 4px; padding: 0 .35em; margin: 0 .25em .2em 0;
  font: .86em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  max-width: 24em; overflow-wrap: anywhere;
}
.share { display: inline-flex; align-items: center; gap: .5rem; justify-content: flex-end; }
.bar { display: inline-block; width: 48px; height: 8px; border-radius: 4px; background: var(--chip); overflow: hidden; }
.bar span { display: block; height: 100%; background: var(--bad); }
details { margin-top: .8rem; }
summary { cursor: pointer; color: var(--accent); margin-bottom: .5rem; }
footer { color: var(--quiet); font-size: .88rem; margin-top: 24px; }
@media (max-width: 640px) {
  td small { min-width: 6em; }
  td.long { min-width: 9em; }
  td.long:last-child { min-width: 15em; }
  .bar { display: none; }
  main { padding: 18px 12px 36px; }
  h1 { font-size: 1.4rem; }
  section { padding: 16px 14px; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .4rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 10px; }
  .tile b { font-size: 1.3rem; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb;
    --base: #8fa3bd; --good: #2f8f6b; --bad: #c8452f; --warn: #d99a1c; --accent: #000; --chip: #eee;
  }
  @page { margin: 14mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  section { border: 0; padding: 0; margin-top: 9mm; }
  .chart, tr, .tile { break-inside: avoid; }
  h2 { break-after: avoid; }
  .scroll { overflow: visible; border: 0; }
  body { font-size: 10.5pt; }
  table { font-size: 9pt; }
  .chart .wide { display: block; }
  .chart .narrow { display: none; }
}
`
