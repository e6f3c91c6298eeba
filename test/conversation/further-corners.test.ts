import {
  followUpPlaybook,
  recommendAfterReview,
  reviewAgenda,
  reviewInvitation,
  runPlaybooks,
  scheduleServiceReminders,
  workingWeek,
  type Account,
  type Playbook,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const acme: Account = { id: "acme", segment: "hotel", annualBudget: 100, preferences: {} };

test("a problem of the day of the review came up there, and is asked about after it", () => {
  const asks = (openedOn: string): boolean =>
    reviewAgenda(
      {
        ...acme,
        touches: [{ kind: "review", on: "2026-11-10" }],
        tickets: [{ id: "T", openedAt: `${openedOn}T08:00:00Z`, resolved: true }],
      },
      { asOf, minutes: 60, efforts: [{ ticketId: "T", effort: 4.5 }] },
    ).questions.some(({ code }) => code.endsWith("ticket-solved"));
  expect(["2026-11-09", "2026-11-10", "2026-11-11"].map(asks)).toEqual([false, true, true]);
});

test("an unhappy customer without a problem on record is called within the days for problems, to find its cause", () => {
  const found = (more: object) =>
    recommendAfterReview({ accountId: "acme", on: asOf, satisfaction: "unhappy", ...more }, { catalogue: [] })
      .recommendations.filter(({ kind }) => kind === "solve-problem")
      .map(({ code, by }) => [code.replace("conversation.recommendation.", ""), by]);
  const [[, by] = []] = found({ problems: [{ topic: "noise" }] });
  expect(found({})).toEqual([["find-cause", by]]);
  expect(by).toBe("2026-12-05");
});

test("steps without a text have no field for one, steps with one keep it", () => {
  const texts = (text: string | undefined) =>
    followUpPlaybook({ policy: { steps: [{ code: "thanks", text, afterDays: 2 }] } }).steps.map((step) => [
      "text" in step,
      step.text,
    ]);
  expect(texts(undefined)).toEqual([[false, undefined]]);
  expect(texts("Thank you")).toEqual([[true, "Thank you"]]);
});

test("whoever may not be contacted is told why, whoever has no channel left needs no reason twice", () => {
  const refused = reviewInvitation({ ...acme, preferences: { doNotContact: true } }, { asOf, attempt: 1 });
  expect(refused.approach).toBe("none");
  expect(refused.reasons.length).toBeGreaterThan(0);
  expect(refused.reasons.every((each) => typeof each.code === "string")).toBe(true);
});

test.each(["review", "meeting", "call"])("a %s from the day of the reminder on is where it is talked about", (kind) => {
  const asset = { id: "van", accountId: "acme", productId: "mill", purchasedOn: "2025-12-10" };
  const remind = (touches: Account["touches"]) =>
    scheduleServiceReminders(asset, {
      asOf,
      rules: { services: [{ service: "oil", everyMonths: 12, noticeDays: 30 }] },
      readings: [],
      account: { id: "acme", touches },
    }).reminders.length;
  expect([remind([]), remind([{ on: "2026-11-09", kind }]), remind([{ on: "2026-11-12", kind }])]).toEqual([1, 1, 0]);
});

describe("a wrong day of a row is named with its place", () => {
  const calendar = workingWeek("mon-fri", "09:00-17:00");
  const steps: Playbook["steps"] = [{ after: 1, kind: "call" }];
  const run = (account: object, trigger: Playbook["trigger"]) =>
    runPlaybooks({ id: "a", ...account }, { playbooks: [{ id: "p", trigger, steps }], asOf, calendar });
  test.each<[string, () => unknown]>([
    [
      "contracts.noticeOn",
      () =>
        run(
          { contracts: [{ id: "K", startsOn: "2026-03-01", endsOn: "2027-02-28", noticeOn: "soon" }] },
          { on: "renewal", daysAhead: 90 },
        ),
    ],
    [
      "touches[0].directon",
      () =>
        reviewAgenda(
          { ...acme, touches: [{ kind: "call", on: asOf, directon: "in" }] as never },
          { asOf, minutes: 60 },
        ),
    ],
  ])("%s", (path, call) => {
    expect(call).toThrow(path);
  });
});

test("a run that had ended and whose occasion has left the records stays as it ended", () => {
  const calendar = workingWeek("mon-fri", "09:00-17:00");
  const playbook: Playbook = { id: "p", trigger: { on: "open-problem" }, steps: [{ after: 1, kind: "call" }] };
  const solved = { id: "T", openedAt: "2026-11-16T09:00:00Z", resolved: true, resolvedAt: "2026-11-18T09:00:00Z" };
  const first = runPlaybooks({ id: "a", tickets: [solved] }, { playbooks: [playbook], asOf: "2026-11-19", calendar });
  expect(first.runs.map(({ state }) => state)).toEqual(["ended"]);
  const later = runPlaybooks({ id: "a" }, { playbooks: [playbook], asOf, calendar, previous: first.runs });
  expect(later.runs).toEqual(first.runs);
});
