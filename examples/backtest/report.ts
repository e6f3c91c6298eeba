import type { Backtest } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { escapeHtml, figure, htmlTable, page } from "../report-kit/page.js";
import { calibrationChart, captureChart, reachChart } from "./charts.js";

const predictors = {
  buysAgain: "chance of buying",
  loyalty: "loyalty",
  recencyFrequency: "recency and frequency",
};
const orders = {
  valueAtRisk: "value at risk",
  spendTimesBuying: "spend × (1 − chance of buying)",
  spend: "spend",
  spendIfSilent: "spend, if silent for two gaps",
};
const reaching = {
  plan: "the plan",
  random: "by lot",
  silence: "longest silence",
  spend: "spend",
  spendTimesBuying: "spend × (1 − chance)",
};

/** A back-test as a page that stands alone: calibration, whether the loss lay where it was said, whom the plan reached. */
export function backtestReport(title: string, { windows, verdicts, warnings }: Backtest): string {
  const judged = windows.filter(({ buysAgain }) => buysAgain !== null);
  const risky = judged.filter(({ valueAtRisk }) => valueAtRisk !== null);
  const planned = judged.filter(({ plan }) => plan !== null);
  const soft = (text: string): string => `<p class="soft">${escapeHtml(text)}</p>`;
  return page(title, "en", [
    `<h1>${escapeHtml(title)}</h1>`,
    soft("What the main job would have said on past days, held against what happened. Reaching is not saving."),
    `<ul>${warnings.map((warning) => `<li>${escapeHtml(describe(warning, en))}</li>`).join("")}</ul>`,
    htmlTable(
      ["as of", "days", "accounts", "bought", "lapsed", "lost"],
      windows.map(({ asOf, horizonDays, accounts, bought, lapsed, lostRevenue }) => [
        asOf,
        horizonDays,
        accounts,
        bought,
        lapsed,
        lostRevenue === null ? "unknown" : Math.round(lostRevenue),
      ]),
    ),
    ...(judged.length === 0
      ? []
      : [
          "<h2>Who buys again</h2>",
          figure(
            calibrationChart(judged, predictors),
            "of the accounts said to buy with a chance, the share that did, with its interval at 95%; right is on the dashed line",
          ),
        ]),
    ...(risky.length === 0
      ? []
      : [
          "<h2>Where the loss lay</h2>",
          figure(
            captureChart(risky, orders),
            "the dashed line is the order by lot; the more an order rises above it, the better",
          ),
        ]),
    ...(planned.length === 0
      ? []
      : [
          "<h2>Whom the plan reaches in 30 days</h2>",
          figure(reachChart(planned, reaching), "as many reviews for each seller, in another order; bounds at 95%"),
        ]),
    "<h2>Verdicts</h2>",
    htmlTable(
      ["days", "measure", "against", "verdict", "difference"],
      verdicts.map(({ horizonDays, measure, against, verdict, difference, lower, upper }) => [
        horizonDays,
        measure,
        against,
        verdict,
        `${difference.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`,
      ]),
    ),
  ]);
}
