import fc from "fast-check";
import {
  nextReview,
  recommendAfterReview,
  scoreOpportunity,
  type Account,
  type AfterReviewOptions,
  type Product,
  type ReviewFindings,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const on = "2026-11-21";
const catalogue: Product[] = [
  { id: "grinder", price: 300, margin: 0.5 },
  { id: "mill", price: 900, margin: 0.4, lifespanMonths: 60 },
  { id: "mill-care", price: 240, margin: 0.8, kind: "service-contract", addOnTo: ["mill"] },
  { id: "full-care", price: 700, kind: "service-contract" },
  { id: "sieve", price: 100, addOnTo: ["mill"] },
];
const account: Account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2025-03-01" }], annualBudget: 1000 };
const after = (findings: Partial<ReviewFindings>, options: Partial<AfterReviewOptions> = {}) =>
  recommendAfterReview({ accountId: "acme", on, ...findings }, { catalogue, ...options });
const kinds = (findings: Partial<ReviewFindings>, options: Partial<AfterReviewOptions> = {}): string[] =>
  after(findings, options).recommendations.map(({ kind, productId }) => (productId ? `${kind} ${productId}` : kind));

describe("what is recommended", () => {
  test("a contract where the hours cost more than it does, by hand", () => {
    const maintenance = [{ productId: "mill", hoursPerYear: 30 }];
    const [contract] = after({ maintenance }, { hourCost: 16 }).recommendations;
    // 30 × 16 = 480 against 240: paid for by half a year; 480 is below the 700 of full care.
    expect(contract).toMatchObject({
      kind: "service-contract",
      productId: "mill-care",
      case: { cost: 240, benefitPerYear: 480, paybackMonths: 6 },
    });
    expect(kinds({ maintenance }, { hourCost: 24 })).toEqual([
      "service-contract full-care",
      "service-contract mill-care",
    ]);
    expect(kinds({ maintenance }, { hourCost: 8 })).toEqual(["use-better"]);
    expect(kinds({ maintenance })).toEqual(["use-better"]);
    expect(kinds({ maintenance: [{ productId: "grinder", hoursPerYear: 30 }] }, { hourCost: 16 })).toEqual([
      "use-better",
    ]);
  });

  test("an offer with its case", () => {
    const findings = { wanted: ["grinder"], benefits: [{ productId: "grinder", perYear: 1200 }] };
    expect(after(findings).recommendations).toEqual([
      {
        code: "conversation.recommendation.offer-with-case",
        params: { productId: "grinder", price: 300, benefitPerYear: 1200, paybackMonths: 3 },
        kind: "offer",
        productId: "grinder",
        owner: null,
        by: null,
        case: { cost: 300, benefitPerYear: 1200, paybackMonths: 3 },
        worth: null,
        reasons: [
          { code: "conversation.recommendation.wanted" },
          { code: "conversation.recommendation.chance-unknown" },
        ],
      },
    ]);
    expect(after({ wanted: ["grinder"] }).recommendations[0]?.case).toEqual({
      cost: 300,
      benefitPerYear: null,
      paybackMonths: null,
    });
  });

  test("what they want, then what the opportunity chose, by its worth; nothing that they own or declined", () => {
    const opportunity = scoreOpportunity(account, { catalogue, asOf: on });
    expect(kinds({ wanted: ["sieve"] }, { account, opportunity })).toEqual(["offer sieve", "offer grinder"]);
    // What is wanted may be worth less, and come later in the alphabet.
    const dear = catalogue.map((product) => (product.id === "grinder" ? { ...product, price: 600 } : product));
    const scored = { account, catalogue: dear, opportunity: scoreOpportunity(account, { catalogue: dear, asOf: on }) };
    expect(kinds({}, scored)).toEqual(["offer grinder", "offer sieve"]);
    expect(kinds({ wanted: ["sieve"] }, scored)).toEqual(["offer sieve", "offer grinder"]);
    expect(kinds({ wanted: ["mill"], declined: ["sieve"] }, { account, opportunity })).toEqual(["offer grinder"]);
    const [grinder] = after({ declined: ["sieve"] }, { account, opportunity }).recommendations;
    expect(grinder?.worth).toBe(opportunity.offers.find(({ productId }) => productId === "grinder")?.value);
  });

  test("a replacement, although they own one", () => {
    const old: Account = { ...account, owned: [{ productId: "mill", purchasedOn: "2021-12-01" }] };
    const opportunity = scoreOpportunity(old, { catalogue, asOf: on });
    expect(kinds({}, { account: old, opportunity })).toContain("offer mill");
  });

  test("a problem with its owner, before anything is sold", () => {
    const problems = [{ topic: "noise", productId: "mill", owner: "service" }, { topic: "invoice" }];
    expect(after({ problems, wanted: ["grinder"] }).recommendations).toMatchObject([
      { kind: "solve-problem", params: { topic: "noise" }, productId: "mill", owner: "service", by: "2026-12-05" },
      { kind: "solve-problem", params: { topic: "invoice" }, productId: null, owner: null },
      { kind: "offer", productId: "grinder" },
    ]);
  });

  test("finding out why they are unhappy, where no problem was named", () => {
    expect(kinds({ satisfaction: "unhappy", wanted: ["grinder"] })).toEqual(["solve-problem", "offer grinder"]);
    expect(kinds({ satisfaction: "unhappy", problems: [{ topic: "noise" }] })).toEqual(["solve-problem"]);
  });

  test("a rescue: before everything where a rival has made an offer, after problems where they look around", () => {
    const problems = [{ topic: "noise" }];
    expect(kinds({ rivals: "offer", problems, wanted: ["grinder"] })).toEqual([
      "rescue",
      "solve-problem",
      "offer grinder",
    ]);
    expect(kinds({ rivals: "looking", problems, wanted: ["grinder"] })).toEqual([
      "solve-problem",
      "rescue",
      "offer grinder",
    ]);
    expect(after({ rivals: "offer" }).recommendations[0]?.by).toBe("2026-11-28");
  });

  test("help with what they own, where there is nothing to sell", () => {
    expect(kinds({}, { account })).toEqual(["use-better mill"]);
    expect(kinds({})).toEqual(["use-better"]);
    expect(kinds({ underused: ["mill"], wanted: ["grinder"] })).toEqual(["offer grinder", "use-better mill"]);
  });
});

describe("the next review", () => {
  test("moves forward where a rival is near, a problem came up or the customer is unhappy", () => {
    const { signals } = after({ rivals: "looking", problems: [{ topic: "noise" }], satisfaction: "unhappy" });
    expect(signals.map(({ code }) => code)).toEqual(["rival-near", "problem-found", "customer-unhappy"]);
    const reviewed: Account = { ...account, touches: [{ on, kind: "review" }] };
    expect(nextReview(reviewed, { asOf: on, signals }).idealOn).toBe("2027-01-02");
    expect(nextReview(reviewed, { asOf: on }).idealOn).toBe("2027-05-21");
  });

  test("stays where all is well", () => {
    expect(after({ satisfaction: "happy", rivals: "none" }).signals).toEqual([]);
  });
});

test.each<[string, () => unknown]>([
  ['wanted[0] must be in the catalogue, got "lathe"', () => after({ wanted: ["lathe"] })],
  [
    "maintenance[0].hoursPerYear must be at least 0",
    () => after({ maintenance: [{ productId: "mill", hoursPerYear: -1 }] }),
  ],
  ["problems[0].topic must be a text", () => after({ problems: [{ topic: "" }] })],
  ["rivals must be one of none, looking, offer", () => after({ rivals: "maybe" })],
  ["findings must have no field but", () => after({ mood: "fine" } as object)],
  ["policy.rescueDays must be at least 1", () => after({}, { policy: { rescueDays: 0 } })],
  ["account.id must be that of the findings, acme", () => after({}, { account: { ...account, id: "cafe" } })],
  ["on must be a day that exists", () => after({ on: "today" })],
])("%s", (message, act) => {
  expect(act).toThrow(`recommendAfterReview: ${message}`);
});

test("whatever was found, there is something to do, each thing once, the urgent first", () => {
  const anyProduct = fc.constantFrom(...catalogue.map(({ id }) => id));
  const anyFindings = fc.record(
    {
      satisfaction: fc.constantFrom("unhappy" as const, "neutral" as const, "happy" as const),
      problems: fc.uniqueArray(fc.constantFrom("noise", "dust")).map((topics) => topics.map((topic) => ({ topic }))),
      wanted: fc.uniqueArray(anyProduct),
      declined: fc.uniqueArray(anyProduct),
      maintenance: fc.array(fc.record({ productId: anyProduct, hoursPerYear: fc.nat(100) })),
      benefits: fc.array(fc.record({ productId: anyProduct, perYear: fc.nat(5000) })),
      underused: fc.uniqueArray(anyProduct),
      rivals: fc.constantFrom("none" as const, "looking" as const, "offer" as const),
    },
    { requiredKeys: [] },
  );
  const anyHourCost = fc.nat(50);
  fc.assert(
    fc.property(anyFindings, anyHourCost, fc.boolean(), (findings, hourCost, known) => {
      const opportunity = known ? scoreOpportunity(account, { catalogue, asOf: on, policy: { hourCost } }) : null;
      const { recommendations } = after(findings, { hourCost, opportunity, ...(known && { account }) });
      expect(recommendations.length).toBeGreaterThan(0);
      const names = recommendations.map(({ code, params }) => JSON.stringify([code, params]));
      expect(new Set(names).size).toBe(names.length);
      const sales = recommendations.map(({ kind }) => kind === "offer" || kind === "service-contract");
      const firstSale = sales.indexOf(true);
      recommendations.forEach(({ kind, case: offerCase, productId }, index) => {
        if (kind === "solve-problem" || kind === "rescue") expect(firstSale < 0 || index < firstSale).toBe(true);
        if (kind === "service-contract") expect(offerCase?.benefitPerYear).toBeGreaterThan(offerCase?.cost ?? Infinity);
        if (sales[index]) expect(findings.declined ?? []).not.toContain(productId);
      });
    }),
  );
});
