/** The table of growth in docs/performance.md against the functions of the package: none that takes many rows may be missing. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const surfaces = ["index", "schemas", "adapters", "icalendar"].map((entry) => read(`etc/${entry}.api.md`));

/** Functions that take a list, and why their growth is not told. */
const FEW: Readonly<Record<string, string>> = {
  alivePath: "one account's purchases",
  fitBassDiffusion: "a number a period",
  fitBetaDiscreteWeibull: "a number a period",
  fitShiftedBetaGeometric: "a number a period",
  intersectCalendars: "some calendars",
  mergeCalendars: "some calendars",
  workingWeek: "some shifts",
  mayAsk: "one account's surveys",
  ticketFromEvents: "one ticket's events",
  compareGroups: "two groups' counts",
  assumptions: "figures",
};
/** Functions that the bench can time, and whose figures the table does not have yet. It should become empty. */
const NOT_YET: readonly string[] = [];
/** What else holds many rows than a list written out. */
const BOOKS =
  /\b(?:PortfolioRecords|Portfolio|ReviewPlan|CalendarPlan|\w+Objects|AdaptedRecords|WordOfMouthObservations|SimulationOptions|ControlGroup)\b/;
/** One place of these takes as long as what is in the row: a parser a kind of record. */
const PARSERS = /^parse(?!Accounts$|Purchases$|Tickets$|Touches$|Contracts$)/;

/** Each function with its parameters, as the surface writes them. */
const functions = new Map(
  surfaces.flatMap((surface) =>
    [...surface.matchAll(/^function (\w+)([^]*?\)): /gm)].map(([, name = "", parameters = ""]) => [name, parameters]),
  ),
);
const batches = [...functions]
  .filter(([, parameters]) => /readonly [^)]*?\[\]/.test(parameters) || BOOKS.test(parameters))
  .map(([name]) => name);

/** What `npm run bench:growth` can time, by the names of its methods. */
const timed = new Set(
  ["accounts", "purchases", "tickets", "plans", "records"].flatMap((rows) =>
    [...read(`bench/growth/of-${rows}.ts`).matchAll(/^ {2}(\w+)\(count\) \{$/gm)].map(([, name = ""]) => name),
  ),
);

const [, growth = ""] = read("docs/performance.md").split("\n## Growth\n");
const rows = (growth.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("| "));
const exponents = new Map(
  rows.flatMap((row) => {
    const cells = row.split("|").map((cell) => cell.trim());
    const [, name] = /^`(\w+)`$/.exec(cells[1] ?? "") ?? [];
    const exponent = cells.slice(2).find((cell) => /^\d\.\d\d$/.test(cell));
    return name === undefined ? [] : [[name, Number(exponent)] as const];
  }),
);

describe("the table of growth", () => {
  it("has every function that takes many rows", () => {
    const known = (name: string): boolean =>
      exponents.has(name) || NOT_YET.includes(name) || name in FEW || PARSERS.test(name);
    expect(batches.filter((name) => !known(name))).toEqual([]);
  });

  it("can be filled by the bench, and owes no figure that it has", () => {
    expect(batches.filter((name) => !(name in FEW) && !PARSERS.test(name) && !timed.has(name))).toEqual([]);
    expect(NOT_YET.filter((name) => exponents.has(name) || !timed.has(name))).toEqual([]);
  });

  it("names functions of the package alone, and none both there and among those of few rows", () => {
    expect([...exponents.keys(), ...Object.keys(FEW)].filter((name) => !functions.has(name))).toEqual([]);
    expect(Object.keys(FEW).filter((name) => exponents.has(name))).toEqual([]);
  });

  it("has no exponent above 1.15", () => {
    expect([...exponents].filter(([, exponent]) => !(exponent <= 1.15))).toEqual([]);
  });

  it("knows the surface", () => {
    expect(functions.size).toBeGreaterThan(150);
    expect(batches.length).toBeGreaterThan(60);
  });
});
