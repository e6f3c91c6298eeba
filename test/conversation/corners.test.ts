import {
  playbookProgress,
  recommendAfterReview,
  reviewAgenda,
  reviewInvitation,
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

  test("asks about loyalty only where it is in doubt", () => {
    const because = (probability: number): string[] => {
      const { questions, leftOut } = agenda({ id: "acme" }, { loyalty: { probability } });
      return [...questions, ...leftOut].flatMap(({ reasons }) => reasons.map(({ code }) => code));
    };
    expect(because(0.99)).not.toContain("conversation.because.loyalty-doubtful");
    expect(because(0)).toContain("conversation.because.loyalty-doubtful");
    for (const probability of [-0.01, 1.01]) {
      expect(() => agenda({ id: "acme" }, { loyalty: { probability } })).toThrow(
        refusal("reviewAgenda", "loyalty.probability"),
      );
    }
  });

  test("asks about somebody who mattered and left, until a review has", () => {
    const contacts = [{ id: "P", role: "champion" as const, left: "2026-11-10" }];
    const because = (account: Partial<Account>): unknown => {
      const { questions, leftOut } = agenda({ id: "acme", contacts, ...account });
      return [...questions, ...leftOut]
        .flatMap(({ reasons }) => reasons)
        .find(({ code }) => code === "conversation.because.champion-left")?.params;
    };
    const review = (on: string) => ({ touches: [{ on, kind: "review" as const }] });
    expect(because({})).toEqual({ contactId: "P" });
    expect(because(review("2026-11-09"))).toEqual({ contactId: "P" });
    expect(because(review("2026-11-10"))).toBeUndefined();
    expect(because({ touches: [{ on: "2026-11-11", kind: "call" }] })).toEqual({ contactId: "P" });
    expect(because({ contacts: [{ id: "P", role: "champion", left: true }], ...review("2020-01-01") })).toBeUndefined();
    expect(() => agenda({ id: "acme", touches: [{ on: "soon", kind: "call" }] })).toThrow(
      refusal("reviewAgenda", "touches[0].on"),
    );
  });

  test("asks for the hours of maintenance of what has none, where a contract hangs on them", () => {
    const owned = [
      { productId: "mill", purchasedOn: "2025-01-01", maintenanceHoursPerYear: 5 },
      { productId: "press", purchasedOn: "2025-02-01" },
      { productId: "care", purchasedOn: "2024-01-01" },
    ];
    const products = [{ id: "care", price: 9, kind: "service-contract" as const }];
    const because = (code: string): unknown => {
      const opportunity = { offers: [], reasons: [{ code } as never] };
      const { questions, leftOut } = agenda({ id: "acme", owned }, { opportunity, products });
      return [...questions, ...leftOut]
        .flatMap(({ reasons }) => reasons)
        .find((one) => one.code === "conversation.because.maintenance-unknown")?.params;
    };
    expect(because("opportunity.contract.unknown")).toEqual({ productId: "press" });
    expect(because("opportunity.contract.pays")).toBeUndefined();
  });

  test("speaks of a contract that renews by itself in short terms as settled, and of others not", () => {
    const because = (contract: object): unknown => {
      const contracts = [{ id: "K", startsOn: "2025-12-20", endsOn: "2026-12-19", ...contract }];
      const { questions, leftOut } = agenda({ id: "acme", contracts });
      return [...questions, ...leftOut]
        .flatMap(({ reasons }) => reasons)
        .find(({ code }) => code === "conversation.because.contract-open")?.params;
    };
    const ends = { contractId: "K", state: "ends", on: "2026-12-19" };
    expect(because({})).toEqual(ends);
    const monthly = { startsOn: "2026-11-20", endsOn: "2026-12-19" };
    expect(because(monthly)).toEqual(ends);
    expect(because({ ...monthly, autoRenews: true })).toBeUndefined();
    expect(because({ noticeOn: "2026-11-20" })).toEqual(ends);
    expect(because({ noticeOn: "2026-11-20", autoRenews: true })).toBeUndefined();
    expect(because({ noticeOn: asOf, autoRenews: true })).toEqual(ends);
    expect(because({ status: "cancelled" })).toEqual({ ...ends, state: "notice" });
    expect(because({ status: "draft" })).toEqual({ contractId: "K", state: "draft", on: "2025-12-20" });
  });

  test("takes the worst of the answers of one moment, whatever their order", () => {
    const scale = { min: 0, max: 10, higherIsBetter: true };
    const answer = (score: number) => ({ at: "2026-11-20T09:00:00Z", metric: "nps" as const, score, scale });
    const because = (...scores: number[]): unknown => {
      const { questions, leftOut } = agenda({ id: "acme", surveys: scores.map(answer) });
      return [...questions, ...leftOut]
        .flatMap(({ reasons }) => reasons)
        .find(({ code }) => code === "conversation.because.low-score")?.params;
    };
    expect(because(2, 9)).toEqual({ metric: "nps", score: 2 });
    expect(because(9, 2)).toEqual({ metric: "nps", score: 2 });
    expect(because(9, 9)).toBeUndefined();
  });

  test("wants an opener for each area in the bank, by area", () => {
    const without =
      (area: string): unknown =>
      () =>
        agenda(
          { id: "acme" },
          { questions: reviewQuestions.filter((one) => one.area !== area || one.when !== "always") },
        );
    for (const area of ["relationship", "needs", "rivals"]) {
      expect(without(area)).toThrow(refusal("reviewAgenda", "questions"));
    }
    const twice = [...reviewQuestions, ...reviewQuestions.slice(0, 1)];
    expect(() => agenda({ id: "acme" }, { questions: twice })).toThrow(
      refusal("reviewAgenda", `questions[${reviewQuestions.length}].code`),
    );
  });

  test("counts the last of several answers to a field, none after the day", () => {
    const fills = (...days: string[]): boolean =>
      agenda({ id: "acme" }, { answers: days.map((on) => ({ field: "annualBudget", on })) }).questions.some(
        (one) => one.fills === "annualBudget",
      );
    expect(fills()).toBe(true);
    expect(fills("2020-01-01")).toBe(true);
    expect(fills("2020-01-01", asOf)).toBe(false);
    expect(fills(asOf, "2020-01-01")).toBe(false);
    expect(fills("2026-11-22")).toBe(true);
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

describe("an invitation", () => {
  const purpose = (account: Partial<Account>, more: object = {}): unknown => {
    const { messages } = reviewInvitation({ id: "acme", ...account }, { asOf, attempt: 1, ...more });
    return messages[0]?.code.replace("conversation.invitation.", "");
  };

  test("has the account's lists checked", () => {
    for (const field of ["touches", "tickets", "surveys", "contacts", "contracts", "signals"]) {
      expect(() => purpose({ [field]: 7 })).toThrow(refusal("reviewInvitation", field));
    }
  });

  test("is to hear what should be better where notice was given, unless another contract renews the one", () => {
    const given = { id: "K", startsOn: "2025-01-01", endsOn: asOf, status: "cancelled" as const };
    const other = { id: "L", startsOn: "2026-12-01" };
    expect(purpose({})).toBe("check");
    expect(purpose({ contracts: [given] })).toBe("unhappy");
    expect(purpose({ contracts: [given, other] })).toBe("unhappy");
    expect(purpose({ contracts: [given, { ...other, renewedFrom: "K" }] })).toBe("check");
    expect(purpose({ contracts: [given, { ...other, renewedFrom: "K", status: "cancelled" }] })).toBe("unhappy");
    expect(purpose({ contracts: [{ ...given, endsOn: "2026-11-20" }] })).toBe("check");
    expect(purpose({ contracts: [{ ...given, status: "active" }] })).toBe("check");
  });

  test("speaks of a bad answer, or of a complaint, that no later talk has answered", () => {
    const scale = { min: 0, max: 10, higherIsBetter: true };
    const surveys = [{ at: "2026-11-10T09:00:00Z", metric: "nps" as const, score: 1, scale }];
    const touches = (on: string) => [{ on, kind: "call" as const }];
    expect(purpose({ surveys })).toBe("bad-answer");
    expect(purpose({ surveys, touches: touches("2026-11-10") })).toBe("bad-answer");
    expect(purpose({ surveys, touches: touches("2026-11-11") })).toBe("check");
    const signals = [{ code: "customer-unhappy", on: "2026-11-10", reviewBy: "2026-12-01" }];
    expect(purpose({ signals })).toBe("unhappy");
    expect(purpose({ signals, touches: touches("2026-11-10") })).toBe("unhappy");
    expect(purpose({ signals, touches: touches("2026-11-11") })).toBe("check");
    expect(purpose({ signals: [{ code: "renewal-near", on: "2026-11-10", reviewBy: "2026-12-01" }] })).toBe("check");
    expect(purpose({ signals: [{ code: "problem-found", on: "2026-11-22", reviewBy: "2026-12-01" }] })).toBe("check");
  });
});

describe("follow-ups", () => {
  test("begin with an open problem, and say so", () => {
    const tickets = [
      { id: "T1", openedAt: "2026-11-02T09:00:00Z", topic: "noise", resolved: false, productId: "mill" },
    ];
    const told = (productId: string) =>
      scheduleFollowUps(
        { accountId: "acme", on: "2026-11-03", productId },
        { asOf: "2026-11-03", calendar, account: { id: "acme", tickets } },
      ).contacts;
    expect(told("mill")[0]).toMatchObject({ code: "conversation.follow-up.about-ticket", params: { topic: "noise" } });
    expect(told("mill")[0]?.reasons).toEqual([
      { code: "conversation.follow-up.because", params: { days: 2, soldOn: "2026-11-03" } },
      { code: "conversation.follow-up.ticket-open", params: { topic: "noise" } },
    ]);
    expect(told("mill")[1]?.code).toBe("conversation.follow-up.first-week");
    expect(told("press")[0]?.code).toBe("conversation.follow-up.arrived");
  });

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

  test("of a renewal ends when no late renewal can come any more, renewed by another one alone", () => {
    const ended = (endsOn: string, ...others: NonNullable<Account["contracts"]>): unknown => {
      const [first] = run({ id: "a", contracts: [{ id: "K", startsOn: "2025-11-20", endsOn }, ...others] }, [
        renewal,
      ]).runs;
      return [first?.state, first?.reasons[0]?.params];
    };
    // A late renewal begins up to 60 days after the day after the end.
    expect(ended("2026-11-24")).toEqual(["running", undefined]);
    expect(ended("2026-09-24")).toEqual(["running", undefined]);
    expect(ended("2026-09-23")).toEqual(["ended", { condition: "contract-ended", on: "2026-11-24" }]);
    expect(ended("2026-09-22")).toEqual(["ended", { condition: "contract-ended", on: "2026-11-23" }]);
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

  test("is told whole, and so are its contacts and what was dropped", () => {
    const account: Account = { id: "a", sellerId: "ann", purchases: [{ on: "2026-11-20", productId: "mill" }] };
    const steps = [
      { after: 0, kind: "call", text: "Call them" },
      { after: 6, kind: "meeting", who: ["seller", "escalation", "ann"] },
      { after: 9, kind: "call", unless: ["bought"], code: "mine" },
    ] as const;
    const sale: Playbook = { id: "s", trigger: { on: "sale", productId: "mill" }, steps };
    const told = run(
      { ...account, purchases: [...(account.purchases ?? []), { on: "2026-11-23", productId: "press" }] },
      [sale],
      {
        escalation: "bob",
        asOf: "2026-11-27",
      },
    );
    const because = {
      code: "conversation.playbook.because",
      params: { playbook: "s", trigger: "sale", on: "2026-11-20" },
    };
    const late = { code: "conversation.follow-up.late", params: { dueOn: "2026-11-20" } };
    const unless = { code: "conversation.playbook.unless", params: { condition: "bought", on: "2026-11-23" } };
    const words = (kind: string, step: number) => ({
      code: "conversation.playbook.step",
      params: { playbook: "s", kind, step, steps: 3 },
    });
    const key = "a:s:2026-11-20:mill";
    expect(told.runs).toEqual([
      {
        key,
        accountId: "a",
        playbookId: "s",
        trigger: "sale",
        startedOn: "2026-11-20",
        about: "mill",
        state: "running",
        reasons: [],
        steps: [
          {
            ...words("call", 1),
            text: "Call them",
            key: `${key}:1`,
            number: 1,
            kind: "call",
            sellerIds: ["ann"],
            dueOn: "2026-11-20",
            on: "2026-11-27",
            status: "due",
            doneOn: null,
            reasons: [because, late],
          },
          {
            ...words("meeting", 2),
            key: `${key}:2`,
            number: 2,
            kind: "meeting",
            sellerIds: ["ann", "bob"],
            // Six working days after a Friday.
            dueOn: "2026-11-30",
            on: "2026-11-30",
            status: "planned",
            doneOn: null,
            reasons: [because],
          },
          {
            code: "mine",
            key: `${key}:3`,
            number: 3,
            kind: "call",
            sellerIds: ["ann"],
            dueOn: "2026-12-03",
            on: null,
            status: "skipped",
            doneOn: null,
            reasons: [because, unless],
          },
        ],
      },
    ]);
    const means = { channel: "call", hours: null, language: null };
    expect(told.contacts).toEqual([
      {
        ...words("call", 1),
        text: "Call them",
        key: `${key}:1`,
        on: "2026-11-27",
        dueOn: "2026-11-20",
        ...means,
        reasons: [because, late],
      },
      {
        ...words("meeting", 2),
        key: `${key}:2`,
        on: "2026-11-30",
        dueOn: "2026-11-30",
        sellerIds: ["ann", "bob"],
        ...means,
        reasons: [because],
      },
    ]);
    expect(told.contacts.map((contact) => "text" in contact)).toEqual([true, false]);
    expect(told.dropped).toEqual([{ code: "mine", dueOn: "2026-12-03", reasons: [because, unless] }]);
    expect(Object.keys(told.dropped[0] ?? {}).sort()).toEqual(["code", "dueOn", "reasons"]);
    const dropped = run({ id: "a", purchases: [{ on: "2026-11-10" }, { on: "2026-11-11" }] }, [
      {
        id: "n",
        trigger: { on: "new-customer" },
        steps: [{ after: 1, kind: "call", unless: ["bought"], text: "Hello" }],
      },
    ]).dropped;
    expect(dropped).toMatchObject([
      { code: "conversation.playbook.step", params: { step: 1, steps: 1 }, text: "Hello" },
    ]);
  });

  test("without anyone to hold it says so, while it is to be held", () => {
    const steps = [
      { after: 1, kind: "call" },
      { after: 2, kind: "call", who: "ann" },
      { after: 3, kind: "visit" },
    ] as const;
    const touches = [{ on: "2026-11-23", kind: "visit" as const }];
    const [first] = run({ id: "a", purchases: [{ on: "2026-11-20" }], touches }, [
      { id: "n", trigger: { on: "new-customer" }, steps },
    ]).runs;
    const nobody = first?.steps.map(({ status, reasons }) => [
      status,
      reasons.some(({ code }) => code === "conversation.playbook.nobody"),
    ]);
    expect(nobody).toEqual([
      ["missed", false],
      ["missed", false],
      ["done", false],
    ]);
    const [other] = run({ id: "a", purchases: [{ on: "2026-11-20" }] }, [
      { id: "n", trigger: { on: "new-customer" }, steps },
    ]).runs;
    expect(
      other?.steps.map(({ reasons }) => reasons.some(({ code }) => code === "conversation.playbook.nobody")),
    ).toEqual([true, false, true]);
    // What was owned tells the first purchase where no purchase is on record.
    const owner: Account = { id: "a", owned: [{ productId: "mill", purchasedOn: "2026-11-19" }] };
    const sale: Playbook = { id: "s", trigger: { on: "sale" }, steps };
    expect(run(owner, [sale]).runs.map(({ startedOn, about }) => [startedOn, about])).toEqual([["2026-11-19", "mill"]]);
    expect(
      run({ ...owner, purchases: [{ on: "2026-11-20" }] }, [sale]).runs.map(({ startedOn, about }) => [
        startedOn,
        about,
      ]),
    ).toEqual([["2026-11-20", null]]);
    expect(() => run({ id: "a", owned: [{ productId: "mill", purchasedOn: "soon" }] }, [sale])).toThrow(
      refusal("runPlaybooks", "account.owned[0].purchasedOn"),
    );
    expect(() => run({ id: "a", purchases: [{ on: asOf }, { on: "soon" }] }, [sale])).toThrow(
      refusal("runPlaybooks", "account.purchases[1].on"),
    );
  });

  test("is skipped where no problem is open any more, in another playbook than that of the problem", () => {
    const step = { after: 8, kind: "call", unless: ["solved"] } as const;
    const welcome: Playbook = { id: "n", trigger: { on: "new-customer" }, steps: [step] };
    const openedAt = "2026-11-16T09:00:00Z";
    const open = { id: "T1", openedAt, resolved: false };
    const solved = { id: "T2", openedAt, resolvedAt: "2026-11-18T09:00:00Z" };
    const status = (...tickets: NonNullable<Account["tickets"]>): unknown =>
      run({ id: "a", purchases: [{ on: "2026-11-20" }], tickets }, [welcome]).runs[0]?.steps[0]?.status;
    expect([status(open), status(solved), status(open, solved), status()]).toEqual([
      "planned",
      "skipped",
      "planned",
      "skipped",
    ]);
  });

  test("of a champion ends when one is there again, told on the day on which that was first told", () => {
    const left: Playbook = { id: "c", trigger: { on: "champion-left" }, steps: [{ after: 20, kind: "call" }] };
    const gone = { id: "P", role: "champion" as const, left: "2026-11-20" };
    const told = (...others: NonNullable<Account["contacts"]>): unknown =>
      run({ id: "a", contacts: [gone, ...others] }, [left]).runs.map(({ about, state, reasons }) => [
        about,
        state,
        reasons[0]?.params,
      ]);
    const ended = [["P", "ended", { condition: "replaced", on: "2026-11-24" }]];
    const running = [["P", "running", undefined]];
    expect(told()).toEqual(running);
    expect(told({ id: "R", role: "champion" })).toEqual(ended);
    expect(told({ id: "R", role: "champion", left: false })).toEqual(ended);
    expect(told({ id: "R", role: "champion", left: "2026-11-25" })).toEqual(ended);
    expect(told({ id: "R", role: "champion", left: null })).toEqual(ended);
    expect(told({ id: "R", role: "decision-maker" })).toEqual(running);
    expect(told({ id: "R", role: "champion", left: true })).toEqual(running);
    const contacts = [gone, { id: "R", role: "champion" as const }];
    const first = run({ id: "a", contacts }, [left], { asOf: "2026-11-24" });
    const later = run({ id: "a", contacts }, [left], { asOf: "2026-11-27", previous: first.runs });
    expect(later.runs[0]?.reasons[0]?.params).toEqual({ condition: "replaced", on: "2026-11-24" });
    // Of two who left on unknown days, each keeps its own first day.
    const unknown = (...ids: string[]): Account => ({
      id: "a",
      contacts: ids.map((id) => ({ id, role: "champion" as const, left: true })),
    });
    const one = run(unknown("P"), [left], { asOf: "2026-11-24", previous: [] });
    const both = run(unknown("P", "R"), [left], { asOf: "2026-11-26", previous: one.runs });
    expect(both.runs.map(({ about, startedOn }) => [about, startedOn])).toEqual([
      ["P", "2026-11-24"],
      ["R", "2026-11-26"],
    ]);
    expect(run(unknown("P"), [left]).runs).toEqual([]);
  });

  test("of a renewal is dated by the renewer that has begun, where one has", () => {
    const contracts = (...starts: string[]): Account => ({
      id: "a",
      contracts: [
        { id: "K", startsOn: "2025-12-01", endsOn: "2026-11-30" },
        ...starts.map((startsOn, index) => ({ id: `L${index}`, startsOn, renewedFrom: "K" })),
      ],
    });
    const step = { after: 1, kind: "call" } as const;
    const told = (account: Account): unknown =>
      run(account, [{ ...renewal, steps: [step] }])
        .runs.filter(({ about }) => about === "K")
        .map(({ state, reasons, steps }) => [state, reasons[0]?.params?.on, steps[0]?.status]);
    // Signed and not begun: no one dated the end, so that the step was not missed by it.
    expect(told(contracts("2026-12-01"))).toEqual([["ended", "2026-11-24", "skipped"]]);
    expect(told(contracts("2026-11-20", "2026-12-01"))).toEqual([["ended", "2026-11-20", "missed"]]);
    expect(told(contracts())).toEqual([["running", undefined, "due"]]);
  });

  test("is counted with the others of its playbook", () => {
    const step = (status: string, dueOn: string, doneOn: string | null = null): object => ({ status, dueOn, doneOn });
    const day = "2026-11-20";
    const steps = [
      step("done", day, day),
      step("done", day, "2026-11-19"),
      step("done", day, "2026-11-21"),
      step("due", day),
      step("planned", day),
      step("planned", day),
      step("missed", day),
      step("skipped", day),
      step("skipped", day),
      step("skipped", day),
    ];
    const one = (playbookId: string, state: string, list: object[]): object => ({ playbookId, state, steps: list });
    const results = [
      { runs: [one("b", "ended", []), one("a", "running", steps)] },
      { runs: [one("a", "completed", []), one("a", "completed", [])] },
    ];
    const none = { done: 0, due: 0, planned: 0, missed: 0, skipped: 0 };
    expect(playbookProgress(results as never)).toEqual([
      { playbookId: "b", runs: 1, running: 0, completed: 0, ended: 1, steps: none, attained: null, onTime: null },
      {
        playbookId: "a",
        runs: 3,
        running: 1,
        completed: 2,
        ended: 0,
        steps: { done: 3, due: 1, planned: 2, missed: 1, skipped: 3 },
        attained: 3 / 5,
        onTime: 2 / 3,
      },
    ]);
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
