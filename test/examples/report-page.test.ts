import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Window } from "happy-dom";
import { reviewPortfolio, type Account, type Portfolio } from "retention-kit";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { briefings } from "../../examples/report-kit/briefing.js";
import { report } from "../../examples/report-kit/report.js";

const products = [
  { id: "mixer", price: 2400, margin: 0.35, lifespanMonths: 84 },
  { id: "oven", price: 5200, margin: 0.3, lifespanMonths: 120 },
];
const sellers = [
  { id: "north", timeZone: "UTC", calendar: { hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]] } } },
];
const accounts: Account[] = [
  {
    id: "harbour-bakery",
    sellerId: "north",
    annualBudget: 7000,
    owned: [{ productId: "mixer", purchasedOn: "2024-05-02" }],
  },
  { id: "station-kiosk", sellerId: "north", annualBudget: 300, touches: [{ on: "2026-01-20", kind: "meeting" }] },
  { id: "hill-bakery", sellerId: "north", resources: "ample", touches: [{ on: "2026-11-20", kind: "review" }] },
];

const asOf = "2026-11-21";
const book: Portfolio = reviewPortfolio({ accounts, products, sellers }, { asOf, to: "2027-02-20" });
const briefed = briefings(book, en);
const html = report({
  book,
  accounts,
  sellers,
  briefings: briefed,
  rejected: [],
  asOf,
  currency: "EUR",
  lastPlan: null,
  locale: en,
});
const script = readFileSync(new URL("../../examples/report-kit/browser/accounts.js", import.meta.url), "utf8");

function opened(hash = ""): Window {
  const window = new Window({ url: `https://page.example/${hash}` });
  // happy-dom stops at a style within a picture.
  window.document.body.innerHTML = /<body>([^]*)<\/body>/.exec(html.replace(/<svg[^]*?<\/svg>/g, ""))?.[1] ?? "";
  const { document, location, history } = window;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the page's own script, in a page of its own
  const run = new Function("document", "location", "history", "addEventListener", script) as (
    ...given: unknown[]
  ) => void;
  run(document, location, history, window.addEventListener.bind(window));
  return window;
}
const names = (window: Window): string[] =>
  [...window.document.querySelectorAll("#account-list h3 a")].map((link) => link.textContent);
function choose(window: Window, name: string, value: string): void {
  const field = window.document.querySelector(`#account-choices [name=${name}]`) as unknown as { value: string };
  field.value = value;
  window.document.getElementById("account-choices")?.dispatchEvent(new window.Event("input"));
}

test("the page runs its own script and nothing else, and asks no network", () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  const inline = /<script>([^]*?)<\/script>/.exec(html)?.[1] ?? "";
  expect(policy).toContain(createHash("sha256").update(inline).digest("base64"));
  expect(html.replaceAll("http://www.w3.org/", "")).not.toMatch(/(src|href)="?(https?:)?\/\//);
});

test("the quarter shows every booked account, all accounts the rest", () => {
  const window = opened();
  const booked = new Set(book.plan.booked.map(({ accountId }) => accountId));
  expect(names(window)).toHaveLength(booked.size);
  choose(window, "view", "all");
  expect(names(window)).toHaveLength(book.accounts.length);
  expect(window.location.hash).toBe("#view=all");
});

test("a day shows the reviews of the day, and a search the accounts that it names", () => {
  const window = opened();
  const [first] = book.plan.booked;
  choose(window, "view", "day");
  choose(window, "day", first?.on ?? "");
  const onDay = book.plan.booked.filter(({ on }) => on === first?.on);
  expect(names(window)).toHaveLength(onDay.length);
  choose(window, "view", "all");
  choose(window, "text", "KIOSK");
  expect(names(window)).toEqual(["station-kiosk"]);
  choose(window, "text", "no such account");
  expect(names(window)).toEqual([]);
});

test("a link opens an account's card, which tells why, what to say and what to ask", () => {
  const [first] = book.plan.booked;
  const window = opened(`#account=${first?.accountId ?? ""}`);
  const card = window.document.querySelector("#account-dialog[open] article");
  expect(card?.querySelector("h3")?.textContent).toContain(first?.accountId);
  const { why, offer, questions } = briefed.get(first?.key ?? "") ?? { why: [], offer: [], questions: [] };
  for (const line of [...why, ...offer, ...questions]) expect(card?.textContent).toContain(line);
});

test("nothing that comes with the data is markup", () => {
  const evil = '</script><img src=x onerror="alert(1)">';
  const given = accounts.slice(0, 1).map((account) => ({ ...account, id: "x", name: evil }));
  const own = reviewPortfolio({ accounts: given, products, sellers }, { asOf, to: "2027-02-20" });
  const about = { sellers, rejected: [], asOf, currency: "EUR", lastPlan: null, locale: en };
  const page = report({ ...about, book: own, accounts: given, briefings: briefings(own, en) });
  expect(page).not.toContain("<img");
});

test("what is on record of no account is no zero on the page", () => {
  const cardsOf = (given: readonly Account[]): string[] => {
    const own = reviewPortfolio({ accounts: given, products, sellers }, { asOf, to: "2027-02-20" });
    const about = { sellers, briefings: briefings(own, en), rejected: [], asOf, currency: "EUR", lastPlan: null };
    const page = report({ ...about, book: own, accounts: given, locale: en });
    const cards = /<ul class="cards">([^]*?)<\/ul>/.exec(page)?.[1] ?? "";
    const told = [...cards.matchAll(/<li><b>[^]*?<\/b>([^<]*)/g)].map(([, label = ""]) => label);
    return [...told, ...(page.includes('id="coverage"') ? ["coverage"] : [])];
  };
  const bought: Account = { id: "kiosk", sellerId: "north", purchases: [{ on: "2026-03-02", amount: 50 }] };
  expect(cardsOf([bought])).toEqual(["accounts", "reviews booked", "without a day", "rows left out"]);
  expect(cardsOf([{ ...bought, touches: [], contracts: [], tickets: [] }])).toEqual([
    "accounts",
    "reviews booked",
    "without a day",
    "past the longest interval",
    "EUR in contracts that end within 90 days",
    "open problems",
    "rows left out",
    "coverage",
  ]);
});
