import { withoutNulls } from "../../src/errors.js";
import { describe, expect, test } from "vitest";
import { analyse } from "../../examples/service-desk/analyse.js";
import { AS_OF, CUSTOMERS, MONTH_DAYS, shop } from "../../examples/service-desk/desk.js";
import { generateLog } from "../../examples/service-desk/generate.js";
import { readLog } from "../../examples/service-desk/read-log.js";
import { report } from "../../examples/service-desk/report.js";

const log = generateLog();
const analysis = analyse(log);

describe("the log", () => {
  test("is the same each time, and holds nothing after its last day", () => {
    expect(generateLog()).toEqual(log);
    const malformed = new Set(analysis.rejected.map(({ index }) => index));
    const moments = log.filter((_, index) => !malformed.has(index)).map(({ at }) => Date.parse(String(at)));
    expect(Math.max(...moments)).toBeLessThan(Date.parse(AS_OF) + 86_400_000);
  });

  test("its malformed lines are left out with their places, its doubled ones counted once", () => {
    const lines = log.length;
    expect(analysis.rejected.map(({ index, path }) => [index, path])).toEqual([
      [lines - 3, "at"],
      [lines - 2, "ticketId"],
    ]);
    expect(analysis.history.reduce((sum, { ignored }) => sum + ignored.doubled, 0)).toBe(2);
    expect(analysis.history.flatMap(({ ignored }) => ignored.unknownKinds)).toEqual([
      { kind: "sentiment-changed", count: 1 },
    ]);
  });
});

describe("the month", () => {
  test("is four weeks, and every ticket of it is scored", () => {
    const { month, scored, history } = analysis;
    expect(Date.parse(month.to) - Date.parse(month.from)).toBe((MONTH_DAYS - 1) * 86_400_000);
    expect(scored.length).toBe(history.filter(({ openedAt }) => openedAt >= month.from).length);
    expect(analysis.toFix.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(scored.length);
  });

  test("puts the batteries that broke out first, and the rest by what they cost", () => {
    const [first, ...others] = analysis.toFix;
    expect(first?.topic).toBe("battery");
    expect(first?.problem?.standsOut).toBe(true);
    expect(others.some(({ problem }) => problem?.standsOut)).toBe(false);
    const costs = others.map(({ damage }) => damage.damage?.mean ?? NaN);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  });

  test("finds the promise that is kept less since two people left", () => {
    const [answers] = analysis.standardsByMonth.standards;
    expect(answers?.trend?.direction).toBe("worsening");
  });

  test("staffs each hour for its calls", () => {
    for (const { staffing } of analysis.staff) expect(staffing.answeredInTime).toBeGreaterThanOrEqual(0.8);
  });

  test("turns tickets into outcomes, at most one a customer, and as many silent as complained", () => {
    const { silent = 0, unsatisfied = 0, satisfied = 0, satisfiedQuickly = 0 } = withoutNulls(analysis.cohort.outcomes);
    expect(silent).toBe(unsatisfied + satisfied + satisfiedQuickly);
    expect(analysis.cohort.customers).toBe(CUSTOMERS);
    expect(unsatisfied + satisfied + satisfiedQuickly).toBeLessThanOrEqual(analysis.scored.length);
  });

  test("ranks open problems by what solving them is worth", () => {
    const values = analysis.toRescue.map(({ value }) => value);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    for (const { ticketId } of analysis.toRescue) {
      expect(analysis.scored.find(({ ticket }) => ticket.id === ticketId)?.ticket.resolved).toBe(false);
    }
  });
});

describe("a log of one's own, as CSV", () => {
  const csv = [
    "Case ID,Activity,Complete Timestamp,Resource,Service Type,Customer,Status",
    'Case 1,Insert ticket,2026/10/05 09:00:00,Value 1,"Printers, large",A1,',
    "Case 1,Take in charge ticket,2026/10/05 09:30:00.000,Value 2,,,",
    "Case 1,Wait,2026/10/05 10:00:00,Value 2,,,",
    "Case 1,resumed,2026/10/06 10:00:00,Value 2,,,",
    "Case 1,Resolve ticket,2026/10/06 11:00:00,Value 2,,,",
    "Case 1,Reopen,2026/10/20 11:00:00,Value 2,,,",
    "Case 2,Insert ticket,2026/10/25 02:30:00,Value 3,Phones,,",
    "Case 2,,2026/10/25 03:30:00,Value 3,,,Pending",
    "Case 3,Insert ticket,2026-11-30T09:00:00Z,Value 3,Phones,,",
    "Case 4,Insert ticket,soon,Value 3,Phones,,",
    "",
  ].join("\r\n");
  const own = readLog(csv, { timeZone: "Europe/Berlin" });
  const desk = { ...shop, name: "own <log>", asOf: "2026-10-12", customers: 3 };

  test("is read by its header, in the zone of the desk", () => {
    expect(own[0]).toEqual({
      ticketId: "Case 1",
      kind: "opened",
      at: "2026-10-05T07:00:00.000Z",
      person: "Value 1",
      topic: "Printers, large",
      accountId: "A1",
    });
    // The first of two, on the night in which clocks go back.
    expect(own.slice(6, 8).map(({ at, kind, status }) => [at, kind, status])).toEqual([
      ["2026-10-25T00:30:00.000Z", "opened", undefined],
      ["2026-10-25T02:30:00.000Z", "status-changed", "Pending"],
    ]);
  });

  test("is told as it stood on the day asked about", () => {
    const { history, rejected, month } = analyse(own, desk);
    expect(month).toEqual({ from: "2026-09-15", to: "2026-10-12" });
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([[9, "at"]]);
    expect(history.map(({ id, resolved, agentId }) => [id, resolved, agentId])).toEqual([["Case 1", true, "Value 2"]]);
    expect(history[0]?.netResolutionMinutes).toEqual({ calendar: 120, business: 120 });
    const later = analyse(own, { ...desk, asOf: "2026-10-31" });
    expect(later.history.map(({ id, resolved }) => [id, resolved])).toEqual([
      ["Case 1", false],
      ["Case 2", false],
    ]);
  });

  test("gives a report without holes, also where nothing happened in the month", () => {
    for (const asOf of ["2026-10-12", "2026-10-31", "2027-06-30", "2020-01-31"]) {
      const html = report(analyse(own, { ...desk, asOf }));
      expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(html).toContain("own &lt;log&gt;");
    }
  });
});

test("the report stands alone, with its pictures and without holes", () => {
  const html = report(analysis);
  expect(html.match(/<svg /g)?.length).toBe(7);
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(html).not.toMatch(/<script|<link|src=/);
});
