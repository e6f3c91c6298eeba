import { assumptions, type AssumptionPreset } from "retention-kit";
import { describe, expect, test } from "vitest";

const presets: AssumptionPreset[] = ["published", "cautious"];

describe.each(presets)("the %s preset", (preset) => {
  test.each(Object.entries(assumptions(preset)))("%s states its unit, population, source and grade", (key, row) => {
    expect(row.key).toBe(key);
    for (const field of [row.unit, row.population, row.source, row.grade]) expect(field.trim()).not.toBe("");
    expect(row.value).not.toBeUndefined();
  });
});

test("the cautious preset corrects what is doubted and leaves the rest", () => {
  const [published, cautious] = [assumptions("published"), assumptions("cautious")];
  expect(published["wordOfMouth.told.dissatisfied"].value).toEqual({ least: 9, most: 15 });
  expect(cautious["wordOfMouth.told.dissatisfied"].value).toEqual({ least: 9, most: 10 });
  expect(published["loyalty.repurchase.noProblem"].value).toBe(0.9);
  expect(cautious["loyalty.repurchase.noProblem"].value).toBe(0.94);
  expect(cautious["loyalty.repurchase.lowEffort"]).toEqual(published["loyalty.repurchase.lowEffort"]);
});

test("an override keeps the key and the unit, and is graded as given unless it says more", () => {
  const own = assumptions("published", {
    "loyalty.priorCustomers": 10,
    "loyalty.repurchase.lowEffort": { value: 0.88, source: "our survey of 2026", grade: "measured" },
  });
  expect(own["loyalty.priorCustomers"]).toMatchObject({ key: "loyalty.priorCustomers", value: 10, grade: "given" });
  expect(own["loyalty.repurchase.lowEffort"]).toMatchObject({
    value: 0.88,
    source: "our survey of 2026",
    unit: "share",
  });
  expect(assumptions()["loyalty.priorCustomers"].value).toBe(2);
});

test.each(["loyalty.repurchase.lowEfort", "__proto__", "constructor", "toString"])("%s is no key", (key) => {
  const overrides = Object.fromEntries([[key, 1]]);
  expect(() => assumptions("published", overrides)).toThrow(`assumptions: overrides must name a figure`);
});

test("no caller can change the table for another", () => {
  expect(() => {
    (assumptions() as Record<string, unknown>)["loyalty.priorCustomers"] = null;
  }).toThrow(TypeError);
});
