import type { Backtest } from "retention-kit";

const PREDICTORS = ["buysAgain", "probabilityAlive", "recency", "recencyFrequency", "baseRate"] as const;
const RULES = ["valueAtRisk", "spend", "spendIfSilent", "spendTimesLogistic"] as const;
const ORDERS = ["random", "silence", "spend", "spendTimesLogistic"] as const;

/** The tables of `docs/backtest.md`, of one or several histories. */
export function markdownTables(histories: readonly { name: string; result: Backtest }[]): string {
  const windows = histories.flatMap(({ name, result }) =>
    result.windows.map((window) => ({ ...window, title: `${name} ${window.asOf}, ${window.horizonDays}` })),
  );
  const buying = windows.map(({ title, accounts, buysAgain }) => [
    title,
    whole(accounts),
    ...PREDICTORS.map((predictor) => {
      const judged = buysAgain?.[predictor];
      if (judged === undefined) return "";
      return `${short(judged.auc, 3)} / ${short(judged.logLoss, 2)} / ${short(judged.calibrationError, 2)}`;
    }),
  ]);
  const risk = windows.flatMap(({ title, valueAtRisk }) => {
    if (valueAtRisk === null) return [];
    const { predicted, lower, upper, lost, topShare } = valueAtRisk;
    const said = `${whole(predicted)} (${whole(lower)} to ${whole(upper)})`;
    return [[title, said, whole(lost), ...RULES.map((rule) => percent(topShare[rule] ?? null))]];
  });
  const plans = windows.flatMap(({ title, plan }) => {
    if (plan === null) return [];
    const others = ORDERS.map((rule) => percent(plan.rules[rule]?.revenueReached ?? null));
    return [[title, whole(plan.reviews), percent(plan.revenueReached), ...others]];
  });
  const offers = windows.flatMap(({ title, opportunity }) => {
    if (opportunity === null) return [];
    const { byLevel, byRecency, offers: judged } = opportunity;
    const levels = (groups: typeof byLevel): string =>
      (["high", "medium", "low"] as const).map((level) => percent(groups[level].tookUp)).join(" / ");
    const within = (["probability", "popularity", "coPurchase"] as const).map((rule) =>
      short(judged?.[rule].aucWithin ?? null, 2),
    );
    return [[title, levels(byLevel), levels(byRecency), ...within]];
  });
  return [
    table(["Window", "Accounts", ...PREDICTORS.map((predictor) => `\`${predictor}\``)], buying),
    table(["Window", "At risk, with bounds", "Lost", ...RULES.map((rule) => `\`${rule}\``)], risk),
    table(["Window", "Reviews", "Plan", ...ORDERS.map((rule) => `\`${rule}\``)], plans),
    table(["Window", "By level", "By recency", "Offers, AUC within", "Popularity", "Bought together"], offers),
  ].join("\n\n");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function short(value: number | null, digits: number): string {
  return value === null ? "" : value.toFixed(digits).replace(/^0\./, ".");
}

function whole(value: number | null): string {
  return value === null ? "" : Math.round(value).toLocaleString("en");
}

function percent(value: number | null): string {
  return value === null ? "" : `${Math.round(100 * value)}%`;
}
