import { describe, expect, test } from "vitest";
import { silenceReasons } from "../../src/portfolio/account/date-reasons.js";
import { readAnswers } from "../../src/portfolio/reading/action-answer.js";
import { parseDay } from "../../src/calendar/days/plain-date.js";

test("of two answers to one action the later one counts, in whichever order they are given", () => {
  const done = { key: "k", answer: "done" as const, on: "2026-11-02" };
  const snoozed = { key: "k", answer: "snoozed" as const, on: "2026-11-10", until: "2026-12-01" };
  const kept = (...rows: Parameters<typeof readAnswers>[1] & object) => readAnswers("f", rows).get("k");
  const later = { answer: "snoozed", onDay: parseDay("2026-11-10"), untilDay: parseDay("2026-12-01") };
  expect(kept(done, snoozed)).toEqual(later);
  expect(kept(snoozed, done)).toEqual(later);
  // Of one day the one that stands last.
  expect(kept(snoozed, { ...done, on: "2026-11-10" })).toMatchObject({ answer: "done" });
});

describe("why a customer counts as silent", () => {
  test.each([
    "silent",
    "silent-once",
    "no-rhythm",
    "unlikely",
    "unlikely-once",
    "contract-late",
    "contract-over",
    "contract-ended",
  ])("%s is told of one that is slowing, and what else it is by only of one that has gone", (name) => {
    const other = { code: "portfolio.standing.given" };
    const why = { code: `portfolio.standing.${name}` };
    // How unlikely a purchase is stands beside; here it is the silence that is told.
    const silence = why.code.replace("unlikely", "silent");
    const told = (state: string) =>
      silenceReasons({ state, since: null, reasons: [other, why] } as never).map(({ code }) => code);
    expect(told("slowing")).toContain(silence);
    expect(told("slowing")).not.toContain(other.code);
    expect(told("lost")).toContain(other.code);
  });
});
