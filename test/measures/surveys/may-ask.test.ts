import { assumptions, mayAsk, type ContactPreferences } from "retention-kit";
import { expect, test } from "vitest";

const scale = { min: 0, max: 10, higherIsBetter: true } as const;
const asOf = "2026-11-21";

test("a person who is on no list that is given is refused, and asked about where none is given", () => {
  const contacts = [{ id: "jo" }];
  const ask = (account: Parameters<typeof mayAsk>[0]) => mayAsk(account, [], { asOf: "2026-11-21", contactId: "Jo" });
  expect(() => ask({ id: "A1", contacts })).toThrow("options.contactId must name one of account.contacts");
  expect(() => ask({ id: "A1", contacts: [] })).toThrow("options.contactId");
  expect(ask({ id: "A1" }).allowed).toBe(true);
});

test("a customer never asked may be asked", () => {
  expect(mayAsk({ id: "A1" }, [], { asOf })).toMatchObject({
    allowed: true,
    from: asOf,
    lastAskedOn: null,
    reasons: [],
  });
});

test("any survey counts, sent or answered, and only the customer's own up to the day", () => {
  const account = { id: "A1", surveys: [{ at: "2026-09-01T08:00:00Z", metric: "nps" as const, score: 9, scale }] };
  const sent = [
    { accountId: "A1", at: "2026-06-01T08:00:00Z", metric: "csat" as const },
    { accountId: "A2", at: "2026-11-20T08:00:00Z", metric: "csat" as const },
    { accountId: "A1", at: "2026-11-25T08:00:00Z", metric: "csat" as const },
  ];
  expect(mayAsk(account, sent, { asOf })).toMatchObject({
    allowed: false,
    from: "2026-11-30",
    lastAskedOn: "2026-09-01",
    reasons: [{ code: "measures.asked-lately", params: { on: "2026-09-01", from: "2026-11-30" } }],
  });
  expect(mayAsk(account, sent, { asOf: "2026-11-24" }).allowed).toBe(false);
});

test("the last day of the cool-down is closed, the next one open", () => {
  const sent = [{ at: "2026-11-01T12:00:00Z", metric: "ces" as const }];
  const on = (day: string): boolean => mayAsk({ id: "A1" }, sent, { asOf: day, policy: { coolDownDays: 10 } }).allowed;
  expect(on("2026-11-10")).toBe(false);
  expect(on("2026-11-11")).toBe(true);
});

test("the same question may need longer", () => {
  const sent = [{ at: "2026-08-01T12:00:00Z", metric: "nps" as const }];
  const policy = { coolDownDays: 30, sameMetricDays: { nps: 180 } };
  expect(mayAsk({ id: "A1" }, sent, { asOf, policy, metric: "csat" }).allowed).toBe(true);
  expect(mayAsk({ id: "A1" }, sent, { asOf, policy, metric: "nps" })).toMatchObject({
    allowed: false,
    from: "2027-01-28",
  });
});

test("days are the account's, and the figure is listed where it is assumed", () => {
  const sent = [{ at: "2026-11-10T20:00:00Z", metric: "ces" as const }];
  expect(mayAsk({ id: "A1", timeZone: "Asia/Kathmandu" }, sent, { asOf }).lastAskedOn).toBe("2026-11-11");
  const own = assumptions("published", { "surveys.coolDownDays": 5 });
  expect(mayAsk({ id: "A1" }, sent, { asOf, assumptions: own })).toMatchObject({
    allowed: true,
    assumptions: [{ key: "surveys.coolDownDays", grade: "given" }],
  });
  expect(mayAsk({ id: "A1" }, sent, { asOf, policy: { coolDownDays: 5 } }).assumptions).toEqual([]);
  expect(() => mayAsk({ id: "A1" }, sent, { asOf, policy: { coolDownDays: -1 } })).toThrow(
    "coolDownDays must be at least 0",
  );
});

test("opt-outs are per person, whose own wishes win over the account's; who has left is not asked", () => {
  const contacts = [
    { id: "jo" },
    { id: "no", preferences: { doNotContact: true } },
    { id: "phone", preferences: { channels: ["call"] } },
    { id: "gone", left: "2026-11-21" },
    { id: "leaves", left: "2026-11-22" },
  ];
  const ask = (contactId: string | undefined, preferences: ContactPreferences | null = null) => {
    const account = { id: "A1", contacts, preferences };
    const { allowed, from, reasons } = mayAsk(account, [], { asOf, contactId, channel: "email" });
    return [allowed, from, reasons.map(({ code }) => code)];
  };
  expect(ask("jo")).toEqual([true, asOf, []]);
  expect(ask("leaves")).toEqual([true, asOf, []]);
  expect(ask("no")).toEqual([false, null, ["measures.ask-do-not-contact"]]);
  expect(ask("phone")).toEqual([false, null, ["measures.ask-not-by"]]);
  expect(ask("gone")).toEqual([false, null, ["measures.ask-left"]]);
  const closed = { doNotContact: true, channels: ["letter"] };
  expect(ask(undefined, closed)).toEqual([false, null, ["measures.ask-do-not-contact", "measures.ask-not-by"]]);
  expect(ask("jo", closed)).toEqual([false, null, ["measures.ask-do-not-contact", "measures.ask-not-by"]]);
  expect(ask("phone", closed)).toEqual([false, null, ["measures.ask-do-not-contact", "measures.ask-not-by"]]);
  const open = [{ id: "yes", preferences: { doNotContact: false, channels: ["email"] } }];
  expect(
    mayAsk({ id: "A1", contacts: open, preferences: closed }, [], { asOf, contactId: "yes", channel: "email" }),
  ).toMatchObject({ contactId: "yes", allowed: true });
});

test("what was sent to somebody else does not count for a person, and what names nobody does", () => {
  const sent = [
    { accountId: "A1", at: "2026-11-10T08:00:00Z", metric: "csat" as const, contactId: "sam" },
    { accountId: "A1", at: "2026-09-01T08:00:00Z", metric: "csat" as const },
  ];
  const lastAskedOn = (contactId?: string) => mayAsk({ id: "A1" }, sent, { asOf, contactId }).lastAskedOn;
  expect([lastAskedOn("jo"), lastAskedOn("sam"), lastAskedOn()]).toEqual(["2026-09-01", "2026-11-10", "2026-11-10"]);
  const answered = { at: "2026-11-15T08:00:00Z", metric: "nps" as const, score: 9, scale, contactId: "jo" };
  expect(mayAsk({ id: "A1", surveys: [answered] }, [], { asOf, contactId: "jo" }).lastAskedOn).toBe("2026-11-15");
  expect(mayAsk({ id: "A1", surveys: [answered] }, [], { asOf, contactId: "sam" }).lastAskedOn).toBeNull();
});

test("channels that are no list are refused", () => {
  const account = { id: "A1", preferences: { channels: "email" } as unknown as ContactPreferences };
  expect(() => mayAsk(account, [], { asOf, channel: "mail" })).toThrow(
    'mayAsk: account.preferences.channels must be an array, got "email"',
  );
});
