import { type IntervalOptions, resolveConfidence } from "../../measures/confidence.js";
import type { PlainDate } from "../../records/values/time.js";
import type { AccountState } from "../standing/account-standing.js";
import { CONTRACT_KINDS, type ContractModel } from "../../purchases/models/contracts/contract-models.js";
import { type ReviewAssumptions, reviewFigures } from "../../evidence/review-figures.js";
import { type Reason, reason } from "../../reasons/reason.js";
import { type ForecastMoney, drawn } from "./forecast-money.js";
import { contractRecord, shareRenewedLate } from "../contracts/book-contracts.js";
import { type RenewalModel, renewalOdds } from "../contracts/renewal-models.js";
import { type EndlessForecast, endlessForecast } from "./endless-forecast.js";
import { endlessOf } from "./endless-draws.js";
import { oneSidedRule } from "../contracts/one-sided.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Rejection } from "../../records/rows/rejection.js";
import { type ContractRow, readContracts, renewalKey } from "../../measures/contracts/recurring-revenue.js";
import { RetentionError, assertCount, assertFigures, assertNumber, assertOptions } from "../../errors.js";
import { presetOf } from "../../evidence/preset-of.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { assertModel } from "../../purchases/engine/model.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { renewalWindowDays } from "../../measures/contracts/renewal-window-days.js";
import { renewalChains } from "../../measures/contracts/renewal-chains.js";
import { type Due, MINOR_UNITS, chancesOf, dueOf, isOpen, moneyOf, moneyOn } from "./due-renewals.js";
import { firstDayOf, periodOf } from "../../calendar/days/calendar-period.js";
import { type ForecastRenewal, renewalOf } from "./forecast-renewal.js";
import { statesOf } from "./given-standings.js";

/** How far to look ahead, and what else is known about the accounts. */
export interface RenewalForecastOptions extends IntervalOptions {
  /** The day of the forecast. */
  asOf: PlainDate;
  /** Last day of the forecast. */
  to: PlainDate;
  /** The states of the accounts: pass the accounts of `reviewPortfolio`. */
  standings?: readonly { accountId: string; standing: { state: AccountState } }[] | null | undefined;
  /**
   * Your own survival model, in terms.
   * @defaultValue fitted to the contracts for each length of term
   */
  model?: ContractModel | null | undefined;
  /**
   * Number of simulated futures for the bounds; 0 for none.
   * @defaultValue `1000`
   */
  resamples?: number | null | undefined;
  /**
   * Seed of the random draws.
   * @defaultValue `1`
   */
  seed?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: ReviewAssumptions | null | undefined;
}

/** The renewals of a calendar month. */
export interface RenewalMonth extends ForecastMoney {
  /** First day of the month. */
  readonly from: PlainDate;
  readonly contracts: number;
  /** Yearly revenue that is up for renewal. */
  readonly amount: number;
}

/** Recurring revenue that is up for renewal, and how much of it is expected to stay. */
export interface RenewalForecast extends ForecastMoney {
  readonly asOf: PlainDate;
  readonly to: PlainDate;
  /**
   * Yearly revenue up for renewal within these days, including contracts that ended before and may still be renewed;
   * `expected`, `lower` and `upper` are what stays of it.
   */
  readonly amount: number;
  /** Each contract once, in the order in which the current terms end. */
  readonly renewals: readonly ForecastRenewal[];
  readonly months: readonly RenewalMonth[];
  /**
   * Contracts that may be cancelled at any time, and what is expected to continue. Included in `running` and
   * `runningAfter`.
   */
  readonly endless: EndlessForecast;
  /** Yearly revenue of all contracts that run on `asOf`, and of those that ended before and may still be renewed. */
  readonly running: number;
  /**
   * Expected yearly revenue after `to`, from these contracts and those already signed. It does not include new
   * business.
   */
  readonly runningAfter: ForecastMoney;
  /** Renewal rates learned from the contracts, by length of term. */
  readonly models: readonly RenewalModel[];
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly assumptions: readonly Assumption<unknown>[];
  readonly rejected: readonly Rejection[];
}

const NAME = "renewalForecast";

/**
 * Which contracts are up for renewal, the money in them, and how much of it is likely to stay: by contract, by month
 * and in total.
 *
 * The chance of a renewal comes from the contracts themselves. Terms that ended before `asOf` were renewed or not, and
 * the shifted beta–geometric model learns from them how the chance rises with every renewal, for each length of term.
 * If too few have ended, it is their rate by Laplace's rule. If many have and all were renewed, or none, the others seem to be
 * missing from the records: then it is the chance that is taken where nothing is known. For a contract that has ended and may still be renewed it
 * falls from day to day, by how late the book's renewals were signed. Notice given makes it 0. For a contract that renews by
 * itself, a last day for notice that has passed makes it 1. A lost account renews nothing, and a slowing one has lower
 * odds.
 *
 * A contract without an end may be left at any time. How many are is learned, month by month, from those of yours that
 * ended, and by how long each has run.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", Journal of Interactive Marketing 21(1), eq. 7.
 * Cost: one fit for each length of term, then contracts × resamples.
 *
 * @param contracts - Contracts with their `accountId`, including those that are over, which the model learns from.
 * @param options - The days, standings of accounts, draws.
 * @returns The renewals in order of their day, the months, and the rows left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { renewalForecast } from "retention-kit";
 *
 * const contracts = [
 *   { accountId: "acme", id: "1", startsOn: "2025-01-01", endsOn: "2025-12-31", amount: 1200, per: "year" },
 *   { accountId: "acme", id: "2", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 1200, per: "year", renewedFrom: "1" },
 *   { accountId: "bolt", id: "3", startsOn: "2026-03-01", endsOn: "2027-02-28", amount: 50, per: "month" },
 * ];
 * const { amount, expected, renewals } = renewalForecast(contracts, { asOf: "2026-11-21", to: "2027-03-31" });
 * // One term ended, and was renewed: Laplace's rule says 2 of 3.
 * [amount, expected, renewals.map(({ contractId, probability }) => [contractId, probability])]
 * //=> [1800, 1200, [["2", 0.6667], ["3", 0.6667]]]
 */
export function renewalForecast(contracts: readonly ContractRow[], options: RenewalForecastOptions): RenewalForecast {
  const chosen = assertOptions(NAME, "options", options, {
    asOf: true,
    to: true,
    standings: true,
    model: true,
    resamples: true,
    seed: true,
    assumptions: assertFigures,
    confidence: true,
  });
  const { asOf, to, model = null, resamples = 1000, seed = 1 } = chosen;
  const assumed = chosen.assumptions ?? presetOf(reviewFigures);
  const windowDays = renewalWindowDays(NAME, assumed);
  const confidence = resolveConfidence(NAME, chosen);
  const asOfDay = dayNumber(NAME, "options.asOf", asOf);
  const toDay = dayNumber(NAME, "options.to", to);
  if (toDay < asOfDay) throw new RetentionError(NAME, "options.to", `must not lie before ${asOf}`, to);
  assertCount(NAME, "options.resamples", resamples, { max: 100_000 });
  assertNumber(NAME, "options.seed", seed);
  if (model !== null) assertModel(NAME, model, CONTRACT_KINDS, "options.model");
  const states = statesOf(chosen.standings);

  const { byAccount, drafts, rejected } = readContracts(NAME, "contracts", contracts, windowDays);
  const drafted = new Set(
    drafts.flatMap(({ accountId, renewedFrom }) => (renewedFrom == null ? [] : [renewalKey(accountId, renewedFrom)])),
  );
  // In an order of their own: sums, and draws, are not to follow the order of the rows.
  const chains = [...byAccount]
    .sort(([a], [b]) => compareTexts(a, b))
    .flatMap(([, { inOrder }]) =>
      renewalChains(
        NAME,
        inOrder.map(({ contract }) => contract),
        asOfDay,
        windowDays,
      ),
    );
  const record = contractRecord(asOfDay, oneSidedRule(NAME, assumed));
  record.add(chains);
  const learned = record.learned(model);
  const models = learned.terms;
  const late = assumed["contracts.renewedLate"];
  const lateShare = shareRenewedLate(learned, late.value);
  const running = chains.filter(({ isOver }) => !isOver);
  const due = running
    .flatMap((chain): Due[] => dueOf(chain, { asOfDay, toDay, drafted, states, models }))
    .sort(
      (a, b) =>
        a.endDay - b.endDay ||
        compareTexts(a.chain.contract.id, b.chain.contract.id) ||
        compareTexts(a.chain.contract.accountId, b.chain.contract.accountId),
    );

  const unknown = assumed["reviews.renewalWhenUnknown"];
  const slowing = assumed["reviews.renewalSlowingOdds"];
  const stays = assumed["contracts.endlessStays"];
  const endless = endlessOf(running, learned.endless, { asOfDay, toDay, states });
  const best = models.map((each) => renewalOdds(each, unknown.value));
  const found = due.map((each) => chancesOf(each, best, slowing.value, lateShare));
  const firstMonth = periodOf(asOfDay, "month");
  const months = periodOf(toDay, "month") - firstMonth + 1;
  const renewed = (of: (each: Due, index: number) => number): number =>
    due.reduce((sum, each, index) => sum + of(each, index), 0) / MINOR_UNITS;
  const mayEnd = new Set(due.map(({ chain }) => chain));
  const sure = running.reduce(
    (sum, chain) => sum + (chain.endDay === null || mayEnd.has(chain) ? 0 : moneyOn(chain, toDay, windowDays)),
    0,
  );
  const bounds = drawn({
    due,
    models,
    endless,
    endlessModels: learned.endless,
    resamples,
    seed,
    confidence,
    firstMonth,
    months,
    sure,
    unknown,
    endlessStays: stays,
    slowing,
    lateShare,
  });

  const monthRows = Array.from({ length: months }, (_, month): RenewalMonth => {
    const isIn = ({ month: its }: Due): boolean => its === firstMonth + month;
    return {
      from: plainDate(firstDayOf(firstMonth + month, "month")),
      contracts: due.filter(isIn).length,
      amount: renewed((each) => (isIn(each) ? each.money : 0)),
      expected: renewed((each, index) => (isIn(each) ? each.money * (found[index]?.next ?? 0) : 0)),
      ...bounds.months[month],
    } as RenewalMonth;
  });
  const withoutEnd = endlessForecast(endless, learned.endless, {
    staysWhenUnknown: stays.value,
    slowing: slowing.value,
    bounds: bounds.endless,
  });
  return {
    asOf,
    to,
    amount: renewed(({ money }) => money),
    expected: renewed(({ money }, index) => money * (found[index]?.next ?? 0)),
    ...bounds.renewed,
    renewals: due.map((each, index) =>
      renewalOf(each, found[index] ?? { next: 0, all: 0, mean: 0 }, models, bounds.each[index]),
    ),
    months: monthRows,
    endless: withoutEnd,
    running: running.reduce((sum, chain) => sum + moneyOn(chain, asOfDay, windowDays), 0) / MINOR_UNITS,
    runningAfter: {
      expected:
        sure / MINOR_UNITS + withoutEnd.expected + renewed(({ money }, index) => money * (found[index]?.all ?? 0)),
      ...bounds.after,
    },
    models,
    confidence,
    reasons: reasonsOf(withoutEnd, due, to),
    assumptions: [
      ...(due.some(({ intention, state, group }) => isOpen(intention, state) && models[group]?.model == null)
        ? [unknown]
        : []),
      ...(due.some(({ intention, state, group }) => isOpen(intention, state) && isOneSided(models[group]))
        ? [assumed["contracts.oneSided"]]
        : []),
      ...(due.some(({ intention, state }) => isOpen(intention, state) && state === "slowing") ||
      endless.some(({ state }) => state === "slowing")
        ? [slowing]
        : []),
      ...(due.some(({ intention, state, daysLate }) => daysLate > 0 && isOpen(intention, state)) ? [late] : []),
      ...(endless.some(({ state, group }) => state !== "lost" && learned.endless[group]?.model == null) ? [stays] : []),
    ],
    rejected,
  };
}

function isOneSided(model: RenewalModel | undefined): boolean {
  return model?.model === null && model.oneSided != null;
}

function reasonsOf({ contracts, ending }: EndlessForecast, due: readonly Due[], to: PlainDate): Reason[] {
  const unpriced = due.filter(({ chain }) => moneyOf(chain.contract) === null).length;
  return [
    ...(unpriced > 0 ? [reason("portfolio.renewals.unpriced", { contracts: unpriced })] : []),
    ...(contracts > 0 ? [reason("portfolio.renewals.endless", { contracts, share: ending / contracts, to })] : []),
  ];
}
