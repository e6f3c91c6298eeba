import { matchValue, rankValueDrivers, type ValueInterview } from "retention-kit";
import { expect, test } from "vitest";

const asked = (driver: string, count: number, segment?: string, size?: string): ValueInterview[] =>
  Array.from({ length: count }, () => ({
    ...(segment !== undefined && { segment }),
    ...(size !== undefined && { size }),
    values: { [driver]: 1 },
  }));

/** Fourteen who name the driver, and two for each of three others. */
const mostly = (driver: string, segment: string, size: string): ValueInterview[] =>
  ["service", "price", "advice", "delivery"].flatMap((other) => asked(other, other === driver ? 14 : 2, segment, size));

const drivers = rankValueDrivers([
  ...mostly("service", "hotel", "large"),
  ...mostly("price", "hotel", "small"),
  ...mostly("advice", "school", "large"),
  ...mostly("advice", "school", "small"),
  ...asked("delivery", 1, "shop", "small"),
]);

test.each([
  ["hotel", "large", "service", "segment-and-size"],
  ["hotel", "small", "price", "segment-and-size"],
  ["school", "tiny", "advice", "segment"],
  ["bar", "small", "advice", "size"],
])("a %s that is %s is met with %s, by %s", (segment, size, lead, by) => {
  const match = matchValue({ id: "prospect", segment, size }, { drivers });
  expect([match.lead, match.group.by]).toEqual([lead, by]);
  expect(match.accountId).toBe("prospect");
});

test("one interview of its kind and size tells little; without any the kind or the size tells, and else the whole", () => {
  const one = matchValue({ segment: "shop", size: "small" }, { drivers });
  expect(one.group).toMatchObject({ by: "segment-and-size", interviews: 1 });
  expect(one.group.ownWeight).toBeLessThan(0.35);
  expect(matchValue({ segment: "shop" }, { drivers }).group).toMatchObject({ by: "segment", interviews: 1 });
  expect(matchValue({ segment: "bar" }, { drivers })).toMatchObject({
    lead: "advice",
    accountId: null,
    group: { by: "whole", interviews: 81 },
    reasons: [{ code: "value.match.whole", params: { interviews: 81 } }, { code: "value.match.lead" }],
  });
});

test("a lead is sure where hardly anything else can matter more, and says to ask where it may", () => {
  const sure = matchValue({ segment: "hotel", size: "large" }, { drivers });
  expect(sure.probability).toBeGreaterThan(0.95);
  expect(sure.reasons[1]).toEqual({
    code: "value.match.lead",
    params: { driver: "service", probability: sure.probability },
  });
  const split = rankValueDrivers([...asked("service", 2), ...asked("price", 2), ...asked("advice", 2)]);
  const close = matchValue({ segment: "hotel" }, { drivers: split });
  expect(close.probability).toBeCloseTo(1 / 3, 8);
  expect(close.reasons[1]?.code).toBe("value.match.close");
});

test("stored drivers match as well, and where nothing is known nothing leads", () => {
  const stored = JSON.parse(JSON.stringify(drivers)) as typeof drivers;
  const account = { id: "acme", segment: "hotel", size: "small" };
  expect(matchValue(account, { drivers: stored })).toEqual(matchValue(account, { drivers }));
  expect(matchValue({}, { drivers: rankValueDrivers([]) })).toMatchObject({
    lead: null,
    probability: null,
    drivers: [],
  });
  expect(() => matchValue({ segment: "" }, { drivers })).toThrow(
    "matchValue: segment must be a text that is not empty",
  );
});
