import { fitLoyaltyModel, loyaltyObservations, reviewPortfolio, type Account } from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { catalogue } from "../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount, STORY_ENDS_ON } from "../../examples/portfolio-review/generate.js";
import { sellers } from "../../examples/portfolio-review/sellers.js";
import { withDays } from "../../examples/report-kit/dates.js";
import { about, grouped } from "../../examples/report-kit/numbers.js";
import { whereTheyStand } from "../../examples/report-kit/report/where-they-stand.js";
import { EFFORT_ODDS_RATIO } from "../../examples/portfolio-review/story/problems.js";
import { rankOf, repeated } from "../support/facts-told.js";

const ACCOUNTS = 2000;
/** The Monday after the export. */
const FIRST_DAY = "2026-11-23";
const accounts: Account[] = Array.from({ length: ACCOUNTS }, (_, index) => generateAccount(index));

test("every state and every signal is in the example's book", { tags: ["slow"] }, () => {
  const book = reviewPortfolio({ accounts, products: catalogue, sellers }, { asOf: EXPORTED_ON, to: STORY_ENDS_ON });
  expect(book.rejected).toEqual([]);
  const states = new Set(book.accounts.map(({ standing }) => standing.state));
  expect([...states].sort()).toEqual(["active", "lapsed", "lost", "new", "prospect", "slowing"]);
  const signals = new Set(book.accounts.flatMap((account) => account.signals.map(({ code }) => code)));
  expect([...signals].sort()).toEqual([
    "bad-answer",
    "champion-left",
    "customer-unhappy",
    "high-effort-ticket",
    "invoice-late",
    "long-silence",
    "open-problem",
    "problem-found",
    "problem-still-open",
    "renewal-near",
    "rival-near",
    "usage-falling",
    "value-at-risk",
    "warranty-ending",
  ]);
  const intentions = new Set(book.accounts.map(({ renewal }) => renewal?.intention ?? "none"));
  expect([...intentions].sort()).toEqual(["cancelled", "drafted", "none", "runs-on", "unknown"]);

  // No review tells a fact twice, and each begins with what is most telling.
  expect(book.plan.booked.length).toBeGreaterThan(1000);
  for (const { reasons } of book.plan.booked) {
    const told = reasons.map((reason) => inWords(reason, en));
    expect(repeated(told), told.join("; ")).toEqual([]);
    const order = told.map(rankOf);
    expect(order, told.join("; ")).toEqual(order.toSorted((a, b) => a - b));
  }

  // One that comes after a day that is told, and that could still be booked, says so.
  const firstDays = new Map(book.plan.booked.toReversed().map(({ accountId, on }) => [accountId, on]));
  const after = book.plan.booked.filter(
    ({ accountId, on, reasons }) =>
      on === firstDays.get(accountId) &&
      reasons.some(({ code, params }) => code === "reviews.signal" && isWithin(params?.reviewBy, FIRST_DAY, on)),
  );
  expect(after.length).toBeGreaterThan(20);
  for (const { reasons } of after) {
    expect(reasons.map(({ code }) => code).join(" ")).toMatch(/overdue|portfolio.renewal.after-/);
  }

  // And on its page, with figures that are those of the accounts.
  const [, states_, , signals_] = whereTheyStand({ asOf: FIRST_DAY, book, accounts, currency: "USD", locale: en });
  for (const state of states) {
    const those = book.accounts.filter(({ standing }) => standing.state === state);
    const atRisk = those.reduce((sum, { valueAtRisk }) => sum + (valueAtRisk?.amount ?? 0), 0);
    const row = (states_ ?? "").split('<tr role="row">').find((text) => text.includes(`>${state}<`)) ?? "";
    const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell.replaceAll(/<[^>]+>/g, ""));
    expect(cells.slice(1, 3)).toEqual([grouped(those.length), atRisk === 0 ? "" : about(atRisk)]);
  }
  const most = (code: string): string => {
    const open = book.accounts.flatMap((account) => account.signals).filter((signal) => signal.code === code);
    const [first] = open.sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : 1));
    const { on = "", reviewBy = "" } = first ?? {};
    const days = (Date.parse(FIRST_DAY) - Date.parse(reviewBy)) / 86_400_000;
    const late = { code: "reviews.signal-late", params: { signal: code, on, reviewBy, days } };
    return inWords(days > 0 ? late : { code: "reviews.signal", params: { signal: code, on, reviewBy } }, en);
  };
  const shown = (signals_ ?? "").replaceAll(/<[^>]+>/g, "");
  for (const code of signals) expect(shown).toContain(withDays(most(code), "en"));
});

test("a model finds again what effort does to the customers of the example", { tags: ["slow"] }, () => {
  const halfYears = ["2024-05-25", "2024-11-25", "2025-05-25", "2025-11-25", "2026-05-25"];
  const observations = halfYears.flatMap((asOf) => loyaltyObservations(accounts, { asOf, horizonDays: 180 }).accepted);
  const model = fitLoyaltyModel(
    observations.map((observation) => ({ ...observation, tenureYears: null })),
    { horizonDays: 180, effortCurve: "straight" },
  );
  const service = -(model.parameters.service ?? 0);
  const reach = 1.96 * (model.standardErrors.service ?? 0);
  const truth = Math.log(EFFORT_ODDS_RATIO);
  expect(service - reach).toBeLessThan(truth);
  expect(service + reach).toBeGreaterThan(truth);
  // Far from no effect at all, and from the published figure that it began with.
  expect(service - reach).toBeGreaterThan(Math.log(5));
  expect(reach).toBeLessThan(1);
});

test("a later day tells more of the same story", () => {
  for (const account of accounts.slice(0, 200)) {
    const index = Number(account.id.slice(1)) - 1;
    expect(generateAccount(index)).toEqual(account);
    const later = generateAccount(index, STORY_ENDS_ON);
    expect(later.purchases?.filter(({ on }) => on <= EXPORTED_ON)).toEqual(account.purchases);
    expect(later.tickets?.map(({ id }) => id).slice(0, account.tickets?.length)).toEqual(
      account.tickets?.map(({ id }) => id),
    );
  }
});

test("newsletters go out, and tickets stay open that nobody closed", () => {
  const touches = accounts.flatMap((account) => account.touches ?? []);
  expect(touches.filter(({ about }) => about === "newsletter").length).toBeGreaterThan(1000);
  const forgotten = accounts
    .flatMap((account) => account.tickets ?? [])
    .filter(({ resolved, openedAt }) => resolved === false && String(openedAt) < "2025-11-21");
  expect(forgotten.length).toBeGreaterThan(100);
});

function isWithin(day: unknown, from: string, until: string): boolean {
  return typeof day === "string" && day >= from && day < until;
}
