import type { Account, NextReview } from "retention-kit";
import { expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { applyContactPreferences } from "../../../src/portfolio/account/apply-contact-preferences.js";

const rules = { asOfDay: parseDay("2026-11-21"), horizon: { from: "2026-11-23", to: "2026-11-29" } };
const request = (earliestOn: string, more: object = {}) =>
  ({ key: earliestOn, earliestOn, reasons: [{ code: "usual" }], ...more }) as unknown as NextReview;
const applied = (account: Omit<Account, "id">, requests = [request("2026-11-20")]) => ({
  ...applyContactPreferences({ id: "acme", ...account }, requests, rules),
  before: requests,
});

test("nothing is changed where nothing is wished", () => {
  for (const account of [
    {},
    { preferences: null, contacts: null },
    { contacts: [{ id: "a", role: "user" as const }] },
    { preferences: { channels: ["call"], language: "en" } },
    { preferences: { daysBetweenContacts: 9 }, touches: [{ on: "2026-11-12", kind: "call" as const }] },
  ]) {
    const { requests, forbidden, before } = applied(account);
    expect([requests, forbidden]).toEqual([before, null]);
  }
});

test("there are none where there must be no contact, and why is said", () => {
  const forbidden = (account: Omit<Account, "id">) => {
    const { requests, forbidden: why } = applied(account);
    expect(requests).toEqual([]);
    return why?.code;
  };
  expect(forbidden({ preferences: { doNotContact: true } })).toBe("conversation.contact.do-not-contact");
  expect(forbidden({ preferences: { channels: [] } })).toBe("conversation.contact.no-channel");
  const closed = { id: "a", preferences: { doNotContact: true } };
  expect(forbidden({ contacts: [closed] })).toBe("conversation.contact.everyone-opted-out");
  // Who is left by a person who opted out is asked as the account wishes.
  expect(applied({ contacts: [closed, { id: "b" }] }).forbidden).toBeNull();
});

test("those that may come too soon are put off, with that reason alone; a later day to which they were put off stays", () => {
  const soon = { code: "conversation.contact.too-soon", params: { on: "2026-11-20", days: 10 } };
  const account: Omit<Account, "id"> = {
    preferences: { daysBetweenContacts: 10, channels: ["call"] },
    touches: [{ on: "2026-11-20", kind: "call" }],
  };
  const given = [
    request("2026-11-29"),
    request("2026-11-30"),
    request("2026-11-20", { snoozedUntil: "2026-11-29" }),
    request("2026-11-20", { snoozedUntil: "2026-12-05" }),
  ];
  const { requests } = applied(account, given);
  const reasons = [{ code: "usual" }, soon];
  expect(requests).toEqual([
    { ...given[0], snoozedUntil: "2026-11-30", reasons },
    given[1],
    { ...given[2], snoozedUntil: "2026-11-30", reasons },
    { ...given[3], snoozedUntil: "2026-12-05", reasons },
  ]);
});

test("days of the plan without hours that suit are left out", () => {
  // From Monday to Sunday.
  const { requests, before } = applied({
    preferences: { hours: { tue: [["09:00", "12:00"]], sun: [["10:00", "11:00"]] } },
  });
  expect(requests).toEqual([
    { ...before[0], notOn: ["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"] },
  ]);
  const all = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["09:00", "10:00"]]]),
  );
  expect(applied({ preferences: { hours: all } }).requests).toEqual(before);
});

test("wishes that are none are named as the job's", () => {
  const run = (preferences: object) => () => applied({ preferences });
  expect(run({ doNotContact: "no" })).toThrow("reviewPortfolio: preferences.doNotContact must");
  expect(run({ channels: ["call", 7] })).toThrow("reviewPortfolio: preferences.channels[1] must");
});
