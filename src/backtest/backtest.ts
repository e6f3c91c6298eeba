import { plainDate } from "../calendar/days/plain-date.js";
import { assertArray, assertObject, RetentionError } from "../errors.js";
import type { PortfolioRejection } from "../portfolio/reading/portfolio-rejection.js";
import type { PortfolioRecords } from "../portfolio/report/portfolio.js";
import type { Reason } from "../reasons/reason.js";
import { type BacktestOptions, resolveBacktest } from "./backtest-options.js";
import { chooseWindows } from "./windows/choose-windows.js";
import { type BacktestWindow, judgeWindow } from "./judging/judge-window.js";
import type { RankingRule } from "./judging/judge-value-at-risk.js";
import { learnedRules } from "./windows/learned-rules.js";
import { predictedBook, type PredictionJob } from "./windows/predicted-book.js";
import { firstSales } from "./past/products-as-of.js";
import { readAccounts } from "./past/read-accounts.js";
import { boundedFigure, drawFigures, type DrawnFigure, type Verdict, verdictsOver } from "./judging/verdicts.js";
import { givenModels, undatedFields, windowWarnings } from "./warnings.js";
import type { WindowDays } from "./windows/window-days.js";
import { windowRows } from "./windows/window-rows.js";

/** What the main job would have said on past days, compared with what happened. */
export interface Backtest {
  /** By horizon, then by end. */
  readonly windows: readonly BacktestWindow[];
  /** Comparisons over all windows of a horizon together. */
  readonly verdicts: readonly Verdict[];
  /** Cautions, and what could not be judged. */
  readonly warnings: readonly Reason[];
  readonly rejected: readonly PortfolioRejection[];
}

/**
 * Would it have worked on my data? Runs the main job as it would have run on past days, using only what was known then,
 * and compares its results with what happened: who bought again, whether money was lost where value at risk said, what
 * accounts bought, and who the plan would have reached in time. Each number is compared with simple rules that anyone
 * could use instead, with bounds, and a verdict if the difference is more than chance.
 *
 * A prediction uses no row dated after its day, and rows that changed later are taken back to what was known: a ticket
 * solved later is open. Products not yet sold are left out too. The rules to beat are learned on the window before.
 * Bounds come from a bootstrap over accounts, not rows: an account's windows come or go together. Models are not fitted
 * again for each draw. `docs/backtest.md` explains how to read it, and what it cannot say.
 *
 * @param records - Accounts with all their history, products and sellers, as `reviewPortfolio` takes them.
 * @param options - Ends, horizons, what is fitted again, rules of your own, and the seed.
 * @returns The windows, verdicts over all of them, warnings, and the rows left out.
 * @throws RetentionError when an option is wrong; never for a row. When stopped, the signal's reason.
 *
 * @example
 * import { backtest } from "retention-kit";
 *
 * const accounts = Array.from({ length: 40 }, (_, index) => ({
 *   id: `account-${index}`,
 *   purchases: ["2025-01-10", "2025-03-05", "2025-05-20", "2025-07-15", "2025-09-30"].slice(0, 2 + (index % 4)).map(
 *     (on) => ({ on, amount: 100 + index }),
 *   ),
 * }));
 * const records = { accounts, products: [], sellers: [] };
 * const { windows } = backtest(records, { asOf: "2025-07-01", horizonDays: 90, resamples: 50, seed: 1 });
 * windows.map(({ asOf, accounts, bought, lapsed }) => ({ asOf, accounts, bought, lapsed }))
 * //=> [{ asOf: "2025-07-01", accounts: 40, bought: 20, lapsed: 20 }]
 */
export function backtest(records: PortfolioRecords, options: BacktestOptions): Backtest {
  assertObject("backtest", "records", records);
  for (const list of ["accounts", "products", "sellers"] as const) assertArray("backtest", list, records[list]);
  const settings = resolveBacktest(options);
  const { resamples, seed, confidence, horizons, policies, models, refit, signal } = settings;
  const { accepted: accounts, rejected } = readAccounts(records.accounts, settings.until);
  const { windows: days, warnings: left } = chooseWindows(accounts, settings.ends, horizons, settings.until);
  const warnings: Reason[] = [...givenModels(models, policies, refit), ...undatedFields(accounts), ...left];
  const tell = (windows: number, drawn: number): void => {
    signal?.throwIfAborted();
    settings.onProgress?.({ windows, ofWindows: days.length, resamples: drawn, ofResamples: resamples });
  };

  const job: PredictionJob = { ...settings, accounts, products: records.products, sellers: records.sellers };
  const sales = firstSales(accounts);
  const least = settings.assumptions["loyalty.fewestOutcomes"].value;
  const numbers = new Map(accounts.map(({ index }, number) => [index, number]));
  const plans = new Map<number, ReadonlySet<string>>();
  const refused = new Map<string, PortfolioRejection>();
  const windows = days.map((window, place) => {
    signal?.throwIfAborted();
    const book = predictedBook(job, sales, window, plans.get(window.asOf) ?? null);
    plans.set(window.asOf, book.reviewed);
    for (const rejection of book.rejected) refused.set(`${rejection.records}[${rejection.index}]`, rejection);
    const rows = windowRows(book, learnedRules(accounts, window, least), window, numbers, settings.assumptions);
    warnings.push(...book.notes, ...windowWarnings(rows, settings.assumptions));
    const judged = judgeWindow(rows, ownRules(settings.rules, window), least, { resamples, seed, confidence });
    tell(place + 1, 0);
    return judged;
  });

  const drawn = drawFigures(
    windows.map(({ figures }) => figures),
    {
      accounts: accounts.length,
      resamples,
      seed,
      onDraw: (draws) => {
        tell(days.length, draws);
      },
    },
  );
  const compared = windows.map((window, place) => ({
    ...window,
    drawn: drawn[place] ?? new Map<string, DrawnFigure>(),
  }));
  return {
    windows: compared.map((window) => ({
      ...window.result((name) => boundedFigure(window.drawn.get(name), confidence)),
      verdicts: verdictsOver([window], confidence),
    })),
    verdicts: horizons.flatMap((horizon) =>
      verdictsOver(
        compared.filter(({ horizonDays }) => horizonDays === horizon),
        confidence,
      ),
    ),
    warnings: distinctReasons(warnings),
    rejected: [...rejected, ...refused.values()],
  };
}

/** The caller's rules on one day, which must give a number. */
function ownRules(
  rules: ReturnType<typeof resolveBacktest>["rules"],
  { asOf }: WindowDays,
): Record<string, RankingRule> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      ({ predicted }): number => {
        const value = rule(predicted.account, plainDate(asOf));
        if (typeof value === "number" && !Number.isNaN(value)) return value;
        throw new RetentionError("backtest", `options.rules.${name}`, "must give a number for every account", value);
      },
    ]),
  );
}

function distinctReasons(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((each) => [JSON.stringify(each), each])).values()];
}
