import { createHash } from "node:crypto";
import { grouped } from "./numbers.js";
import { pageStyle } from "./page-style.js";

export { grouped } from "./numbers.js";

/** What a cell of a table may hold: a text, a counted number, an estimate, or a name that leads elsewhere on the page. */
export type Cell = string | number | EstimateCell | LinkCell;

/** A figure as it is to be read, one that is estimated. */
export interface EstimateCell {
  estimate: string;
  /** True for one that was counted all the same. */
  counted?: boolean;
}

/** A text that leads to a place on the page, with a note beside it. */
export interface LinkCell {
  leadsTo: string;
  text: string;
  note?: string;
}

/** Letters of a text that stays on one line. */
const SHORT = 22;

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A table; columns of numbers, estimates and percentages are set to the right. It stays a table where it is shown as a list. */
export function htmlTable(columns: readonly string[], rows: readonly (readonly Cell[])[], language = "en"): string {
  const right = columns.map((_, index) => {
    const cells = rows.map((row) => row[index] ?? "").filter((cell) => cell !== "");
    return cells.length > 0 && cells.every(isFigure);
  });
  const head = columns
    .map(
      (column, index) =>
        `<th role="columnheader"${right[index] === true ? ' class="number"' : ""}>${unbroken(column)}</th>`,
    )
    .join("");
  const body = rows
    .map(
      (row) =>
        `<tr role="row">${row.map((cell, index) => htmlCell(cell, columns[index] ?? "", language, right[index] === true)).join("")}</tr>`,
    )
    .join("\n");
  return `<div class="table"><table role="table"><thead role="rowgroup"><tr role="row">${head}</tr></thead><tbody role="rowgroup">\n${body}\n</tbody></table></div>`;
}

function isFigure(cell: Cell): boolean {
  if (typeof cell === "object") return "estimate" in cell;
  return typeof cell === "number" || /^\d+%$/.test(cell);
}

function htmlCell(value: Cell, column: string, language: string, right: boolean): string {
  const about = `role="cell" data-label="${escapeHtml(column)}"`;
  if (typeof value === "number") return `<td class="number" ${about}>${grouped(value, language)}</td>`;
  if (typeof value === "object" && "estimate" in value) {
    const text = value.counted === true ? escapeHtml(value.estimate) : estimate(value.estimate);
    return `<td class="number" ${about}>${value.estimate === "" ? "" : text}</td>`;
  }
  if (typeof value === "object") return `<td ${about}>${anchor(value)}</td>`;
  // Ids and short phrases stay on one line.
  const kind = right ? "number" : value.length <= SHORT ? "short" : null;
  return `<td${kind === null ? "" : ` class="${kind}"`} ${about}>${unbroken(value)}</td>`;
}

/** An estimate in its own dress. */
function estimate(text: string): string {
  return `<span class="estimate">${escapeHtml(text)}</span>`;
}

/** A name that leads elsewhere on the page. */
export function anchor({ leadsTo, text, note }: LinkCell): string {
  const beside = note === undefined ? "" : ` <span class="soft short">${escapeHtml(note)}</span>`;
  const kind = note === undefined && text.length <= SHORT ? ' class="short"' : "";
  return `<a href="${escapeHtml(leadsTo)}"${kind}>${escapeHtml(text)}</a>${beside}`;
}

/** Text in which no day is broken over two lines. */
function unbroken(text: string): string {
  return escapeHtml(text).replace(/\d{4}-\d\d-\d\d/g, '<span class="short">$&</span>');
}

/** Colours of the charts, which have others in the dark. */
const palette: Readonly<Record<string, string>> = {
  "#12485c": "deep",
  "#1d2433": "ink",
  "#1f6f8b": "accent",
  "#5b6477": "soft",
  "#66809f": "slate",
  "#8aa29e": "moss",
  "#9aa3b2": "faint",
  "#9dc3c2": "mint",
  "#d1495b": "red",
  "#dfe3ea": "line",
  "#e2a13a": "yellow",
  "#e6eaee": "bar",
  "#edae49": "yellow",
  "#f4f4f2": "off",
  black: "ink",
  white: "paper",
};

/** A figure with its caption, which is also what is read out for it. */
export function figure(svg: string, caption: string): string {
  const drawn = svg
    .replace(/ (fill|stroke)="(#[\da-f]{6}|black|white)"/gi, (all, part: string, colour: string) => {
      const name = palette[colour.toLowerCase()];
      return name === undefined ? all : ` ${part}="var(--${name})"`;
    })
    // Groups of a drawing have no role that a label could name.
    .replaceAll("<g aria-label=", "<g data-mark=")
    .replaceAll(/<svg (?=class="plot-)/g, `<svg role="img" aria-label="${escapeHtml(caption)}" `);
  return `<figure>${drawn}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** A chart drawn twice, for wide pages and for a phone, of which a page shows one. */
export function forWidths(draw: (width: number) => string): string {
  return `<div class="wide">${draw(1080)}</div><div class="narrow">${draw(340)}</div>`;
}

/** The name by which a policy knows a script or a style. */
const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * A page that stands alone: nothing from elsewhere, no network. The one script that it may run is named by its hash, and so
 * are its styles: nothing which comes with the data can run, or dress up as a part of the page.
 */
export function page(title: string, language: string, sections: readonly string[], script = ""): string {
  const style = `\n${pageStyle(language)}`;
  const body = sections.join("\n");
  const drawn = [...body.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text = ""]) => text);
  const styles = [...new Set([style, ...drawn])].map(hashOf).join(" ");
  const policy = `default-src 'none'; style-src ${styles}; img-src data:; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
${script === "" ? "" : `<script>${script}</script>`}
</body>
</html>
`;
}

/** A row of headline numbers: counted ones as numbers, what is estimated as it is to be read. */
export function cards(
  numbers: readonly (readonly [label: string, value: Cell, note?: string])[],
  language = "en",
): string {
  const items = numbers.map(([label, value, note]) => {
    const shown =
      typeof value === "number"
        ? grouped(value, language)
        : typeof value === "string"
          ? escapeHtml(value)
          : "estimate" in value
            ? estimate(value.estimate)
            : anchor(value);
    const beside = note === undefined ? "" : `<span class="soft">${escapeHtml(note)}</span>`;
    return `<li><b>${shown}</b>${escapeHtml(label)}${beside}</li>`;
  });
  return `<ul class="cards">${items.join("")}</ul>`;
}
