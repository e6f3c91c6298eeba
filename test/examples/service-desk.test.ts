import { describe, expect, test } from "vitest";
import { analyse } from "../../examples/service-desk/analyse.js";
import { AS_OF, CUSTOMERS, MONTH_DAYS } from "../../examples/service-desk/desk.js";
import { generateLog } from "../../examples/service-desk/generate.js";
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
    const { silent = 0, unsatisfied = 0, satisfied = 0, satisfiedQuickly = 0 } = analysis.cohort.outcomes;
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

test("the report stands alone, with its pictures and without holes", () => {
  const html = report(analysis);
  expect(html.match(/<svg /g)?.length).toBe(7);
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(html).not.toMatch(/<script|<link|src=/);
});
