import {
  followUpPlaybook,
  partsDemand,
  playbookProgress,
  recommendAfterReview,
  reviewAgenda,
  reviewInvitation,
  reviewQuestions,
  runPlaybooks,
  scheduleFollowUps,
  scheduleServiceReminders,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { wrongKinds } from "../support/wrong-kinds.js";

const refusal = (functionName: string, path: string): Error =>
  expect.objectContaining({ name: "RetentionError", functionName, path }) as Error;
const wrong = (given: object, under = ""): { path: string; input: never }[] =>
  wrongKinds(given).map(({ path, input }) => ({ path: `${under}${path}`, input: input as never }));

const asOf = "2026-11-21";
const calendar = { hours: { mon: [] as [string, string][] }, holidays: ["2026-12-25"] };
const days = { hours: { mon: [["09:00", "17:00"]] as [string, string][] } };
const account = { id: "acme" };

describe("an option of another kind is refused by its place", () => {
  const agenda = {
    asOf,
    minutes: 30,
    opportunity: { offers: [], reasons: [] },
    loyalty: { probability: 0.5 },
    efforts: [{ ticketId: "T1", effort: 4 }],
    products: [{ id: "mill", price: 5 }],
    answers: [{ field: "annualBudget", on: "2026-01-01" }],
    questions: reviewQuestions.map((question) => ({ ...question, text: "?", subject: "s" })),
    mostDirect: "direct",
    highEffort: 3,
    longOwnedMonths: 12,
  };
  // What a product is called and costs is looked at where it is owned.
  const ofAgenda = wrong(agenda).filter(({ path }) => !/^products\[0\]\.|^questions\[[1-9]/.test(path));
  test.each(ofAgenda)("reviewAgenda: $path", ({ path, input }) => {
    expect(() => reviewAgenda(account, input)).toThrow(refusal("reviewAgenda", path));
  });

  const invitation = {
    asOf,
    attempt: 1,
    reluctance: "none",
    contactId: "c",
    minutes: 30,
    relation: "customer",
    products: [],
    policy: { stopAfter: 3, pauseMonths: 6, retryDays: 14, channels: ["call"] },
  };
  test.each(wrong(invitation))("reviewInvitation: $path", ({ path, input }) => {
    const place = path === "contactId" ? "options.contactId" : path;
    expect(() => reviewInvitation({ id: "acme", contacts: [{ id: "c" }] }, input)).toThrow(
      refusal("reviewInvitation", place),
    );
  });

  const steps = [{ code: "a", text: "b", afterDays: 3 }];
  const policy = { steps, countingTouches: ["call"], channels: ["call"] };
  test.each(wrong({ accountId: "acme", on: "2026-11-01", productId: "mill" }))(
    "scheduleFollowUps, the sale: $path",
    ({ path, input }) => {
      expect(() => scheduleFollowUps(input, { asOf, calendar: days })).toThrow(refusal("scheduleFollowUps", path));
    },
  );
  test.each(wrong({ asOf, calendar, account: { id: "acme", touches: [{ on: asOf, kind: "call" }] }, policy }))(
    "scheduleFollowUps: $path",
    ({ path, input }) => {
      expect(() => scheduleFollowUps({ accountId: "acme", on: "2026-11-01" }, input)).toThrow(
        refusal("scheduleFollowUps", path),
      );
    },
  );
  test.each(wrong({ id: "f", policy }))("followUpPlaybook: $path", ({ path, input }) => {
    expect(() => followUpPlaybook(input)).toThrow(refusal("followUpPlaybook", path));
  });

  const step = { kind: "call", orKinds: ["email"], who: ["seller", "ann"], unless: ["talked"], code: "c", text: "t" };
  const playbooks = [
    { id: "a", trigger: { on: "renewal", daysAhead: 30 }, steps: [{ ...step, after: 1 }] },
    { id: "b", trigger: { on: "signal", code: "late" }, steps: [{ ...step, afterDays: 1 }] },
    { id: "c", trigger: { on: "sale", productId: "mill" }, steps: [{ kind: "call", after: 0, who: "seller" }] },
  ];
  const run = {
    key: "acme:a:2026-11-01:",
    accountId: "acme",
    playbookId: "a",
    trigger: "renewal",
    startedOn: "2026-11-01",
    about: "c1",
    state: "running",
    reasons: [],
    steps: [],
  };
  const running = {
    playbooks,
    asOf,
    calendar,
    standing: { state: "steady", since: "2026-11-01" },
    escalation: "ann",
    previous: [run],
    since: "2026-01-01",
    channels: ["call"],
  };
  test.each(wrong(running))("runPlaybooks: $path", ({ path, input }) => {
    expect(() => runPlaybooks(account, input)).toThrow(refusal("runPlaybooks", path));
  });

  test.each(
    wrong([{ runs: [{ playbookId: "a", state: "running", steps: [] }] }]).map(({ path, input }) => ({
      path: `results${path}`,
      input,
    })),
  )("playbookProgress: $path", ({ path, input }) => {
    expect(() => playbookProgress(input)).toThrow(refusal("playbookProgress", path));
  });

  const catalogue = [{ id: "mill", price: 900 }];
  const findings = {
    accountId: "acme",
    on: asOf,
    satisfaction: "happy",
    problems: [{ topic: "noise", productId: "mill", ticketId: "T1", owner: "ann" }],
    wanted: ["mill"],
    declined: ["mill"],
    maintenance: [{ productId: "mill", hoursPerYear: 3 }],
    benefits: [{ productId: "mill", perYear: 3 }],
    underused: ["mill"],
    rivals: "none",
  };
  test.each(wrong(findings))("recommendAfterReview, the findings: $path", ({ path, input }) => {
    expect(() => recommendAfterReview(input, { catalogue })).toThrow(refusal("recommendAfterReview", path));
  });
  const after = {
    catalogue,
    hourCost: 16,
    policy: { rescueDays: 2, problemDays: 3, reviewAgainDays: 4 },
    account,
    opportunity: { offers: [] },
  };
  test.each(wrong(after).filter(({ path }) => !path.startsWith("catalogue")))(
    "recommendAfterReview: $path",
    ({ path, input }) => {
      expect(() => recommendAfterReview({ accountId: "acme", on: asOf }, input)).toThrow(
        refusal("recommendAfterReview", path),
      );
    },
  );

  const rules = {
    services: [{ service: "oil", text: "Oil!", everyMonths: 6, everyUse: 5000, noticeDays: 7 }],
    warranty: { contractId: "care", noticeDays: 30 },
    tradeIn: { fromMonths: 24, fromUse: 50_000, openMonths: 3, noticeDays: 14 },
  };
  /** Both periods stand in one path. */
  const ofRules = (path: string): string =>
    path
      .replace(/^(rules\.services\[0\]|rules\.tradeIn)\.(?:everyMonths|fromMonths)$/, "$1, months")
      .replace(/^(rules\.services\[0\]|rules\.tradeIn)\.(?:everyUse|fromUse)$/, "$1, use");
  const asset = {
    id: "car",
    accountId: "acme",
    productId: "car",
    purchasedOn: "2025-01-01",
    useAtPurchase: 5,
    warrantyEndsOn: "2027-01-01",
    warrantyUse: 50_000,
    services: [{ service: "oil", on: "2026-01-01", use: 9000 }],
  };
  test.each(wrong(asset))("scheduleServiceReminders, the asset: $path", ({ path, input }) => {
    expect(() => scheduleServiceReminders(input, { asOf, rules })).toThrow(refusal("scheduleServiceReminders", path));
  });
  const reminding = {
    asOf,
    rules,
    readings: [{ on: "2026-01-01", use: 5 }],
    calendar,
    channels: ["call"],
    confidence: 0.9,
    account,
  };
  test.each(wrong(reminding))("scheduleServiceReminders: $path", ({ path, input }) => {
    const place = path === "confidence" ? "options.confidence" : path;
    expect(() => scheduleServiceReminders(asset, input)).toThrow(refusal("scheduleServiceReminders", ofRules(place)));
  });

  const parts = {
    asOf,
    to: "2027-11-21",
    by: "week",
    weekStartsOn: "sun",
    rules,
    parts: { oil: [{ part: "filter", quantity: 2 }] },
    confidence: 0.9,
  };
  test.each(wrong(parts))("partsDemand: $path", ({ path, input }) => {
    const place = path.startsWith("rules") ? ofRules(path) : `options.${path}`;
    expect(() => partsDemand([], input)).toThrow(refusal("partsDemand", place));
  });
  test.each(wrong({ ...asset, readings: [{ on: "2026-01-01", use: 5 }] }))(
    "partsDemand, an asset: $path",
    ({ path, input }) => {
      const { rejected } = partsDemand([input], { asOf, parts: {} });
      expect(rejected.map((one) => [one.path, one.message.split(":")[0]])).toEqual([[path, "partsDemand"]]);
    },
  );

  test("and so is an option that does not exist", () => {
    const odd = { odd: 1 } as never;
    const sale = { accountId: "acme", on: asOf };
    expect(() => reviewAgenda(account, odd)).toThrow(refusal("reviewAgenda", "options"));
    expect(() => reviewInvitation(account, odd)).toThrow(refusal("reviewInvitation", "options"));
    expect(() => scheduleFollowUps(sale, odd)).toThrow(refusal("scheduleFollowUps", "options"));
    expect(() => scheduleFollowUps(null as never, odd)).toThrow(refusal("scheduleFollowUps", "sale"));
    expect(() => followUpPlaybook(odd)).toThrow(refusal("followUpPlaybook", "options"));
    expect(() => runPlaybooks(account, odd)).toThrow(refusal("runPlaybooks", "options"));
    expect(() => runPlaybooks(null as never, odd)).toThrow(refusal("runPlaybooks", "account"));
    expect(() => playbookProgress(odd)).toThrow(refusal("playbookProgress", "results"));
    expect(() => recommendAfterReview(odd, { catalogue })).toThrow(refusal("recommendAfterReview", "findings"));
    expect(() => recommendAfterReview(sale, odd)).toThrow(refusal("recommendAfterReview", "options"));
    expect(() => scheduleServiceReminders(asset, odd)).toThrow(refusal("scheduleServiceReminders", "options"));
    expect(() => scheduleServiceReminders(null as never, odd)).toThrow(refusal("scheduleServiceReminders", "asset"));
    expect(() => partsDemand([], odd)).toThrow(refusal("partsDemand", "options"));
  });
});
