/** A file's rows as texts, its first row being the names of the columns. */
export interface CsvText {
  columns: string[];
  /** Cells by column; `line` is the line of the file on which the row begins. */
  rows: { line: number; cells: string[] }[];
  /** Lines whose quotes do not match; they are left out, and reading goes on with the next line. */
  broken: number[];
}

/**
 * Reads CSV as RFC 4180 has it, with commas, semicolons or tabs between the cells, whichever the first line has most of.
 * A byte order mark and empty lines are skipped.
 */
export function readCsv(text: string): CsvText {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const separator = separatorOf(body);
  const rows: CsvText["rows"] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let line = 1;
  let begins = 1;
  const broken: number[] = [];
  /** Where the last quote was opened, and on which line. */
  let opened = { at: 0, line: 1 };
  let isClosed = false;
  /** Leaves out a row whose quotes do not match, which ends with the line on which the last was opened. */
  const leave = (): number => {
    const end = body.indexOf("\n", opened.at);
    broken.push(begins);
    cells = [];
    cell = "";
    isQuoted = false;
    isClosed = false;
    line = opened.line + 1;
    begins = line;
    return end === -1 ? body.length : end;
  };
  const endRow = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cells[0]?.trim() !== "") rows.push({ line: begins, cells });
    cells = [];
    cell = "";
    isClosed = false;
    begins = line;
  };
  for (let at = 0; at <= body.length; at++) {
    if (at === body.length) {
      if (isQuoted) at = leave();
      continue;
    }
    const letter = body[at] ?? "";
    if (isClosed && ![separator, "\n", "\r", " "].includes(letter)) {
      at = leave();
      continue;
    }
    if (letter === "\n") line++;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (body[at + 1] === '"') {
        cell += '"';
        at++;
      } else {
        isQuoted = false;
        isClosed = true;
      }
    } else if (letter === '"' && cell === "") {
      isQuoted = true;
      opened = { at, line };
    } else if (letter === separator) {
      cells.push(cell);
      cell = "";
      isClosed = false;
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  if (cell !== "" || cells.length > 0) endRow();
  const [head, ...rest] = rows;
  return { columns: head?.cells.map((name) => name.trim()) ?? [], rows: rest, broken };
}

function separatorOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const count = (separator: string): number => first.split(separator).length;
  return [",", ";", "\t"].reduce((most, separator) => (count(separator) > count(most) ? separator : most));
}
