import { advocates, nextBestActions, renewalForecast, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { asOf, options, records } from "../../support/small-book.js";

/** A book may come back from a store: each field that is read is asked for, and named where it is none. */

const book = reviewPortfolio(records, options);
const at = book.accounts.findIndex(({ openProblems }) => openProblems.length > 0);
type Path = readonly (string | number)[];

/** The same with another value in one place. */
function withValue(of: unknown, [first, ...rest]: Path, value: unknown): unknown {
  if (first === undefined) return value;
  const copy = Array.isArray(of) ? [...(of as unknown[])] : { ...(of as object) };
  const fields = copy as Record<string | number, unknown>;
  fields[first] = withValue(fields[first], rest, value);
  return copy;
}

const textOf = (path: Path): string =>
  path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : `${text}.${part}`), "book");

const actionFields: [Path, unknown][] = [
  [["plan"], 7],
  [["plan", "booked"], {}],
  [["plan", "from"], "soon"],
  [["accounts"], {}],
  [["accounts", at, "accountId"], 7],
  [["accounts", at, "opportunity"], null],
  [["accounts", at, "nextReview"], null],
  [["accounts", at, "invitation"], null],
  [["accounts", at, "attention"], null],
  [["accounts", at, "loyalty"], 7],
  [["accounts", at, "nextReview", "reasons"], {}],
  [["accounts", at, "nextReview", "lastTouchOn"], "soon"],
  [["accounts", at, "attention", "total"], "much"],
  [["accounts", at, "agenda"], 7],
  [["accounts", at, "agenda"], { questions: {} }],
  [["accounts", at, "openProblems"], {}],
  [["accounts", at, "openProblems", 0, "ticketId"], 7],
  [["accounts", at, "openProblems", 0, "openedOn"], 7],
  [["accounts", at, "openProblems", 0, "topic"], 7],
  [["accounts", at, "invitation", "reasons"], {}],
  [["accounts", at, "invitation", "messages"], {}],
  [["accounts", at, "invitation", "channels"], {}],
  [["accounts", at, "invitation", "channel"], 7],
  [["accounts", at, "signals"], {}],
];

test.each(actionFields)("a list of actions names %j where it is none", (path, value) => {
  const run = (given: unknown) => nextBestActions(given as never, { sellerId: "north", asOf });
  const named = value !== null && typeof value === "object" && "questions" in value ? [...path, "questions"] : path;
  expect(() => run(withValue(book, path, value))).toThrow(`nextBestActions: ${textOf(named)} must`);
  expect(() => run(book)).not.toThrow();
});

test.each([
  ["followUps", "contacts"],
  ["reminders", "reminders"],
])("a list of actions names what is none in %s", (list, own) => {
  const run = (rows: unknown) => nextBestActions(book, { sellerId: "north", asOf, [list]: rows });
  expect(() => run({})).toThrow(`nextBestActions: ${list} must`);
  expect(() => run([{ accountId: 7, [own]: [] }])).toThrow(`nextBestActions: ${list}[0].accountId must`);
  expect(() => run([{ accountId: "regular", [own]: {} }])).toThrow(`nextBestActions: ${list}[0].${own} must`);
  expect(() => run([{ accountId: "regular", [own]: [] }])).not.toThrow();
});

test("a list of actions names the book itself", () => {
  expect(() => nextBestActions(null as never, { sellerId: "north", asOf })).toThrow("nextBestActions: book must");
  // What no one knows may be left open.
  const unknown = withValue(withValue(book, ["accounts", at, "loyalty"], null), ["accounts", at, "agenda"], null);
  expect(() => nextBestActions(unknown as never, { sellerId: "north", asOf })).not.toThrow();
});

test.each<[Path, unknown]>([
  [["accounts", 1, "accountId"], 7],
  [["accounts", 1, "standing"], null],
  [["accounts", 1, "standing", "state"], 7],
  [["accounts", 1, "openProblems"], {}],
])("advocates name %j where it is none", (path, value) => {
  const run = (given: unknown) => advocates(records.accounts, { book: given as never, asOf });
  expect(() => run(withValue(book, path, value))).toThrow(`advocates: ${textOf(path)} must`);
  expect(() => run(book)).not.toThrow();
});

test("an account that the book does not have is no advocate, and refuses nothing", () => {
  const found = advocates([...records.accounts, { id: "new" }], { book, asOf });
  expect(found).toEqual(advocates(records.accounts, { book, asOf }));
  expect(found.rejected).toEqual([]);
});

test("a forecast of renewals names the standing that is none", () => {
  const run = (standings: unknown) => renewalForecast([], { asOf, to: "2027-06-30", standings } as never);
  const row = { accountId: "a", standing: { state: "active" } };
  for (const [standings, path] of [
    [{}, ""],
    [[row, null], "[1]"],
    [[{ ...row, accountId: 7 }], "[0].accountId"],
    [[{ ...row, standing: null }], "[0].standing"],
    [[row, { ...row, standing: { state: "gone" } }], "[1].standing.state"],
  ] as const) {
    expect(() => run(standings)).toThrow(`renewalForecast: options.standings${path} must`);
  }
  for (const state of ["prospect", "new", "active", "slowing", "lapsed", "lost"]) {
    expect(() => run([{ ...row, standing: { state } }])).not.toThrow();
  }
});
