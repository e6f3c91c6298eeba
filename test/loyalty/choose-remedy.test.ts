import { chooseRemedy, recoveryValue, type ChooseRemedyOptions } from "retention-kit";
import { expect, test } from "vitest";

const ticket = { id: "T1", openedAt: "2026-11-20T09:00:00Z", contacts: 2, transfers: 1, resolved: false };
const remedies = [
  { id: "apology", cost: 0, minutes: 15, solves: 0.2 },
  { id: "discount", cost: 60, solves: 0.5 },
  { id: "replacement", cost: 150, solves: 0.95 },
  { id: "visit", cost: 20, minutes: 120, solves: 0.9 },
];
const base = { asOf: "2026-11-21", customerValue: 1000, lostPerHearer: 0.02, wonPerHearer: 0.01 };
const choose = (options: Partial<ChooseRemedyOptions> = {}): ReturnType<typeof chooseRemedy> =>
  chooseRemedy(ticket, { ...base, remedies, ...options });

test("a remedy is worth its share of the recovery less money and time", () => {
  const { value, lower, upper } = recoveryValue(ticket, base);
  const { remedies: rated, chosen, worth, contributions } = choose({ valueOfAnHour: 95 });
  for (const { id, cost, minutes = 0, solves } of remedies) {
    const own = rated.find((one) => one.id === id);
    const total = cost + (minutes / 60) * 95;
    expect(own?.worth).toBeCloseTo(solves * value - total, 8);
    expect(own?.lower).toBeCloseTo(solves * lower - total, 8);
    expect(own?.upper).toBeCloseTo(solves * upper - total, 8);
  }
  expect(rated.map((one) => one.worth)).toEqual([...rated.map((one) => one.worth)].sort((a, b) => b - a));
  expect(chosen).toBe(rated[0]?.id);
  expect(worth).toBeCloseTo(rated[0]?.worth ?? NaN, 8);
  expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(worth);
  expect(contributions.map(({ factor }) => factor)).toEqual(["baseline", "repurchase", "wordOfMouth", "cost", "time"]);
});

test("an hour that is worth much elsewhere turns the choice", () => {
  expect(choose().chosen).toBe("visit");
  expect(choose({ valueOfAnHour: 95 }).chosen).toBe("replacement");
});

test("limits are kept, and what lies beyond them is named with what it would add", () => {
  const clerk = choose({ valueOfAnHour: 95, limits: { role: "clerk", money: 100, remedies: ["apology", "discount"] } });
  expect(clerk.chosen).toBe("discount");
  const [best] = clerk.remedies;
  expect(best).toMatchObject({ id: "replacement", allowed: false });
  expect(clerk.escalate).toEqual({
    remedy: "replacement",
    gain: expect.closeTo((best?.worth ?? 0) - clerk.worth, 8) as number,
  });
  const codes = Object.fromEntries(clerk.remedies.map(({ id, reasons }) => [id, reasons.map(({ code }) => code)]));
  expect(codes.replacement).toEqual(["loyalty.remedy.beyond-money", "loyalty.remedy.not-allowed"]);
  expect(codes.visit).toEqual(["loyalty.remedy.not-allowed"]);
});

test("nothing is given where nothing is worth its cost, as for a problem that was solved before", () => {
  const solved = chooseRemedy({ ...ticket, resolved: true, resolvedAt: "2026-11-20T12:00:00Z" }, { ...base, remedies });
  expect([solved.chosen, solved.worth, solved.escalate]).toEqual([null, 0, null]);
  expect(solved.reasons.map(({ code }) => code)).toContain("loyalty.remedy.none");
});

test.each<[string, Partial<ChooseRemedyOptions>]>([
  ["no remedy", { remedies: [] }],
  ["one id twice", { remedies: [...remedies, ...remedies] }],
  ["a share above 1", { remedies: [{ id: "gift", cost: 1, solves: 2 }] }],
  ["a limit for a remedy that is not there", { limits: { remedies: ["gift"] } }],
])("%s is refused", (_, options) => {
  expect(() => choose(options)).toThrow(/^chooseRemedy: /);
});

test("the time of the remedy that is given counts against it, part by part", () => {
  const { value } = recoveryValue(ticket, base);
  const { chosen, worth, lower, upper, contributions, remedies: rated, reasons } = choose({ valueOfAnHour: 10 });
  expect(chosen).toBe("visit");
  // Two hours at 10, and 20 of money.
  expect(worth).toBeCloseTo(0.9 * value - 20 - 20, 8);
  expect([lower, upper]).toEqual([rated[0]?.lower, rated[0]?.upper]);
  const parts = contributions.map(({ factor, points, value: of }) => [factor, Math.round(points * 1e8) / 1e8, of]);
  expect(parts.slice(3)).toEqual([
    ["cost", -20, 20],
    ["time", -20, 120],
  ]);
  expect(parts[0]).toEqual(["baseline", 0, null]);
  expect(reasons[0]).toEqual({ code: "loyalty.remedy.chosen", params: { remedy: "visit", worth, cost: 40 } });
});

test("of remedies worth the same the cheaper one comes first, then the one named first", () => {
  const { value } = recoveryValue(ticket, base);
  const free = { id: "free", cost: 0, solves: 0.5 };
  const alike = { id: "alike", cost: 0, solves: 0.5 };
  const order = (...list: ChooseRemedyOptions["remedies"]) => choose({ remedies: list }).remedies.map(({ id }) => id);
  expect(order(free, alike)).toEqual(["free", "alike"]);
  expect(order(alike, free)).toEqual(["alike", "free"]);
  expect(order({ id: "small", cost: 0, solves: 0.1 }, { id: "dear", cost: value * 0.1, solves: 0.2 }, free)[0]).toBe(
    "free",
  );
  // Worth nothing is not worth it.
  const even = choose({ remedies: [{ id: "even", cost: value, solves: 1 }] });
  expect(even.chosen).toBeNull();
  expect(even.remedies[0]?.reasons).toEqual([{ code: "loyalty.remedy.not-worth-it", params: { cost: value, value } }]);
  expect(even.contributions).toEqual([{ factor: "baseline", points: 0, weight: 1, value: null }]);
});

test("what lies beyond the limits tells by how much, and counts in full where nothing else may be given", () => {
  const { value } = recoveryValue(ticket, base);
  const only = [{ id: "visit", cost: 50, solves: 0.5 }];
  const bound = choose({ remedies: only, limits: { money: 49 } });
  expect(bound.escalate?.gain).toBeCloseTo(0.5 * value - 50, 8);
  expect(bound.remedies[0]?.reasons).toEqual([
    { code: "loyalty.remedy.beyond-money", params: { role: "", cost: 50, limit: 49 } },
  ]);
  expect(bound.reasons.slice(0, 2)).toEqual([
    { code: "loyalty.remedy.none" },
    { code: "loyalty.remedy.escalate", params: bound.escalate },
  ]);
  const may = choose({ remedies: only, limits: { money: 50 } });
  expect([may.chosen, may.escalate]).toEqual(["visit", null]);
  const named = choose({ remedies: only, limits: { role: "clerk", remedies: [] } });
  expect(named.remedies[0]?.reasons).toEqual([
    { code: "loyalty.remedy.not-allowed", params: { role: "clerk", remedy: "visit" } },
  ]);
});

test.each<[object, string]>([
  [{ valueOfAnHour: -1 }, "options.valueOfAnHour must be at least 0, got -1"],
  [{ remedies: [{ id: "", cost: 1, solves: 1 }] }, "options.remedies[0].id must be a text"],
  [{ remedies: [{ id: "a", cost: -1, solves: 1 }] }, "options.remedies[0].cost must be at least 0, got -1"],
  [{ remedies: [{ id: "a", cost: 1, minutes: -1, solves: 1 }] }, "options.remedies[0].minutes must be at least 0"],
  [{ remedies: [{ id: "a", cost: 1, solves: -0.1 }] }, "options.remedies[0].solves must be at least 0, got -0.1"],
  [{ remedies: [{ id: "a", cost: 1, solves: 1, price: 1 }] }, "options.remedies[0]"],
  [{ remedies: [remedies[0], { ...remedies[1], id: "apology" }] }, "options.remedies[1].id must come once"],
  [{ limits: { money: -1 } }, "options.limits.money must be at least 0, got -1"],
  [{ limits: { role: "" } }, "options.limits.role must be a text"],
  [{ limits: { remedies: "visit" } }, "options.limits.remedies must be a list of ids"],
  [{ limits: { remedies: ["visit", 3] } }, "options.limits.remedies must name remedies, got 3"],
  [{ limits: { roles: "x" } }, "options.limits"],
])("%o is refused by name", (options, message) => {
  expect(() => choose(options as Partial<ChooseRemedyOptions>)).toThrow(`chooseRemedy: ${message}`);
});
