/** A cell, quoted or not, with what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/y;

/** Rows of a CSV file with a header, as RFC 4180 has it: a quoted cell may hold commas, lines and doubled quotes. */
export function readCsv(csv: string): Record<string, string>[] {
  const text = csv.replace(/^\uFEFF/, "").trim();
  const lines: string[][] = [[]];
  CELL.lastIndex = 0;
  for (let cell = CELL.exec(text); cell !== null; cell = CELL.exec(text)) {
    const [, quoted, plain = "", end] = cell;
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "") break;
    if (end !== ",") lines.push([]);
  }
  const [header = [], ...rows] = lines;
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}
