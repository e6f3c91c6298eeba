import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "../../../examples/reading/csv.js";
import { toCsv } from "../../../examples/report-kit/csv.js";

test("cells may hold separators, quotes and lines, and a row says where it begins", () => {
  const text = '\uFEFFid,name\r\nA,"Acme, ""the"" first\nof two"\r\n\r\nB,\r\n';
  expect(readCsv(text)).toEqual({
    broken: [],
    separator: ",",
    columns: ["id", "name"],
    rows: [
      { line: 2, cells: ["A", 'Acme, "the" first\nof two'] },
      { line: 5, cells: ["B", ""] },
    ],
  });
});

test.each([";", "\t"])("cells may stand apart by %j", (separator) => {
  const text = `id${separator}amount\nA${separator}"1,5"`;
  expect(readCsv(text).rows[0]?.cells).toEqual(["A", "1,5"]);
});

test("Excel's own first line names the separator", () => {
  const { columns, rows } = readCsv("sep=;\r\nid;name, town\r\nA;B\r\n");
  expect(columns).toEqual(["id", "name, town"]);
  expect(rows).toEqual([{ line: 3, cells: ["A", "B"] }]);
});

test("whatever is written as CSV is read again", () => {
  const cell = fc.string().filter((text) => !text.includes("\r"));
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.string({ minLength: 1 }).filter((text) => /^[^\r\s]+$/.test(text)),
          cell,
        ),
      ),
      (rows) => {
        const text = toCsv(
          ["a", "b"],
          rows.map(([a, b]) => ({ a, b })),
        );
        expect(readCsv(text).rows.map(({ cells }) => cells)).toEqual(rows);
      },
    ),
  );
});

test("lines of separators alone are no rows, and those after them keep their line", () => {
  const { rows, broken } = readCsv("id;town\nA;B\n;\n ; \nC;\n;;\n");
  expect(rows).toEqual([
    { line: 2, cells: ["A", "B"] },
    { line: 5, cells: ["C", ""] },
  ]);
  expect(broken).toEqual([]);
});
