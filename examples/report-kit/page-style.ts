/** Fonts for scripts that the system's own may lack: what Linux, Windows and macOS have, and what is common there. */
const scriptFonts: Readonly<Record<string, string>> = {
  km: '"Noto Sans Khmer", "Khmer OS", "Khmer OS System", "Leelawadee UI", "Khmer Sangam MN"',
  lo: '"Noto Sans Lao", "Phetsarath OT", "Lao UI", "Leelawadee UI", "Lao Sangam MN"',
  hi: '"Noto Sans Devanagari", "Nirmala UI", Mangal, "Kohinoor Devanagari", "Devanagari Sangam MN"',
};

/** The style of a page: light and dark, wide and narrow, on paper, and with room for the letters of a language. */
export function pageStyle(language: string): string {
  const fonts = scriptFonts[language];
  return `${style}${
    fonts === undefined
      ? ""
      : // Letters with marks above and below need taller lines and more room under an axis, and charts the fonts of the text.
        `body { font: 15px/1.75 system-ui, "Noto Sans", ${fonts}, sans-serif; } h1 { line-height: 1.65; } .cards li { line-height: 1.8; } svg { font-family: inherit; overflow: visible; } [data-mark="x-axis label"] { translate: 0 7px; } figure { padding: 4px 0; } figcaption { margin-top: 1rem; }\n`
  }`;
}

const style = `:root { color-scheme: light dark;
  --paper: #fff; --ink: #1d2433; --soft: #5b6477; --line: #dfe3ea; --edge: #7d879a; --accent: #1f6f8b; --link: #175a72; --deep: #12485c; --red: #d1495b;
  --yellow: #edae49; --slate: #66809f; --moss: #8aa29e; --mint: #9dc3c2; --faint: #9aa3b2; --bar: #e6eaee; --off: #f4f4f2; --raised: #fff;
  --plain: #e8ecf2; --good: #dcefe3; --warn: #fdeecb; --bad: #f8dcd8; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #14181f; --ink: #e6e9ef; --soft: #a9b2c3; --line: #333b48; --edge: #7f8a9d; --accent: #3f9dbb; --link: #8cd0e8; --deep: #a5dcef; --red: #ee7683;
  --yellow: #edae49; --slate: #8ba6c7; --moss: #8aa29e; --mint: #4c7f7e; --faint: #77819a; --bar: #2b3340; --off: #1d232d; --raised: #1b212a;
  --plain: #2f3846; --good: #1f4a33; --warn: #57430f; --bad: #5e2a28; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 75rem; padding: 1.5rem 1.5rem 4rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Devanagari", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.4; margin: 0; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; scroll-margin-top: .75rem; }
h1 + p { margin: .25rem 0; } p { max-width: 60rem; } .soft, figcaption { color: var(--soft); } a { color: var(--link); }
nav { margin: .75rem 0; } nav details { border: 0; } nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1rem; margin: 0; padding: 0; list-style: none; font-size: .85rem; }
.cards { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; padding: 0; list-style: none; }
.cards li { flex: 1 1 7.5rem; max-width: 14rem; border: 1px solid var(--line); border-radius: .5rem; padding: .4rem .7rem; font-size: .85rem; line-height: 1.35; background: var(--raised); }
.cards b { display: block; font-size: 1.4rem; line-height: 1.4; font-variant-numeric: tabular-nums; } .cards .soft { display: block; font-size: .8rem; }
.estimate { font-style: italic; font-weight: 500; white-space: nowrap; }
figure { margin: .5rem 0 0; } figure svg { max-width: 100%; height: auto; background: none; --plot-background: var(--paper); } figcaption { font-size: .85rem; margin-top: .35rem; }
.narrow { display: none; }
.table { overflow-x: auto; } figure + .table, .pair + .table, .table + figure { margin-top: 1rem; } table { border-collapse: collapse; font-size: .85rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; } .short { white-space: nowrap; } th.number, td.number { text-align: right; } td.number { font-variant-numeric: tabular-nums; } td a { display: inline-block; } td a[href^="#view=day"] { min-width: 8.5rem; }
details { border-bottom: 1px solid var(--line); padding: .3rem 0; } details details { margin-left: 1.25rem; font-size: .85rem; } summary { cursor: pointer; } summary h3 { display: inline; font-size: 1rem; font-weight: 500; margin: 0; }
.choices { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem 1rem; margin: .75rem 0; } .choices label { color: var(--soft); font-size: .85rem; }
.choices select, .choices input { display: block; } .choices select, .choices input, .choices button { height: 2.4rem; }
.choices select, .choices input, button { font: inherit; color: var(--ink); max-width: 14rem; padding: .3rem .5rem; border: 1px solid var(--edge); border-radius: .3rem; background: var(--raised); }
.choices select[name=sort] { max-width: 24rem; }
button { padding: .3rem .9rem; cursor: pointer; }
.accounts { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(23rem, 100%), 1fr)); align-items: start; }
.account { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; font-size: .9rem; overflow-wrap: anywhere; background: var(--raised); }
.account h3 { font-size: 1rem; margin: 0; } .account p { margin: .1rem 0 .3rem; } .account details { border: 0; margin: 0; font-size: inherit; }
.account ul, .account ol, .told ul, .told ol { margin: .2rem 0 .3rem; padding-left: 1.2rem; } ol.ask.ask { padding-left: 1.7rem; } .told { overflow-wrap: anywhere; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .75rem; margin: .3rem 0; } .facts dt { color: var(--soft); max-width: 8.5rem; } .facts dd { margin: 0; grid-column: 2; }
.told h4 { font-size: inherit; margin: .4rem 0 0; }
.standing { font-size: .75rem; font-weight: 600; white-space: nowrap; border-radius: 1rem; padding: .1rem .5rem; background: var(--plain); color: var(--ink); }
.standing.active, .standing.new { background: var(--good); } .standing.slowing { background: var(--warn); } .standing.lapsed, .standing.lost { background: var(--bad); }
dialog { color: inherit; background: var(--raised); border: 1px solid var(--edge); border-radius: .6rem; width: min(44rem, calc(100vw - 1.5rem)); max-height: calc(100vh - 2rem); padding: 1rem 1.25rem; }
dialog::backdrop { background: rgb(0 0 0 / .5); } dialog .account { border: 0; padding: 0; background: none; } dialog form { float: right; margin: 0 0 .5rem 1rem; }
svg [data-account] { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; } h2:focus { outline: none; } h2:focus-visible { outline: 2px solid var(--accent); }
.pair { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); }
@media screen and (max-width: 40rem) { body { padding: 1rem .75rem 3rem; } .pair { grid-template-columns: 1fr; } .wide { display: none; } .narrow { display: block; }
  .cards { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; } .cards li { min-width: 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } table, tbody, tr, td { display: block; } tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  td, td.number { border: 0; padding: .1rem 0; text-align: left; overflow-wrap: anywhere; } td:empty { display: none; } td::before { content: attr(data-label) ": "; color: var(--soft); }
  .choices label { flex: 1 1 8rem; } .choices label:has([name=sort]) { flex-basis: 100%; } .choices select[name], .choices input { width: 100%; max-width: none; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #1d2433; --soft: #4a5263; --line: #cfd4dd; --accent: #1f6f8b; --link: #1d2433; --deep: #12485c; --red: #d1495b; --slate: #66809f;
    --mint: #9dc3c2; --faint: #9aa3b2; --bar: #e6eaee; --off: #f4f4f2; --raised: #fff; --plain: #e8ecf2; --good: #dcefe3; --warn: #fdeecb; --bad: #f8dcd8; }
  @page { margin: 14mm; } body { max-width: none; padding: 0; font-size: 11px; } nav, .choices, #account-more, #account-count, .accounts, dialog, .screen-only { display: none; }
  details.diary { break-before: page; border: 0; } details.diary > summary { list-style: none; } details.diary > summary h3 { font-size: 1.2rem; font-weight: 600; } details.unprinted { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; opacity: 1; }
  .one-seller main > :not(#diaries, h1) { display: none; } .one-seller details.diary { break-before: auto; }
  h2, h3, summary { break-after: avoid; } details details, tr, figure { break-inside: avoid; } .table { overflow: visible; } table { font-size: 9.5px; } th, td { padding: .2rem .3rem; overflow-wrap: anywhere; } td .short, td.short, td a, td .estimate { white-space: normal; display: inline; } details details { margin-left: 0; font-size: 10px; } a { text-decoration: none; }
  details details > summary { list-style: none; font-size: 11px; } details details > summary::-webkit-details-marker { display: none; }
  .standing { font-size: 9px; } .told { columns: 2; column-gap: 8mm; } .told ul, .told ol, .told .facts { break-inside: avoid; } .told h4 { break-after: avoid; } }
`;
