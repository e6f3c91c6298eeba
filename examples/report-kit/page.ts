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
    .map((row) => `<tr>${row.map((cell, index) => htmlCell(cell, language, right[index] === true)).join("")}</tr>`)
    .join("\n");
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function htmlCell(value: string | number, language: string, right: boolean): string {
  if (typeof value === "number") return `<td class="number">${grouped(value, language)}</td>`;
  // Ids and short phrases stay on one line.
  const kind = right ? "number" : /^.{1,22}$/.test(value) ? "short" : null;
  return `<td${kind === null ? "" : ` class="${kind}"`}>${unbroken(value)}</td>`;
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

/** A page that stands alone: no scripts, no fonts or styles from elsewhere. */
export function page(title: string, language: string, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
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
.pair { display: grid; gap: 2rem; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); }
${scriptStyle(language)}</style>
</head>
<body>
${sections.join("\n")}
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
