import type { AccountState, PortfolioPlan } from "retention-kit";
import { about, grouped } from "../../examples/report-kit/numbers.js";
import type { PageData } from "../../examples/report-kit/report/account-cards.js";

/** What is needed of a plan, as `plan.json` holds it. */
export type RecountedPlan = Pick<PortfolioPlan, "booked" | "unbooked" | "moved" | "coverageMissed">;

const STATES: readonly AccountState[] = ["prospect", "new", "active", "slowing", "lapsed", "lost"];

/**
 * Recounts an English report from the rows that it holds and from its plan: totals from their rows, rows from the plan, and
 * each figure that stands in two places. Gives what does not agree.
 */
export function recount(html: string, { booked, unbooked, moved, coverageMissed }: RecountedPlan): string[] {
  const wrong: string[] = [];
  const same = (what: string, shown: unknown, counted: unknown): void => {
    if (shown !== counted) wrong.push(`${what}: shown ${String(shown)}, counted ${String(counted)}`);
  };
  const { rows } = pageData(html);
  const sum = (values: readonly (number | null)[]): number =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);

  const headlines = new Map(
    [...html.matchAll(/<li><b>(.*?)<\/b>([^<]*)/g)].map(([, value = "", label = ""]) => [label, text(value)]),
  );
  same("accounts", headlines.get("accounts"), grouped(rows.length));
  same("reviews booked", headlines.get("reviews booked"), grouped(booked.length));
  same("without a day", headlines.get("without a day"), grouped(unbooked.length));
  same("at risk", headlines.get("USD at risk within 12 months"), about(sum(rows.map(({ risk }) => risk))));
  const ending = sum(rows.map((row) => row.ending));
  same("contracts", headlines.get("USD in contracts that end within 90 days"), grouped(Math.round(ending)));

  // Rows against the plan.
  const first = new Map(booked.toReversed().map((review) => [review.accountId, review]));
  for (const { id, on, seller } of rows) {
    same(`the day of ${id}`, on, first.get(id)?.on ?? null);
    const held = first.get(id)?.sellerId;
    if (held !== undefined) same(`the seller of ${id}`, seller, held);
  }

  // Each seller's line against rows and plan.
  const team = table(html, "team");
  let quarters = 0;
  let without = 0;
  for (const cells of team) {
    const [seller = "", , , , quarter = "", left = "", atRisk, contracts] = cells;
    quarters += number(quarter);
    without += number(left);
    const own = rows.filter((row) => row.seller === seller);
    same(`the quarter of ${seller}`, number(quarter), booked.filter(({ sellerId }) => sellerId === seller).length);
    same(`at risk with ${seller}`, atRisk, about(sum(own.map(({ risk }) => risk))));
    same(`contracts with ${seller}`, contracts, grouped(Math.round(sum(own.map((row) => row.ending)))));
  }
  same("the quarters of all sellers", quarters, booked.length);
  const owned = unbooked.filter(({ accountId }) =>
    team.some(([id]) => id === rows.find((row) => row.id === accountId)?.seller),
  );
  same("reviews without a day of all sellers", without, owned.length);

  // Where accounts stand.
  const stand = new Map(table(html, "stand").map(([state = "", ...cells]) => [state, cells]));
  for (const state of STATES) {
    const those = rows.filter(({ standing }) => standing === state);
    const risk = sum(those.map(({ risk }) => risk));
    same(`accounts that are ${state}`, stand.get(state)?.[0] ?? "0", grouped(those.length));
    same(`at risk of ${state}`, stand.get(state)?.[1] ?? "", risk === 0 ? "" : about(risk));
  }

  // Tables of the first rows, in their order.
  const byRisk = rows
    .filter(({ risk }) => Math.round(risk ?? 0) !== 0)
    .sort((a, b) => (b.risk ?? 0) - (a.risk ?? 0) || (a.id < b.id ? -1 : 1));
  const risky = table(html, "risk");
  same("the end of value at risk", ends(html, "risk"), risky.length < byRisk.length ? grouped(byRisk.length) : null);
  risky.forEach(([account, atRisk], index) => {
    const row = byRisk[index];
    same(
      `value at risk, row ${index + 1}`,
      `${account ?? ""} ${atRisk ?? ""}`,
      `${row?.name ?? ""} ${row?.id ?? ""} ${about(row?.risk ?? 0)}`,
    );
  });
  same(
    "the end of reviews without a day",
    ends(html, "without-day") ?? grouped(table(html, "without-day").length),
    grouped(unbooked.length),
  );
  if (html.includes('<h2 id="moves"')) {
    same("moves", ends(html, "moves") ?? grouped(table(html, "moves").length), grouped(moved.length));
  }

  // Coverage: those past their interval are those with a day and those without.
  const [, overdue = "", , withDay = "", withoutDay = ""] =
    /<p>([\d,]+) of ([\d,]+) customers and prospects .*?: ([\d,]+) of them .*?, ([\d,]+) do not/.exec(
      part(html, "coverage"),
    ) ?? [];
  same("past the longest interval", headlines.get("past the longest interval"), overdue);
  same("of them with a day and without", number(withDay) + number(withoutDay), number(overdue));
  const late = table(html, "coverage").filter((cells) => cells[3] !== "").length;
  const shown = table(html, "coverage").length;
  same(
    "intervals that run out without a review",
    ends(html, "coverage") ?? grouped(shown),
    grouped(coverageMissed.length),
  );
  if (late < shown) same("those overdue without a day", late, number(withoutDay));

  // Every booked review is told once, with its seller.
  const told = [
    ...html.matchAll(/<details class="diary" data-seller="([^"]*)"><summary><h3>[^<]*?(\d[\d,]*) reviews/g),
  ];
  same("reviews told", sum(told.map(([, , count = ""]) => number(count))), booked.length);
  same("reviews written out", [...html.matchAll(/<details id="review-/g)].length, booked.length);
  return wrong;
}

/** What the page's script reads. */
export function pageData(html: string): PageData {
  const json = /<script type="application\/json" id="account-data">(.*?)<\/script>/s.exec(html)?.[1];
  if (json === undefined) throw new Error("the page has no rows");
  return JSON.parse(json) as PageData;
}

/** The part of a page under a heading. */
function part(html: string, id: string): string {
  const from = html.indexOf(`<h2 id="${id}"`);
  const to = html.indexOf("<h2 ", from + 1);
  return from < 0 ? "" : html.slice(from, to < 0 ? undefined : to);
}

/** The cells of the first table under a heading, as they are read. */
function table(html: string, id: string): string[][] {
  const body = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(part(html, id))?.[1] ?? "";
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) => text(cell)),
  );
}

/** How many rows there are in all, where a table says that it does not show them all. */
function ends(html: string, id: string): string | null {
  return /The first [\d,]+ of ([\d,]+):/.exec(part(html, id))?.[1] ?? null;
}

function text(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"')
    .trim();
}

function number(text: string): number {
  return Number(text.replaceAll(",", "").replace(/ .*/s, "")) || 0;
}
