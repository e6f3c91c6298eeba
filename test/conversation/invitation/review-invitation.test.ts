import fc from "fast-check";
import { assumptions, reviewInvitation, type Account, type ReviewInvitationOptions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { anyAccount, anyDate } from "../../planner/arbitraries.js";
import { asShipped } from "../../support/frozen-inputs.js";

const asOf = "2026-11-21";
const account: Account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2024-03-01" }] };
const invite = (options: Partial<ReviewInvitationOptions> = {}, to = account) =>
  reviewInvitation(to, { asOf, attempt: 1, ...options });
const said = (options: Partial<ReviewInvitationOptions>): string[] =>
  invite(options).messages.map(({ code }) => code.replace("conversation.invitation.", ""));

describe("the approach", () => {
  test("is a check that all goes well, at first", () => {
    expect(invite()).toEqual({
      accountId: "acme",
      approach: "check",
      messages: [{ code: "conversation.invitation.check-product", params: { productId: "mill" } }],
      on: asOf,
      channel: "call",
      channels: ["call", "email"],
      hours: null,
      language: null,
      nextOn: "2026-12-05",
      reasons: [{ code: "conversation.approach.first" }],
      assumptions: [assumptions()["reviews.invitation"]],
    });
    expect(invite({}, { id: "acme" }).messages).toEqual([{ code: "conversation.invitation.check" }]);
  });

  test("an open problem comes first, and nobody says that all is well", () => {
    const tickets = [{ id: "T1", topic: "noise", openedAt: "2026-11-10T08:00:00Z", resolved: false }];
    const problem = { code: "conversation.invitation.problem", params: { topic: "noise" } };
    expect(invite({}, { ...account, tickets }).messages).toEqual([problem]);
    expect(invite({ asOf: "2026-11-09" }, { ...account, tickets }).messages[0]?.code).toBe(
      "conversation.invitation.check-product",
    );
  });

  test("a ticket that nobody closed is a problem that waits, however old it is", () => {
    const first = (ticket: object): string | undefined =>
      invite({}, { ...account, tickets: [{ id: "T1", topic: "noise", resolved: false, ...ticket } as never] })
        .messages[0]?.code;
    const [open, well] = ["conversation.invitation.problem", "conversation.invitation.check-product"];
    expect(first({ openedAt: "2025-11-21T08:00:00Z" })).toBe(open);
    expect(first({ openedAt: "2025-11-20T08:00:00Z" })).toBe(open);
    const old = { openedAt: "2023-05-02T08:00:00Z" };
    expect(first({ ...old, messages: [{ at: "2026-02-01T08:00:00Z", from: "customer" }] })).toBe(open);
    expect(first({ ...old, firstRepliedAt: "2023-05-03T08:00:00Z" })).toBe(open);
    expect(first({ ...old, resolved: true, resolvedAt: "2023-05-03T08:00:00Z" })).toBe(well);
  });

  test("nobody who is unhappy is told that all is well, until somebody talked with them", () => {
    const code = (more: Partial<Account>, options: Partial<ReviewInvitationOptions> = {}): string =>
      (invite(options, { ...account, ...more }).messages[0]?.code ?? "").replace("conversation.invitation.", "");
    const answer = (score: number, at = "2026-11-01T08:00:00Z") => [
      { at, metric: "nps" as const, score, scale: { min: 0, max: 10, higherIsBetter: true } },
    ];
    expect(invite({}, { ...account, surveys: answer(5) }).messages).toEqual([
      { code: "conversation.invitation.bad-answer", params: { on: "2026-11-01" } },
    ]);
    expect(code({ surveys: answer(7) })).toBe("check-product");
    expect(code({ surveys: answer(2, "2026-08-23T08:00:00Z") })).toBe("check-product");
    expect(code({ surveys: answer(2, "2026-08-24T08:00:00Z") })).toBe("bad-answer");
    expect(code({ surveys: [...answer(2), ...answer(9, "2026-11-10T08:00:00Z")] })).toBe("check-product");
    const talked = [{ on: "2026-11-05", kind: "call" }];
    expect(code({ surveys: answer(5), touches: talked })).toBe("check-product");
    expect(code({ surveys: answer(5), touches: [{ on: "2026-11-05", kind: "newsletter" }] })).toBe("bad-answer");

    const gone = { id: "ann", role: "champion", left: "2026-10-20" };
    expect(code({ contacts: [gone, { id: "bo", role: "user" }] })).toBe("successor");
    expect(code({ contacts: [{ ...gone, left: true }] })).toBe("successor");
    expect(code({ contacts: [{ ...gone, left: "2026-12-01" }] })).toBe("check-product");
    expect(code({ contacts: [{ ...gone, role: "user" }] })).toBe("check-product");
    expect(code({ contacts: [gone], touches: talked })).toBe("check-product");
    expect(code({ contacts: [gone], surveys: answer(5) })).toBe("bad-answer");
    // A talk of the day has answered it, as no question of the agenda asks again.
    expect(code({ contacts: [gone], touches: [{ on: gone.left, kind: "review" }] })).toBe("check-product");

    const contract = { id: "care", startsOn: "2026-01-01", endsOn: "2026-12-31" };
    const cancelled = { ...contract, status: "cancelled" as const };
    expect(code({ contracts: [contract] })).toBe("check-product");
    expect(code({ contracts: [cancelled] })).toBe("unhappy");
    // Called off before it began, it never ran.
    expect(code({ contracts: [{ ...cancelled, startsOn: "2027-01-01", endsOn: "2027-12-31" }] })).toBe("check-product");
    expect(code({ contracts: [{ ...cancelled, endsOn: "2026-11-20" }] })).toBe("check-product");
    const next = { id: "more", startsOn: "2027-01-01", renewedFrom: "care" };
    expect(code({ contracts: [cancelled, next] })).toBe("check-product");

    expect(code({ sentiment: "negative" })).toBe("unhappy");
    expect(code({ status: "churned" })).toBe("unhappy");
    expect(code({ status: "churned", statusSince: "2026-12-01" })).toBe("check-product");
    const found = [{ code: "problem-found", on: "2026-11-11", reviewBy: "2026-12-02" }];
    expect(code({ signals: found })).toBe("unhappy");
    expect(code({ signals: found, touches: [{ on: "2026-11-12", kind: "review" }] })).toBe("check-product");
    expect(code({ signals: [{ code: "new-shop", on: "2026-11-11", reviewBy: "2026-12-02" }] })).toBe("check-product");
  });

  test("a prospect is asked what it needs, and one that has not bought for long as well", () => {
    const first = (options: Partial<ReviewInvitationOptions>, to: Account): string | undefined =>
      invite(options, to).messages[0]?.code;
    expect(first({ relation: "prospect" }, { id: "acme" })).toBe("conversation.invitation.needs");
    expect(first({}, { id: "acme", status: "trial" })).toBe("conversation.invitation.needs");
    expect(first({ relation: "prospect" }, { id: "acme", status: "customer" })).toBe("conversation.invitation.check");
    expect(first({ relation: "lapsed" }, account)).toBe("conversation.invitation.long-ago");
    expect(() => invite({ relation: "friend" as never })).toThrow("reviewInvitation: relation must be one of");
  });

  test("the product checked up on is the one that matters", () => {
    const purchases = [
      { on: "2024-03-01", productId: "mill", amount: 900 },
      { on: "2026-03-01", productId: "brush", amount: 5 },
    ];
    expect(invite({}, { id: "acme", purchases }).messages[0]?.params).toEqual({ productId: "mill" });
    const owned = purchases.map(({ on, productId }) => ({ productId, purchasedOn: on }));
    const products = [
      { id: "mill", price: 900 },
      { id: "brush", price: 5 },
    ];
    expect(invite({ products }, { id: "acme", owned }).messages[0]?.params).toEqual({ productId: "mill" });
  });

  test("is a favour to the reluctant", () => {
    expect(said({ reluctance: "hesitant" })).toEqual(["check-product", "free"]);
    expect(said({ attempt: 2, minutes: 20 })).toEqual(["check-product", "free", "duration"]);
    expect(invite({ attempt: 3, reluctance: "refusing" }).approach).toBe("favour");
  });

  test("is an honest stop after the third refusal, with the next date", () => {
    expect(invite({ attempt: 4 })).toMatchObject({
      approach: "stop",
      messages: [{ code: "conversation.invitation.stop", params: { nextOn: "2027-05-21" } }],
      nextOn: "2027-05-21",
      reasons: [{ code: "conversation.approach.refused", params: { refusals: 3 } }],
    });
    const patient = assumptions("published", {
      "reviews.invitation": { stopAfter: 5, pauseMonths: 2, retryDays: 30 },
    });
    expect(invite({ attempt: 4, assumptions: patient })).toMatchObject({ approach: "favour", nextOn: "2026-12-21" });
    expect(invite({ attempt: 2, policy: { stopAfter: 1, pauseMonths: 12 } })).toMatchObject({ nextOn: "2027-11-21" });
  });
});

describe("the customer's preferences win", () => {
  test("over everything, where it does not want to be contacted", () => {
    for (const preferences of [{ doNotContact: true }, { channels: [] }]) {
      const { approach, messages, on, nextOn, channel } = invite({ attempt: 4 }, { ...account, preferences });
      expect({ approach, messages, on, nextOn, channel }).toEqual({
        approach: "none",
        messages: [],
        on: null,
        nextOn: null,
        channel: null,
      });
    }
  });

  test("over channels of its own, which the result does not share", () => {
    const channels = ["email", "sms"];
    const asked = asShipped(reviewInvitation)({ ...account, preferences: { channels } }, { asOf, attempt: 1 });
    expect(asked.channels).toEqual(["email", "sms"]);
    expect(asked.channels).not.toBe(channels);
  });

  test("over the channels, hours and language", () => {
    const preferences = {
      channels: ["sms", "letter"],
      hours: { sat: [["09:00", "12:00"]] as [string, string][] },
      language: "lo",
    };
    const by = (attempt: number) => invite({ attempt }, { ...account, preferences });
    expect([1, 2, 3].map((attempt) => by(attempt).channel)).toEqual(["sms", "letter", "sms"]);
    expect(by(1)).toMatchObject({ hours: preferences.hours, language: "lo" });
    // All days are Saturdays: 2026-11-21, two weeks later, and half a year later the one after 2027-05-21.
    expect(by(1)).toMatchObject({ on: "2026-11-21", nextOn: "2026-12-05" });
    expect(by(4)).toMatchObject({ approach: "stop", nextOn: "2027-05-22" });
    expect([1, 2, 3].map((attempt) => invite({ attempt }).channel)).toEqual(["call", "email", "call"]);
  });

  test("over the day, where a contact was too recent", () => {
    const to: Account = {
      ...account,
      preferences: { daysBetweenContacts: 30 },
      touches: [
        { on: "2026-11-01", kind: "email" },
        { on: "2026-11-20", kind: "ticket" },
        { on: "2026-12-24", kind: "call" },
      ],
    };
    expect(invite({}, to)).toMatchObject({ on: "2026-12-01", nextOn: "2026-12-31" });
    expect(invite({}, to).reasons).toContainEqual({
      code: "conversation.contact.too-soon",
      params: { on: "2026-11-01", days: 30 },
    });
  });
});

test.each<[string, () => unknown]>([
  ["attempt must be at least 1, got 0", () => invite({ attempt: 0 })],
  ["reluctance must be one of none, hesitant, refusing", () => invite({ reluctance: "keen" as "none" })],
  ["policy.pauseMonths must be at most 12, got 13", () => invite({ policy: { pauseMonths: 13 } })],
  ["policy must have no field but stopAfter", () => invite({ policy: { patience: 3 } as object })],
  ["policy.channels must hold at least one", () => invite({ policy: { channels: [] } })],
  [
    "preferences.hours.sat[0] must be two times",
    () => invite({}, { ...account, preferences: { hours: { sat: [["9", "10"]] } } }),
  ],
])("%s", (message, act) => {
  expect(act).toThrow(`reviewInvitation: ${message}`);
});

test("an invitation never goes against a preference", () => {
  const anyPreferences = fc.record(
    {
      doNotContact: fc.boolean(),
      channels: fc.uniqueArray(fc.constantFrom("call", "email", "sms")),
      daysBetweenContacts: fc.nat({ max: 60 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(
      anyAccount,
      anyPreferences,
      anyDate,
      fc.integer({ min: 1, max: 6 }),
      (any, preferences, on, attempt) => {
        const invitation = reviewInvitation({ ...any, preferences }, { asOf: on, attempt });
        const { doNotContact, channels = ["call", "email"], daysBetweenContacts = 0 } = preferences;
        if (doNotContact || channels.length === 0) {
          expect(invitation).toMatchObject({ approach: "none", messages: [], on: null });
          return;
        }
        expect(channels).toContain(invitation.channel);
        expect(invitation.messages.length).toBeGreaterThan(0);
        const contact = invitation.on ?? "";
        expect(contact >= on).toBe(true);
        const days = (Date.parse(invitation.nextOn ?? "") - Date.parse(contact)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(daysBetweenContacts);
        for (const touch of any.touches ?? []) {
          if (touch.on > on) continue;
          const days = (Date.parse(contact) - Date.parse(touch.on)) / 86_400_000;
          expect(days).toBeGreaterThanOrEqual(daysBetweenContacts);
        }
      },
    ),
  );
});
