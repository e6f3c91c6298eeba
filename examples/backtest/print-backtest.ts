import { printLeftOut } from "../report-kit/print-left-out.js";
import type { Backtest, Bounds, BacktestWindow, Verdict } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";

/** Says where a row stands that was left out. */
export type PlaceOf = (rejection: Backtest["rejected"][number]) => string;

const placeInRecords: PlaceOf = ({ records, index }) => `${records}[${index}]`;

/** Prints a back-test as tables. */
export function printBacktest(
  name: string,
  { windows, verdicts, warnings, rejected }: Backtest,
  placeOf: PlaceOf = placeInRecords,
): void {
  console.log(`\n# ${name}`);
  for (const window of windows) printWindow(window);
  if (verdicts.length > 0) {
    console.log("\nverdicts over all windows of a horizon (above 0 the library is the better one):");
    printTable(["days", "measure", "against", "verdict", "difference"], verdicts.map(verdictCells));
  }
  if (warnings.length > 0) console.log("");
  for (const warning of warnings) console.log(`beware: ${describe(warning, en)}`);
  if (rejected.length > 0) console.log("left out, or counted with a fault:");
  printLeftOut(rejected.map((row) => ({ ...row, place: placeOf(row) })));
}

function printWindow(window: BacktestWindow): void {
  const { asOf, horizonDays, accounts, active, bought, lapsed, lostRevenue, buysAgain, valueAtRisk, plan } = window;
  console.log(
    `\n## ${asOf}, ${horizonDays} days: ${accounts} accounts, ${active} active, ${bought} bought, ${lapsed} lapsed` +
      (lostRevenue === null ? "" : `, ${money(lostRevenue)} lost`),
  );
  if (buysAgain === null) return;
  printTable(
    ["buys again", "accounts", "AUC", "log loss", "Brier", "calibration error", "mean", "observed"],
    Object.entries(buysAgain).map(([predictor, judged]) => [
      predictor,
      `${judged.accounts}`,
      within(judged.auc, judged.intervals.auc),
      within(judged.logLoss, judged.intervals.logLoss),
      fixed(judged.brier),
      fixed(judged.calibrationError),
      fixed(judged.mean),
      fixed(judged.observed),
    ]),
  );
  if (valueAtRisk !== null) {
    const { predicted, lower, upper, lost, boundsHeld, topShare, intervals } = valueAtRisk;
    console.log(
      predicted === null
        ? "no value at risk was given"
        : `value at risk ${money(predicted)} (${money(lower)} to ${money(upper)}), lost ${money(lost)}: the bounds ${boundsHeld === true ? "held" : "did not hold"}`,
    );
    printTable(
      ["top tenth of the active accounts by", "share of the loss"],
      [
        ...Object.entries(topShare).map(([rule, share]) => [rule, within(share, intervals[rule] ?? null)]),
        ...valueAtRisk.notComputable.map((rule) => [rule, "not computable"]),
      ],
    );
  }
  if (plan !== null) {
    printTable(
      [`${plan.reviews} reviews in 30 days by`, "lapsed accounts reached", "lost revenue reached"],
      [
        ...Object.entries({ plan, ...plan.rules }).map(([rule, reached]) => [
          rule,
          within(reached.lapsedReached, plan.intervals[rule]?.lapsedReached ?? null),
          within(reached.revenueReached, plan.intervals[rule]?.revenueReached ?? null),
        ]),
        ...plan.notComputable.map((rule) => [rule, "not computable", "not computable"]),
      ],
    );
  }
  printOpportunity(window);
  for (const { accountId, kind, probability, purchases, silentDays, gapDays, bought: did } of window.extremes) {
    console.log(
      `${kind}: ${accountId}, ${purchases} purchases, one in ${Math.round(gapDays)} days, silent for ${silentDays}, ` +
        `${fixed(probability)} said; it ${did ? "bought" : "did not buy"}`,
    );
  }
}

function printOpportunity({ opportunity }: BacktestWindow): void {
  if (opportunity === null) return;
  const { byLevel, byRecency, offers, expectedValue } = opportunity;
  printTable(
    ["opportunity", "accounts", "took up something new", "spend", "by recency: took up", "spend"],
    (["high", "medium", "low"] as const).map((level) => [
      level,
      `${byLevel[level].accounts}`,
      within(byLevel[level].tookUp, byLevel[level].intervals.tookUp),
      money(byLevel[level].spend),
      within(byRecency[level].tookUp, byRecency[level].intervals.tookUp),
      money(byRecency[level].spend),
    ]),
  );
  if (offers === null) return;
  printTable(
    ["offers by", "AUC", "within an account", "first bought", "of the first three"],
    Object.entries(offers).map(([rule, { auc, aucWithin, precisionAt1, precisionAt3, intervals }]) => [
      rule,
      within(auc, intervals.auc),
      within(aucWithin, intervals.aucWithin),
      within(precisionAt1, intervals.precisionAt1),
      within(precisionAt3, intervals.precisionAt3),
    ]),
  );
  console.log(
    `top tenth by expected value: ${fixed(expectedValue.topShare)} of what was bought anew, by spend ${fixed(expectedValue.topShareOfSpend)}`,
  );
}

function verdictCells({ horizonDays, measure, against, verdict, difference, lower, upper }: Verdict): string[] {
  return [`${horizonDays}`, measure, against, verdict, within(difference, { lower, upper })];
}

function within(value: number | null, bounds: Bounds | null): string {
  return bounds === null ? fixed(value) : `${fixed(value)} (${fixed(bounds.lower)} to ${fixed(bounds.upper)})`;
}

function fixed(value: number | null): string {
  return value === null ? "too few" : value.toFixed(3);
}

function money(value: number | null): string {
  return value === null ? "unknown" : Math.round(value).toLocaleString("en");
}

function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => (row[column] ?? "").length)));
  for (const row of [header, ...rows]) {
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
