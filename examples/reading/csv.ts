import Papa from "papaparse";

/** A file's rows as texts, its first row being the names of the columns. */
export interface CsvText {
  columns: string[];
  /** What stands between the cells. */
  separator: Separator;
  /** Cells by column; `line` is the line of the file on which the row begins. */
  rows: { line: number; cells: string[] }[];
  /** Lines that are left out, as their quotes do not match; reading goes on with the next line. */
  broken: number[];
}

/** What may stand between the cells of a file. */
export type Separator = "," | ";" | "\t";

const SEPARATORS: readonly Separator[] = [",", ";", "\t"];

/** Excel's own first line, which names the separator. */
const SEP_LINE = /^sep=([,;\t])\n/i;

/**
 * Reads CSV by Papa Parse, with commas, semicolons or tabs between the cells, whichever parts the first line into most.
 * A byte order mark, Excel's `sep=;` and lines without any text, as spreadsheets append them, are skipped.
 */
export function readCsv(text: string): CsvText {
  const whole = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const named = SEP_LINE.exec(whole);
  const separator = (named?.[1] as Separator | undefined) ?? separatorOf(whole.replace(/^\n+/, ""));
  let first = named === null ? 1 : 2;
  let rest = whole.slice(named?.[0].length ?? 0);
  const rows: CsvText["rows"] = [];
  const broken: number[] = [];
  while (rest !== "") {
    let line = first;
    const fault = takeRows(rest, separator, (cells) => {
      if (cells.some((cell) => cell.trim() !== "")) rows.push({ line, cells });
      line += 1 + newlinesIn(cells.join(""));
    });
    if (fault === null) break;
    broken.push(line);
    // What is left out ends with the line on which the quote at fault was opened.
    first += 1 + newlinesIn(rest.slice(0, fault));
    const end = rest.indexOf("\n", fault);
    rest = end === -1 ? "" : rest.slice(end + 1);
  }
  const [head, ...body] = rows;
  return { columns: head?.cells.map((name) => name.trim()) ?? [], separator, rows: body, broken };
}

/** Takes rows until quotes do not match, and says where that field begins; `null` where all of them do. */
function takeRows(text: string, separator: Separator, take: (cells: string[]) => void): number | null {
  let fault: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter: separator,
    newline: "\n",
    step: ({ data, errors: [error] }, parser) => {
      if (error === undefined) take(data);
      else {
        fault = error.index ?? 0;
        parser.abort();
      }
    },
  });
  return fault;
}

function separatorOf(text: string): Separator {
  const cellsBy = (delimiter: Separator): number =>
    Papa.parse<string[]>(text, { delimiter, newline: "\n", preview: 1 }).data[0]?.length ?? 0;
  return SEPARATORS.reduce((most, separator) => (cellsBy(separator) > cellsBy(most) ? separator : most));
}

function newlinesIn(text: string): number {
  return text.split("\n").length - 1;
}
