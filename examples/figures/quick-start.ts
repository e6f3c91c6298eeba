/**
 * Draws docs/figures/quick-start.svg: what the README's first plan makes of its customers, on a time line.
 * Run: npm run docs:figures
 */
import { readFileSync } from "node:fs";
import * as Plot from "@observablehq/plot";
import { type Portfolio, type PortfolioOptions, reviewPortfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

/** The reasons that say most of a review, by what their codes begin with. */
const telling = ["portfolio.signal", "reviews.signal", "opportunity.high", "reviews.clock.never"];

type Input = Parameters<typeof reviewPortfolio>[0];
const plans: { input: Input; book: Portfolio }[] = [];
const watched = (input: Input, options: PortfolioOptions): Portfolio => {
  const book = reviewPortfolio(input, options);
  plans.push({ input, book });
  return book;
};
const program = readFileSync(new URL("../quick-start/plan.mjs", import.meta.url), "utf8").replaceAll(
  /^import .*$/gm,
  "",
);
// eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own example, with a look at its plan.
const run = new Function("reviewPortfolio", "describe", "en", "console", program) as (...scope: unknown[]) => void;
run(watched, describe, en, { log: () => undefined });

const rows = plans.flatMap(({ input, book }) =>
  book.plan.booked.map(({ accountId, on, reasons }) => {
    const next = book.accounts.find((account) => account.accountId === accountId)?.nextReview;
    const account = input.accounts.find(({ id }) => id === accountId);
    const isBad = book.rejected.some(({ id }) => id === accountId);
    const found = telling.flatMap((start) => reasons.filter(({ code }) => code.startsWith(start)));
    return {
      accountId,
      last: isBad ? [] : (account?.touches ?? []).slice(-1).map((touch) => new Date(touch.on)),
      from: new Date(next?.earliestOn ?? on),
      to: new Date(next?.latestOn ?? on),
      on: new Date(on),
      booked: `${on}: ${found
        .slice(0, 1)
        .map((reason) => describe(reason, en))
        .join()}`,
    };
  }),
);
const [start, today, end] = [new Date("2026-05-01"), new Date("2026-11-21"), new Date("2027-02-20")];
const svg = draw({
  width: 860,
  height: 225,
  marginBottom: 56,
  marginLeft: 130,
  marginRight: 20,
  marginTop: 24,
  style: { background: "white", color: "#222", fontSize: "12px" },
  x: { type: "utc", label: null, grid: true, domain: [start, end], clamp: true },
  y: { label: null, domain: rows.map(({ accountId }) => accountId), tickSize: 0, padding: 0.55 },
  marks: [
    Plot.ruleX([today], { stroke: "#222", strokeDasharray: "2,3" }),
    Plot.text([{ x: today }], { x: "x", frameAnchor: "top", dy: -16, text: () => "today" }),
    Plot.barX(rows, { y: "accountId", x1: "from", x2: "to", fill: "#3b6ea5", fillOpacity: 0.35 }),
    Plot.dot(
      rows.flatMap(({ accountId, last }) => last.map((on) => ({ accountId, on }))),
      { y: "accountId", x: "on", stroke: "#777", r: 4 },
    ),
    Plot.dot(rows, { y: "accountId", x: "on", fill: "#1f3f66", r: 5 }),
    Plot.text([{ x: start }], {
      x: "x",
      frameAnchor: "bottom",
      dy: 50,
      textAnchor: "start",
      fill: "#555",
      text: () => "○ last conversation   ▬ days on which a review would suit   ● the day that the plan chose",
    }),
    Plot.text(rows, {
      y: "accountId",
      x: () => start,
      dy: -17,
      textAnchor: "start",
      text: "booked",
      stroke: "white",
      fill: "#222",
    }),
  ],
});
writeFigure("quick-start", svg);
