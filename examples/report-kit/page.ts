import { createHash } from "node:crypto";

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A table of plain text; columns of numbers and of percentages are set to the right. */
export function htmlTable(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  language = "en",
): string {
  const right = columns.map((_, index) => {
    const cells = rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.every((cell) => typeof cell === "number" || /^\d+%$/.test(cell));
  });
  const head = columns
    .map((column, index) => `<th${right[index] === true ? ' class="number"' : ""}>${unbroken(column)}</th>`)
    .join("");
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, index) => htmlCell(cell, columns[index] ?? "", language, right[index] === true)).join("")}</tr>`,
    )
    .join("\n");
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function htmlCell(value: string | number, column: string, language: string, right: boolean): string {
  const label = ` data-label="${escapeHtml(column)}"`;
  if (typeof value === "number") return `<td class="number"${label}>${grouped(value, language)}</td>`;
  // Ids and short phrases stay on one line.
  const kind = right ? "number" : /^.{1,22}$/.test(value) ? "short" : null;
  return `<td${kind === null ? "" : ` class="${kind}"`}${label}>${unbroken(value)}</td>`;
}

/** Text in which no day is broken over two lines. */
function unbroken(text: string): string {
  return escapeHtml(text).replace(/\d{4}-\d\d-\d\d/g, '<span class="short">$&</span>');
}

/** A number with its groups and decimals marked as a language marks them, the same on every host. */
export function grouped(value: number, language = "en"): string {
  const [whole = "", decimals] = String(value).split(".");
  const [group, decimal] = language === "lo" ? [".", ","] : [",", "."];
  // Hindi counts in lakh and crore.
  const groups = whole.replace(language === "hi" ? /\B(?=(\d\d)*\d{3}$)/g : /\B(?=(\d{3})+$)/g, group);
  return decimals === undefined ? groups : `${groups}${decimal}${decimals}`;
}

/** A figure with its caption. */
export function figure(svg: string, caption: string): string {
  return `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** Fonts for scripts that the system's own may lack: what Linux, Windows and macOS have, and what is common there. */
const scriptFonts: Record<string, string> = {
  km: '"Noto Sans Khmer", "Khmer OS", "Khmer OS System", "Leelawadee UI", "Khmer Sangam MN"',
  lo: '"Noto Sans Lao", "Phetsarath OT", "Lao UI", "Leelawadee UI", "Lao Sangam MN"',
  hi: '"Noto Sans Devanagari", "Nirmala UI", Mangal, "Kohinoor Devanagari", "Devanagari Sangam MN"',
};

/** Letters with marks above and below need taller lines and more room under an axis, and charts the fonts of the text. */
function scriptStyle(language: string): string {
  const fonts = scriptFonts[language];
  return fonts === undefined
    ? ""
    : `body { font: 15px/1.75 system-ui, "Noto Sans", ${fonts}, sans-serif; } svg { font-family: inherit; overflow: visible; } [aria-label="x-axis label"] { translate: 0 7px; } figure { padding: 4px 0; } figcaption { margin-top: 1rem; }\n`;
}

/**
 * A page that stands alone: nothing from elsewhere, no network. The one script that it may run is named by its hash, so that
 * nothing which comes with the data can run.
 */
export function page(title: string, language: string, sections: readonly string[], script = ""): string {
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light; --ink: #1d2433; --soft: #5b6477; --line: #dfe3ea; --accent: #1f6f8b; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: #fff;
  font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans Khmer", "Noto Sans Lao", "Noto Sans Devanagari", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
p { max-width: 60rem; } .soft, figcaption { color: var(--soft); }
.cards { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.cards li { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem 1rem; min-width: 7rem; }
.cards b { display: block; font-size: 1.4rem; font-variant-numeric: tabular-nums; }
figure { margin: .5rem 0 0; overflow-x: auto; } figcaption { font-size: .85rem; margin-top: .35rem; }
.table { overflow-x: auto; } figure + .table, .pair + .table, .table + figure { margin-top: 1rem; } table { border-collapse: collapse; font-size: .85rem; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; } .short { white-space: nowrap; } th.number, td.number { text-align: right; } td.number { font-variant-numeric: tabular-nums; }
details { border-bottom: 1px solid var(--line); padding: .3rem 0; } details details { margin-left: 1.25rem; font-size: .85rem; } summary { cursor: pointer; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: .75rem 0; } .choices label { color: var(--soft); font-size: .85rem; }
.choices select, .choices input { font: inherit; color: var(--ink); max-width: 14rem; padding: .2rem .35rem; border: 1px solid #8a93a5; border-radius: .3rem; background: #fff; }
button { font: inherit; padding: .35rem .9rem; border: 1px solid #8a93a5; border-radius: .3rem; background: #fff; color: var(--ink); cursor: pointer; }
.accounts { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); align-items: start; }
.account { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; font-size: .9rem; overflow-wrap: anywhere; }
.account h3 { font-size: 1rem; margin: 0; } .account p { margin: .1rem 0 .3rem; } .account details { border: 0; margin: 0; font-size: inherit; }
.facts { margin: .3rem 0; padding-left: 1.1rem; } a { color: #175a72; } .standing { font-size: .75rem; font-weight: 600; border-radius: 1rem; padding: .05rem .5rem; background: #e8ecf2; color: var(--ink); }
.standing.active, .standing.new { background: #dcefe3; } .standing.slowing { background: #fdeecb; } .standing.lapsed, .standing.lost { background: #f8dcd8; }
.account:focus, a:focus-visible, summary:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) { body { padding: 1rem .75rem 3rem; } .pair { grid-template-columns: 1fr; }
  thead { position: absolute; clip-path: inset(50%); } table, tbody, tr, td { display: block; } tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
  td, td.number { border: 0; padding: .1rem 0; text-align: left; } td::before { content: attr(data-label) ": "; color: var(--soft); } }
@media print { body { max-width: none; padding: 0; font-size: 11px; } .choices, #account-more, #account-count, .accounts { display: none; } details.diary { break-before: page; } details details, tr { break-inside: avoid; } }
.pair { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); }
${scriptStyle(language)}</style>
</head>
<body>
<main>
${sections.join("\n")}
</main>
${script === "" ? "" : `<script>${script}</script>`}
</body>
</html>
`;
}

/** A row of headline numbers. */
export function cards(numbers: readonly (readonly [label: string, value: string | number])[], language = "en"): string {
  const items = numbers.map(
    ([label, value]) =>
      `<li><b>${typeof value === "number" ? grouped(value, language) : escapeHtml(value)}</b>${escapeHtml(label)}</li>`,
  );
  return `<ul class="cards">${items.join("")}</ul>`;
}
