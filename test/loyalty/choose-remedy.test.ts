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
