import {
  recommendAfterReview,
  reviewAgenda,
  reviewQuestions,
  runPlaybooks,
  scheduleFollowUps,
  scheduleServiceReminders,
  workingWeek,
  type Account,
  type Deal,
  type Playbook,
  type Product,
  type ReminderRules,
  type ReviewAgenda,
  type ReviewAgendaOptions,
  type RunPlaybooksOptions,
  type ServiceAsset,
  type ServiceReminderOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { hasValueAt } from "../../src/conversation/agenda/has-value-at.js";
import { openDeals } from "../../src/conversation/agenda/open-deals.js";
import { parseDay } from "../../src/calendar/days/plain-date.js";

const asOf = "2026-11-21";
const refusal = (functionName: string, path: string): Error =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;

describe("deals that are open", () => {
  const on = (deals: unknown): unknown => openDeals({ deals } as Account, parseDay(asOf));
  const deal = (id: string, more: Partial<Deal> = {}): Deal => ({ id, status: "open", ...more });

  test("are told with what they are worth, and when they are expected", () => {
    const products = [{ productId: "mill", amount: 5 }, { productId: "sieve" }, { productId: "grinder", amount: 2 }];
    const open = { code: "conversation.deal.open", params: { dealId: "D1", stage: "offer" } };
    expect(on([deal("D1", { stage: "offer", probability: 0.4, products, expectedCloseOn: "2026-11-20" })])).toEqual([
      {
        dealId: "D1",
        stage: "offer",
        amount: 7,
        probability: 0.4,
        expectedCloseOn: "2026-11-20",
        products: ["mill", "sieve", "grinder"],
        reasons: [open, { code: "conversation.deal.overdue", params: { on: "2026-11-20", days: 1 } }],
      },
    ]);
    expect(on([deal("D1", { stage: "offer", amount: 9, products, expectedCloseOn: asOf })])).toEqual([
      {
        dealId: "D1",
        stage: "offer",
        amount: 9,
        probability: null,
        expectedCloseOn: asOf,
        products: ["mill", "sieve", "grinder"],
        reasons: [open, { code: "conversation.deal.expected", params: { on: asOf } }],
      },
    ]);
    expect(on([deal("D1", { products: [{ productId: "mill" }] })])).toEqual([
      {
        dealId: "D1",
        stage: null,
        amount: null,
        probability: null,
        expectedCloseOn: null,
        products: ["mill"],
        reasons: [{ code: "conversation.deal.open", params: { dealId: "D1", stage: "" } }],
      },
    ]);
  });

  test("come in the order in which they are expected, then by id, those without a day last", () => {
    const deals = [
      deal("D5"),
      deal("D4"),
      deal("D3", { expectedCloseOn: "2027-01-01" }),
      deal("D2", { expectedCloseOn: "2027-01-01" }),
      deal("D1", { expectedCloseOn: "2026-12-01" }),
    ];
    const ids = (list: Deal[]): unknown => (on(list) as { dealId: string }[]).map(({ dealId }) => dealId);
    expect(ids(deals)).toEqual(["D1", "D2", "D3", "D4", "D5"]);
    expect(ids(deals.toReversed())).toEqual(["D1", "D2", "D3", "D4", "D5"]);
  });

  test("are those that were opened by then and are not decided", () => {
    expect(on(undefined)).toEqual([]);
    expect(on([deal("D1", { status: "won" }), deal("D2", { openedOn: "2026-11-22" })])).toEqual([]);
    expect(on([deal("D1", { openedOn: asOf })])).toHaveLength(1);
    expect(() => on({})).toThrow(refusal("reviewAgenda", "deals"));
    expect(() => on([null])).toThrow(refusal("reviewAgenda", "deals[0]"));
    expect(() => on([deal("D1", { openedOn: "soon" })])).toThrow(refusal("reviewAgenda", "deals[0].openedOn"));
    expect(() => on([deal("D1", { expectedCloseOn: "soon" })])).toThrow(
      refusal("reviewAgenda", "deals[0].expectedCloseOn"),
    );
    expect(() => on([deal("D1", { products: {} as never })])).toThrow(refusal("reviewAgenda", "deals[0].products"));
  });

  test("stand in the agenda of an account that has some, and nowhere else", () => {
    const agenda = (deals: Deal[]): ReviewAgenda => reviewAgenda({ id: "acme", deals }, { asOf, minutes: 30 });
    expect(agenda([deal("D1")]).deals?.map(({ dealId }) => dealId)).toEqual(["D1"]);
    expect("deals" in agenda([])).toBe(false);
  });
});

test("a field is known where the path to it ends in a value", () => {
  const account = {
    id: "acme",
    annualBudget: 0,
    resources: null,
    segment: undefined,
    owned: [{ productId: "mill", purchasedOn: asOf, maintenanceHoursPerYear: 0 }, null],
    contacts: [{ id: "c", name: "" }],
  } as unknown as Account;
  const known = (path: string): boolean => hasValueAt(account, path);
  expect(
    ["annualBudget", "owned.mill.maintenanceHoursPerYear", "owned.mill", "contacts.c.name", "id"].filter(known),
  ).toHaveLength(5);
  const unknown = [
    "resources",
    "segment",
    "toString",
    "owned.press",
    "owned.press.x",
    "owned.mill.x",
    "owned.length",
    "resources.x",
    "id.length",
    "id.x.y",
    "annualBudget.x",
  ];
  expect(unknown.filter(known)).toEqual([]);
});

describe("an agenda", () => {
  const agenda = (account: Account, options: Partial<ReviewAgendaOptions> = {}): ReviewAgenda =>
    reviewAgenda(account, { asOf, minutes: 60, ...options });
  test("says why a question is asked or left out, with the figures of its occasion", () => {
    const doubtful = agenda({ id: "acme" }, { loyalty: { probability: 0.2 } });
    const because = [...doubtful.questions, ...doubtful.leftOut].flatMap(({ reasons }) => reasons);
    expect(because).toContainEqual({ code: "conversation.because.loyalty-doubtful", params: { probability: 0.2 } });
    const short = agenda({ id: "acme" }, { minutes: 12 });
    const [left] = short.leftOut.filter(({ reasons }) => reasons[0]?.code === "conversation.left-out.no-time");
    const minutes = reviewQuestions.find(({ code }) => code === left?.code)?.minutes;
    expect(left?.reasons).toEqual([{ code: "conversation.left-out.no-time", params: { minutes } }]);
    const known = agenda({ id: "acme", annualBudget: 5 }, { answers: [{ field: "annualBudget", on: asOf }] });
    expect(known.questions.map(({ fills }) => fills)).not.toContain("annualBudget");
  });

  test("fills the field that the occasion names, and leaves braces that it does not", () => {
    const owned = [{ productId: "mill", purchasedOn: "2021-03-01" }];
    const bank = reviewQuestions.map((one) =>
      one.when === "long-owned" ? { ...one, fills: "owned.{productId}.{other}.note", freshForMonths: 0 } : one,
    );
    const fills = agenda({ id: "acme", owned }, { questions: bank }).questions.map((one) => one.fills);
    expect(fills).toContain("owned.mill.{other}.note");
  });

  test("has contracts, contacts and the like checked", () => {
    for (const field of ["touches", "tickets", "surveys", "contacts", "contracts"]) {
      expect(() => agenda({ id: "acme", [field]: 7 })).toThrow(refusal("reviewAgenda", field));
      expect(() => agenda({ id: "acme", [field]: [7] })).toThrow(
        expect.objectContaining({ functionName: "reviewAgenda" }) as Error,
      );
    }
  });

  test("asks about the replacement that is due first", () => {
    const offer = (productId: string, dueOn: string, code = "opportunity.offer.replacement") =>
      ({
        productId,
        kind: "replacement",
        chosen: false,
        reasons: [{ code, params: { purchasedOn: "2020-01-01", dueOn } }],
      }) as never;
    const offers = [offer("press", "2027-03-01"), offer("mill", "2027-01-01"), offer("sieve", "2026-01-01", "other")];
    const { questions, leftOut } = agenda({ id: "acme" }, { opportunity: { offers, reasons: [] } });
    const because = [...questions, ...leftOut].flatMap(({ reasons }) => reasons);
    expect(because).toContainEqual({
      code: "conversation.because.long-owned",
      params: { productId: "mill", purchasedOn: "2020-01-01" },
    });
  });
});

const calendar = workingWeek("mon-fri", "09:00-17:00");

describe("follow-ups", () => {
  test("say which touch took the place of a step", () => {
    const account: Account = {
      id: "acme",
      touches: [
        { on: "2026-11-05", kind: "call" },
        { on: "2026-11-05", kind: "meeting" },
      ],
    };
    const { dropped } = scheduleFollowUps(
      { accountId: "acme", on: "2026-11-03" },
      { asOf: "2026-11-05", calendar, account },
    );
    expect(dropped[0]?.reasons).toEqual([
      { code: "conversation.follow-up.touched", params: { kind: "meeting", on: "2026-11-05" } },
    ]);
  });
});

describe("a playbook's run", () => {
  const run = (account: Account, playbooks: Playbook[], more: Partial<RunPlaybooksOptions> = {}) =>
    runPlaybooks(account, { playbooks, asOf: "2026-11-24", calendar, ...more });
  const renewal: Playbook = {
    id: "r",
    trigger: { on: "renewal", daysAhead: 30 },
    steps: [
      { after: 1, kind: "call" },
      { after: 2, kind: "meeting" },
    ],
  };

  test("names its steps by number, with words of your own where there are some", () => {
    const account: Account = { id: "a", purchases: [{ on: "2026-11-20" }] };
    const steps = [
      { after: 1, kind: "call" },
      { after: 2, kind: "meeting", text: "Meet them" },
      { after: 3, kind: "call", code: "mine", text: "Say hello" },
      { after: 4, kind: "call", code: "theirs" },
    ] as const;
    const told = run(account, [{ id: "w", trigger: { on: "new-customer" }, steps }]).runs[0]?.steps.map(
      ({ code, params, text }) => [code, params, text],
    );
    expect(told).toEqual([
      ["conversation.playbook.step", { playbook: "w", kind: "call", step: 1, steps: 4 }, undefined],
      ["conversation.playbook.step", { playbook: "w", kind: "meeting", step: 2, steps: 4 }, "Meet them"],
      ["mine", undefined, "Say hello"],
      ["theirs", undefined, undefined],
    ]);
  });

  test("of a renewal ends on the day after the contract, renewed by another one alone", () => {
    const ended = (endsOn: string, ...others: NonNullable<Account["contracts"]>): unknown => {
      const [first] = run({ id: "a", contracts: [{ id: "K", startsOn: "2025-11-20", endsOn }, ...others] }, [
        renewal,
      ]).runs;
      return [first?.state, first?.reasons[0]?.params];
    };
    expect(ended("2026-11-24")).toEqual(["running", undefined]);
    expect(ended("2026-11-23")).toEqual(["ended", { condition: "contract-ended", on: "2026-11-24" }]);
    expect(ended("2026-11-22")).toEqual(["ended", { condition: "contract-ended", on: "2026-11-23" }]);
    const next = { id: "L", startsOn: "2026-11-23", renewedFrom: "K" };
    expect(ended("2026-11-22", next)).toEqual(["ended", { condition: "renewed", on: "2026-11-23" }]);
    // A contract does not renew itself.
    const own = run(
      { id: "a", contracts: [{ id: "K", startsOn: "2025-11-20", endsOn: "2026-11-24", renewedFrom: "K" }] },
      [renewal],
    );
    expect(own.runs.map(({ state }) => state)).toEqual(["running"]);
  });

  test("of an open problem is settled by the ticket that it is about", () => {
    const problem: Playbook = { id: "p", trigger: { on: "open-problem" }, steps: [{ after: 30, kind: "call" }] };
    const openedAt = "2026-11-16T09:00:00Z";
    const tickets = [
      { id: "T1", openedAt, resolved: false },
      { id: "T2", openedAt, resolvedAt: "2026-11-18T09:00:00Z" },
    ];
    const states = run({ id: "a", tickets }, [problem]).runs.map(({ about, state, reasons }) => [
      about,
      state,
      reasons[0]?.params?.on,
    ]);
    expect(states).toEqual([
      ["T1", "running", undefined],
      ["T2", "ended", "2026-11-18"],
    ]);
  });

  test("that the records no longer tell goes on under its own playbook alone", () => {
    const sale = (id: string): Playbook => ({ id, trigger: { on: "sale" }, steps: [{ after: 1, kind: "call" }] });
    const { runs } = run({ id: "a", purchases: [{ on: "2026-11-20" }] }, [sale("s")]);
    const gone = run({ id: "a" }, [sale("other"), sale("s")], { previous: runs });
    expect(gone.runs.map(({ playbookId, state, reasons }) => [playbookId, state, reasons[0]?.params])).toEqual([
      ["s", "ended", { condition: "no-longer", on: "2026-11-24" }],
    ]);
    expect(run({ id: "a" }, [sale("other")], { previous: runs }).runs).toEqual([]);
  });

  test("has the account's fields checked by their places", () => {
    expect(() => run({ id: "a", timeZone: "Moon" }, [renewal])).toThrow(refusal("runPlaybooks", "account.timeZone"));
    expect(() => run({ id: "a", contracts: [{ id: "K", startsOn: "2026-01-01", endsOn: "soon" }] }, [renewal])).toThrow(
      expect.objectContaining({
        functionName: "runPlaybooks",
        path: expect.stringMatching(/^account\.contracts.*endsOn$/) as string,
      }) as Error,
    );
    expect(() => run({ id: "a", contracts: [{ id: "", startsOn: "2026-01-01" }] }, [renewal])).toThrow(
      refusal("runPlaybooks", "account.contracts[0].id"),
    );
    expect(() => run({ id: "a", sellerId: 7 } as never, [renewal])).toThrow(
      refusal("runPlaybooks", "account.sellerId"),
    );
    expect(() => run({ id: "" }, [renewal])).toThrow(refusal("runPlaybooks", "account.id"));
    for (const field of ["touches", "purchases", "owned", "contracts", "contacts", "surveys", "signals"]) {
      expect(() => run({ id: "a", [field]: 7 }, [renewal])).toThrow(refusal("runPlaybooks", `account.${field}`));
    }
    expect(() => run({ id: "a" }, [renewal, renewal])).toThrow(refusal("runPlaybooks", "playbooks[1].id"));
    const step = (more: object): Playbook => ({ ...renewal, steps: [{ kind: "call", ...more }] });
    expect(() => run({ id: "a" }, [step({})])).toThrow(refusal("runPlaybooks", "playbooks[0].steps[0]"));
    expect(() => run({ id: "a" }, [step({ after: 1, afterDays: 1 })])).toThrow(
      refusal("runPlaybooks", "playbooks[0].steps[0]"),
    );
    expect(() => run({ id: "a" }, [step({ after: 3661 })])).toThrow(
      refusal("runPlaybooks", "playbooks[0].steps[0].after"),
    );
    expect(() => run({ id: "a" }, [step({ afterDays: -1 })])).toThrow(
      refusal("runPlaybooks", "playbooks[0].steps[0].afterDays"),
    );
    expect(() => run({ id: "a" }, [step({ after: 1, odd: 1 })])).toThrow(
      refusal("runPlaybooks", "playbooks[0].steps[0]"),
    );
  });
});

describe("after a review", () => {
  const catalogue: Product[] = [
    { id: "a", price: 300 },
    { id: "b", price: 900 },
    { id: "c", price: 240 },
    { id: "care", price: 100, kind: "service-contract", addOnTo: ["a"] },
    { id: "all-care", price: 100, kind: "service-contract" },
  ];
  const after = (findings: object, options: object = {}) =>
    recommendAfterReview({ accountId: "acme", on: asOf, ...findings }, { catalogue, ...options });

  test("an offer has its case only where it saves or earns something", () => {
    const benefit = (perYear: number): unknown => {
      const [first] = after({ wanted: ["a"], benefits: [{ productId: "a", perYear }] }).recommendations;
      return [first?.code, first?.params, first?.case];
    };
    expect(benefit(0)).toEqual([
      "conversation.recommendation.offer",
      { productId: "a", price: 300 },
      { cost: 300, benefitPerYear: 0, paybackMonths: null },
    ]);
    expect(benefit(600)).toEqual([
      "conversation.recommendation.offer-with-case",
      { productId: "a", price: 300, benefitPerYear: 600, paybackMonths: 6 },
      { cost: 300, benefitPerYear: 600, paybackMonths: 6 },
    ]);
  });

  test("a contract names the products that it is for, and counts their hours alone", () => {
    const maintenance = [
      { productId: "a", hoursPerYear: 8 },
      { productId: "b", hoursPerYear: 5 },
    ];
    const { recommendations } = after({ maintenance }, { hourCost: 20 });
    expect(
      recommendations.map(({ productId, params }) => [productId, params?.onto, params?.hours, params?.benefitPerYear]),
    ).toEqual([
      ["all-care", "a, b", 13, 260],
      ["care", "a", 8, 160],
    ]);
    // 100 a year buys no more than 100 a year.
    expect(after({ maintenance }, { hourCost: 12.5 }).recommendations.map(({ productId }) => productId)).toEqual([
      "all-care",
    ]);
  });

  test("what they want comes first, then what is worth most, nothing that they own or declined", () => {
    const offer = (productId: string, value: number, kind = "new") => ({
      productId,
      value,
      kind,
      chosen: true,
      reasons: [],
    });
    const opportunity = { offers: [offer("a", 5), offer("b", 9), offer("c", 7)] };
    const order = (findings: object, options: object = {}): unknown =>
      after(findings, { opportunity, ...options }).recommendations.map(({ productId }) => productId);
    expect(order({})).toEqual(["b", "c", "a"]);
    expect(order({ wanted: ["a"] })).toEqual(["a", "b", "c"]);
    expect(order({ declined: ["b"] })).toEqual(["c", "a"]);
    const account: Account = { id: "acme", owned: [{ productId: "b", purchasedOn: "2025-01-01" }] };
    expect(order({}, { account })).toEqual(["c", "a"]);
    expect(order({}, { account, opportunity: { offers: [offer("b", 9, "replacement")] } })).toEqual(["b"]);
    expect(() => after({}, { account: { id: "bolt" } })).toThrow(refusal("recommendAfterReview", "account.id"));
    expect(() => after({ wanted: ["z"] })).toThrow(refusal("recommendAfterReview", "wanted[0]"));
    expect(() => after({ maintenance: [{ productId: "a", hoursPerYear: -1 }] })).toThrow(
      refusal("recommendAfterReview", "maintenance[0].hoursPerYear"),
    );
    for (const field of ["rescueDays", "problemDays", "reviewAgainDays"]) {
      for (const days of [0, 367]) {
        expect(() => after({}, { policy: { [field]: days } })).toThrow(
          refusal("recommendAfterReview", `policy.${field}`),
        );
      }
    }
  });
});

describe("a reminder", () => {
  const car: ServiceAsset = { id: "car", accountId: "acme", productId: "van", purchasedOn: "2025-03-01" };
  // Fifty a day.
  const readings = [
    { on: "2025-03-01", use: 0 },
    { on: "2025-12-26", use: 15_000 },
    { on: "2026-04-05", use: 20_000 },
    { on: "2026-10-22", use: 30_000 },
  ];
  const remind = (
    rules: ReminderRules,
    options: Partial<ServiceReminderOptions> = {},
    asset: Partial<ServiceAsset> = {},
  ) => scheduleServiceReminders({ ...car, ...asset }, { asOf, rules, ...options });

  test("says by what it falls due, with words of your own where there are some", () => {
    const told = (rule: object, options: Partial<ServiceReminderOptions> = {}): unknown => {
      const [first] = remind({ services: [{ service: "oil", ...rule }] }, options).reminders;
      return [first?.by, first?.dueOn, first?.text, first?.reasons];
    };
    const byUse = {
      code: "conversation.reminder.by-use",
      params: { use: 35_000, perYear: Math.round(50 * 365.25), on: "2027-01-30" },
    };
    expect(told({ everyUse: 35_000 }, { readings })).toEqual(["use", "2027-01-30", undefined, [byUse]]);
    const byDate = (on: string): object => ({ code: "conversation.reminder.by-date", params: { on } });
    expect(told({ everyMonths: 24, text: "Oil!" }, { readings })).toEqual([
      "date",
      "2027-03-01",
      "Oil!",
      [byDate("2027-03-01")],
    ]);
    // Due on one day by both, it is due by date.
    expect(told({ everyMonths: 23, everyUse: 35_100 }, { readings })).toEqual([
      "date",
      "2027-02-01",
      undefined,
      [byDate("2027-02-01")],
    ]);
    expect(told({ everyMonths: 24, everyUse: 35_000 })).toEqual([
      "date",
      "2027-03-01",
      undefined,
      [byDate("2027-03-01"), { code: "conversation.reminder.use-unknown" }],
    ]);
    expect(told({ everyUse: 35_000 })).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("counts use from what the counter showed at the last service, or when it was bought", () => {
    const due = (services: ServiceAsset["services"], useAtPurchase?: number): unknown =>
      remind(
        { services: [{ service: "oil", everyUse: 5000 }] },
        { readings },
        { services, ...(useAtPurchase !== undefined && { useAtPurchase }) },
      ).reminders[0]?.dueOn;
    // 30,500 is reached ten days after 22 October 2026; 31,500 thirty days after it.
    expect(due([{ service: "oil", on: "2026-05-01", use: 25_500 }])).toBe("2026-11-01");
    expect(due([{ service: "oil", on: "2026-05-01", use: 26_500 }])).toBe("2026-11-21");
    // Of two services the later one counts, whatever their order, and none of another kind or after the day asked about.
    const services = [
      { service: "oil", on: "2026-05-01", use: 26_500 },
      { service: "oil", on: "2026-01-01", use: 20_000 },
      { service: "tyres", on: "2026-06-01", use: 27_500 },
      { service: "oil", on: "2026-11-22", use: 31_000 },
    ];
    expect(due(services)).toBe("2026-11-21");
    expect(due(services.toReversed())).toBe("2026-11-21");
    // Without a reading of its own, the line tells: 21,300 on 1 May.
    expect(due([{ service: "oil", on: "2026-05-01" }])).toBe("2026-08-09");
    expect(due([], 26_500)).toBe("2026-11-21");
  });

  test("is overdue only after its day", () => {
    const reasons = (everyMonths: number, purchasedOn: string): string[] =>
      remind({ services: [{ service: "oil", everyMonths }] }, {}, { purchasedOn }).reminders[0]?.reasons.map(
        ({ code }) => code,
      ) ?? [];
    expect(reasons(12, "2025-11-21")).toEqual(["conversation.reminder.by-date"]);
    expect(reasons(12, "2025-11-20")).toEqual(["conversation.reminder.by-date", "conversation.reminder.overdue"]);
  });

  test("of the end of a warranty and of a trade-in says what it is about, as long as there is something to say", () => {
    const first = (
      rules: ReminderRules,
      asset: Partial<ServiceAsset> = {},
      options: Partial<ServiceReminderOptions> = {},
    ): unknown => {
      const { reminders, dropped } = remind(rules, options, asset);
      const [one] = [...reminders, ...dropped];
      return [one?.code, one?.params, reminders.length];
    };
    const warrantyEndsOn = "2026-12-31";
    const params = { productId: "van", endsOn: "2026-12-31" };
    expect(first({ warranty: {} }, { warrantyEndsOn })).toEqual(["conversation.reminder.warranty-end", params, 1]);
    expect(first({ warranty: { contractId: "care" } }, { warrantyEndsOn })).toEqual([
      "conversation.reminder.warranty-contract",
      { ...params, contractId: "care" },
      1,
    ]);
    expect(first({ warranty: {} }, { warrantyEndsOn: "2026-11-20" })).toEqual([
      "conversation.reminder.warranty-end",
      { productId: "van", endsOn: "2026-11-20" },
      0,
    ]);
    expect(first({ warranty: {} })).toEqual([undefined, undefined, 0]);
    // 32,000 is reached forty days after 22 October.
    expect(first({ warranty: {} }, { warrantyEndsOn, warrantyUse: 32_000 }, { readings })).toEqual([
      "conversation.reminder.warranty-end",
      { productId: "van", endsOn: "2026-12-01" },
      1,
    ]);
    const tradeIn = (openMonths: number, fromMonths = 18): unknown => first({ tradeIn: { fromMonths, openMonths } });
    expect(tradeIn(3)).toEqual(["conversation.reminder.trade-in", { productId: "van", until: "2026-12-01" }, 1]);
    expect(tradeIn(2)).toEqual(["conversation.reminder.trade-in", { productId: "van", until: "2026-11-01" }, 0]);
    expect(first({ tradeIn: { fromUse: 32_000, openMonths: 1 } }, {}, { readings })).toEqual([
      "conversation.reminder.trade-in",
      { productId: "van", until: "2027-01-01" },
      1,
    ]);
  });

  test("refuses rules that cannot be", () => {
    const refuses = (rules: object, path: string): void => {
      expect(() => remind(rules as ReminderRules)).toThrow(refusal("scheduleServiceReminders", path));
    };
    const oil = { service: "oil", everyMonths: 6 };
    refuses({ services: [{ service: "oil" }] }, "rules.services[0]");
    refuses({ services: [oil, oil] }, "rules.services[1].service");
    refuses({ services: [{ ...oil, everyMonths: 0 }] }, "rules.services[0], months");
    refuses({ services: [{ ...oil, everyMonths: 1201 }] }, "rules.services[0], months");
    refuses({ services: [{ ...oil, everyUse: 0 }] }, "rules.services[0], use");
    refuses({ services: [{ ...oil, everyUse: 1.1e12 }] }, "rules.services[0], use");
    refuses({ services: [{ ...oil, noticeDays: 367 }] }, "rules.services[0].noticeDays");
    refuses({ services: [{ ...oil, notice: 3 }] }, "rules.services[0]");
    refuses({ warranty: { days: 3 } }, "rules.warranty");
    refuses({ warranty: { noticeDays: 367 } }, "rules.warranty.noticeDays");
    refuses({ tradeIn: { openMonths: 3 } }, "rules.tradeIn");
    refuses({ tradeIn: { fromMonths: 3, openMonths: 0 } }, "rules.tradeIn.openMonths");
    refuses({ tradeIn: { fromMonths: 3, openMonths: 3, days: 3 } }, "rules.tradeIn");
    refuses({ tradeIn: { fromMonths: 3, openMonths: 3, noticeDays: 367 } }, "rules.tradeIn.noticeDays");
    refuses({ service: [] }, "rules");
    const owns = (asset: object, path: string): void => {
      expect(() => remind({}, {}, asset as Partial<ServiceAsset>)).toThrow(refusal("scheduleServiceReminders", path));
    };
    owns({ useAtPurchase: -1 }, "useAtPurchase");
    owns({ useAtPurchase: 1.1e12 }, "useAtPurchase");
    owns({ warrantyUse: 0 }, "warrantyUse");
    owns({ warrantyUse: 1.1e12 }, "warrantyUse");
    owns({ services: [{ service: "oil", on: asOf, use: -1 }] }, "services[0].use");
    owns({ services: [{ service: "oil", on: asOf, use: 1.1e12 }] }, "services[0].use");
    owns({ accountId: "" }, "accountId");
    expect(() => remind({}, { account: { id: "bolt" } })).toThrow(refusal("scheduleServiceReminders", "account.id"));
    expect(() => remind({}, { channels: [] })).toThrow(refusal("scheduleServiceReminders", "channels"));
    expect(() => remind({}, { readings: [{ on: asOf, use: -1 }] })).toThrow(
      refusal("scheduleServiceReminders", "readings[0].use"),
    );
    expect(() => remind({}, { readings: [{ on: asOf, use: 1.1e12 }] })).toThrow(
      refusal("scheduleServiceReminders", "readings[0].use"),
    );
  });
});
