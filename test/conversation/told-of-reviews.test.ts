import fc from "fast-check";
import {
  recommendAfterReview,
  reviewAgenda,
  reviewInvitation,
  reviewQuestions,
  scoreOpportunity,
  type Account,
  type Product,
  type Reason,
  type ReviewFindings,
} from "retention-kit";
import { expect, test } from "vitest";
import {
  agendaClaims,
  type ClaimScene,
  dateOf,
  invitationClaims,
  type Params,
  recommendationClaims,
} from "../support/claims-of-reviews.js";
import { assertUntil } from "../support/assert-until.js";
import { telling } from "../support/told.js";

/** What is said of a review before it, in it and after it, each claim against the rows, read without the library. */
const AS_OF = "2026-11-21";
const TODAY = Date.parse(AS_OF) / 86_400_000;
const day = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((ago) => dateOf(TODAY - ago));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const products: Product[] = [
  { id: "mill", price: 900, lifespanMonths: 60 },
  { id: "press", price: 2400, lifespanMonths: 84, segments: ["bakery"] },
  { id: "sieve", price: 120, addOnTo: ["mill"], kind: "option" },
  { id: "care", price: 240, kind: "service-contract", addOnTo: ["mill"], lifespanMonths: 12 },
];

const ticket = fc
  .record({ ago: fc.integer({ min: -3, max: 500 }), took: maybe(fc.integer({ min: 0, max: 30 })) })
  .chain(({ ago, took }) =>
    fc.record({
      id: fc.uuid(),
      topic: maybe(fc.constantFrom("leaks", "noise", "invoice")),
      openedAt: fc.constant(`${dateOf(TODAY - ago)}T08:00:00Z`),
      resolvedAt: fc.constant(took === undefined ? undefined : `${dateOf(TODAY - ago + took)}T16:00:00Z`),
      resolved: fc.constant(took !== undefined),
    }),
  );
const survey = fc
  .record({
    ago: fc.integer({ min: -2, max: 200 }),
    metric: fc.constantFrom("nps" as const, "csat" as const, "ces" as const),
    score: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ ago, metric, score }) => ({
    at: `${dateOf(TODAY - ago)}T10:00:00Z`,
    metric,
    score: metric === "nps" ? 2 * score : score,
    scale: metric === "nps" ? { min: 0, max: 10, higherIsBetter: true } : { min: 1, max: 5, higherIsBetter: true },
  }));
const contract = fc
  .record({
    ends: fc.integer({ min: -60, max: 500 }),
    starts: fc.integer({ min: -500, max: 60 }),
    status: fc.constantFrom("active" as const, "cancelled" as const, "draft" as const),
    autoRenews: fc.boolean(),
    id: fc.uuid(),
  })
  .filter(({ ends, starts }) => ends > starts + 30)
  .map(({ ends, starts, ...rest }) => ({
    ...rest,
    productId: "care",
    startsOn: dateOf(TODAY + starts),
    endsOn: dateOf(TODAY + ends),
  }));
const contact = fc.record({
  id: fc.uuid(),
  role: maybe(fc.constantFrom("champion" as const, "decision-maker" as const, "user" as const)),
  left: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, fc.constant(true), day(-5, 300)),
  preferences: maybe(fc.constantFrom({ doNotContact: true }, { daysBetweenContacts: 20 })),
});
const deal = fc
  .record({
    id: fc.uuid(),
    status: fc.constantFrom("open" as const, "won" as const, "lost" as const),
    stage: maybe(fc.constantFrom("offer", "talks")),
    openedOn: day(-3, 200),
    expectedCloseOn: maybe(day(-60, 60)),
  })
  .map((row) => ({ ...row, ...(row.status !== "open" && { closedOn: AS_OF }) }));
const anyAccount: fc.Arbitrary<Account> = fc.record({
  id: fc.constant("acme"),
  segment: maybe(fc.constantFrom("bakery", "cafe")),
  annualBudget: maybe(fc.integer({ min: 0, max: 5000 })),
  sentiment: maybe(fc.constantFrom("negative" as const, "positive" as const)),
  status: maybe(fc.constantFrom("prospect" as const, "trial" as const, "customer" as const, "churned" as const)),
  owned: maybe(
    fc.uniqueArray(
      fc.record({
        productId: fc.constantFrom("mill", "press", "sieve"),
        purchasedOn: day(-5, 2600),
        maintenanceHoursPerYear: maybe(fc.integer({ min: 0, max: 90 })),
      }),
      { maxLength: 3, selector: ({ productId }) => productId },
    ),
  ),
  touches: fc.array(
    fc.record({
      on: day(-5, 300),
      kind: fc.constantFrom("review", "call", "email"),
      direction: fc.constantFrom("in" as const, "out" as const),
    }),
    { maxLength: 3 },
  ),
  tickets: fc.array(ticket, { maxLength: 2 }),
  surveys: fc.array(survey, { maxLength: 3 }),
  contracts: fc.array(contract, { maxLength: 2 }),
  contacts: maybe(fc.array(contact, { maxLength: 3 })),
  deals: fc.array(deal, { maxLength: 2 }),
  preferences: maybe(
    fc.constantFrom({ doNotContact: true }, { daysBetweenContacts: 30 }, { channels: ["call", "sms"] }),
  ),
});

/** What is said of an offer has its reader elsewhere. */
function checking(claims: Readonly<Record<string, (params: Params, scene: ClaimScene) => boolean>>) {
  const { untrue, ...rest } = telling<ClaimScene>(claims);
  return {
    ...rest,
    untrue: (reasons: readonly Reason[], scene: ClaimScene): string[] =>
      untrue(
        reasons.filter(({ code }) => !code.startsWith("opportunity.")),
        scene,
      ),
  };
}

test("what an agenda asks and why, and what it leaves out, is what the rows say", () => {
  const { untrue, unsaid, blind } = checking(agendaClaims);
  const given = fc.record({
    account: anyAccount,
    minutes: fc.integer({ min: 12, max: 60 }),
    probability: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    efforts: fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 2, maxLength: 2 }),
    mostDirect: fc.constantFrom("indirect" as const, "direct" as const),
    purchases: fc.array(fc.record({ on: day(-5, 500), amount: fc.integer({ min: 0, max: 900 }) }), { maxLength: 3 }),
    invoices: fc.array(
      fc.record({ dueOn: day(-5, 90), amount: fc.integer({ min: -50, max: 900 }), paidOn: maybe(day(-5, 30)) }),
      { maxLength: 2 },
    ),
    standing: maybe(fc.constantFrom("prospect", "new", "active", "slowing", "lapsed", "lost")),
    signals: fc.array(fc.record({ code: fc.constantFrom("usage-falling", "long-silence"), on: day(-5, 90) }), {
      maxLength: 2,
    }),
    answers: fc.array(fc.record({ field: fc.constantFrom("annualBudget", "preferences"), on: day(-5, 900) }), {
      maxLength: 2,
    }),
  });
  assertUntil(
    fc.property(given, ({ account: of, purchases, invoices, minutes, probability, efforts, ...asking }) => {
      const { mostDirect, answers, standing, signals } = asking;
      const account: Account = { ...of, purchases, invoices };
      // The best of three years.
      const spent = Math.max(
        ...[2025, 2024, 2023].map((year) =>
          purchases
            .filter(({ on }) => on > `${year}-11-21` && on <= `${year + 1}-11-21`)
            .reduce((sum, { amount }) => sum + amount, 0),
        ),
      );
      const opportunity = scoreOpportunity(account, { asOf: AS_OF, catalogue: products });
      const agenda = reviewAgenda(account, {
        asOf: AS_OF,
        minutes,
        opportunity,
        products,
        mostDirect,
        answers,
        standing,
        signals,
        ...(probability !== undefined && { loyalty: { probability } }),
        efforts: (account.tickets ?? []).map(({ id }, index) => ({ ticketId: id, effort: efforts[index] ?? 1 })),
      });
      const scene: ClaimScene = {
        account,
        products,
        asOf: AS_OF,
        probability: probability ?? null,
        efforts: new Map((account.tickets ?? []).map(({ id }, index) => [id, efforts[index] ?? 1])),
        minutes,
        used: agenda.minutes,
        question: null,
        why: null,
        answers,
        standing: standing ?? null,
        signals,
        spent: spent > 0 ? spent : null,
      };
      const bank = new Map(reviewQuestions.map((question) => [question.code, question]));
      const wrong = [
        ...agenda.questions.flatMap((asked) => {
          const about = { ...scene, question: bank.get(asked.code) ?? null, why: asked.reasons[0] ?? null };
          const message = { code: asked.code, params: asked.params } as Reason;
          return [
            ...untrue([message, ...asked.reasons], about),
            ...untrue(asked.followUps as readonly unknown[] as Reason[], about),
          ];
        }),
        ...agenda.leftOut.flatMap(({ code, params, reasons }) => {
          const about = { ...scene, question: bank.get(code) ?? null, why: null };
          return [...untrue([{ code, params } as Reason], about), ...untrue(reasons, about)];
        }),
        ...(agenda.deals ?? []).flatMap(({ reasons }) => untrue(reasons, scene)),
      ];
      expect(wrong).toEqual([]);
      // The minutes are those of the questions, and no more than there are.
      const sum = agenda.questions.reduce((total, question) => total + question.minutes, 0);
      expect(agenda.minutes).toBe(sum);
      expect(sum).toBeLessThanOrEqual(minutes);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what an invitation says, and why it says it, is what the rows say", () => {
  const { untrue, unsaid, blind } = checking(invitationClaims);
  const given = fc.record({
    account: anyAccount,
    attempt: fc.integer({ min: 1, max: 5 }),
    minutes: maybe(fc.integer({ min: 1, max: 90 })),
    relation: fc.constantFrom("customer" as const, "prospect" as const, "lapsed" as const),
    reluctance: fc.constantFrom("none" as const, "hesitant" as const),
    named: fc.constantFrom(false, false, true),
  });
  assertUntil(
    fc.property(given, ({ account, named, ...rest }) => {
      const contactId = named ? account.contacts?.[0]?.id : undefined;
      const asked = { ...rest, contactId };
      const invitation = reviewInvitation(account, { asOf: AS_OF, products, ...asked });
      const scene: ClaimScene = { account, products, asOf: AS_OF, ...asked, invitation };
      expect([...untrue(invitation.messages as Reason[], scene), ...untrue(invitation.reasons, scene)]).toEqual([]);
    }),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("what is to be done after a review follows from what it found", () => {
  const { untrue, unsaid, blind } = checking(recommendationClaims);
  const some = fc.uniqueArray(fc.constantFrom("mill", "press", "sieve", "care"), { maxLength: 2 });
  const anyFindings: fc.Arbitrary<ReviewFindings> = fc.record({
    accountId: fc.constant("acme"),
    on: fc.constant(AS_OF),
    satisfaction: maybe(fc.constantFrom("unhappy" as const, "neutral" as const, "happy" as const)),
    problems: maybe(fc.array(fc.record({ topic: fc.constantFrom("leaks", "noise") }), { maxLength: 2 })),
    wanted: maybe(some),
    underused: maybe(some),
    maintenance: maybe(
      fc.array(
        fc.record({ productId: fc.constantFrom("mill", "press"), hoursPerYear: fc.integer({ min: 0, max: 60 }) }),
        { maxLength: 2 },
      ),
    ),
    benefits: maybe(
      fc.array(fc.record({ productId: fc.constantFrom("mill", "press"), perYear: fc.integer({ min: 0, max: 3000 }) }), {
        maxLength: 2,
      }),
    ),
    rivals: maybe(fc.constantFrom("none" as const, "looking" as const, "offer" as const)),
  });
  assertUntil(
    fc.property(
      anyFindings,
      anyAccount,
      fc.boolean(),
      maybe(fc.integer({ min: 0, max: 30 })),
      (findings, account, known, hourCost) => {
        const opportunity = scoreOpportunity(account, { asOf: AS_OF, catalogue: products });
        const { recommendations } = recommendAfterReview(findings, {
          catalogue: products,
          ...(known && { opportunity }),
          account,
          ...(hourCost !== undefined && { hourCost }),
        });
        const scene: ClaimScene = {
          account,
          products,
          asOf: AS_OF,
          findings,
          hourCost: hourCost ?? null,
          offers: known ? opportunity.offers : [],
        };
        const wrong = recommendations.flatMap(({ code, params, reasons, ...rest }) =>
          untrue([{ code, params } as Reason, ...reasons], { ...scene, recommended: rest }),
        );
        expect(wrong).toEqual([]);
      },
    ),
    { numRuns: 600 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});
