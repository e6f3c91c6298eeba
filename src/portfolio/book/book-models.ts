import { HISTORY_KINDS } from "../../purchases/engine/model-kinds.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertArray, assertNumber, RetentionError } from "../../errors.js";
import type { PropensityModel } from "../../opportunity/propensity/propensity-model.js";
import type { Assumption } from "../../evidence/assumption.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { fitGammaGamma } from "../../purchases/models/gamma-gamma/fit-gamma-gamma.js";
import { fitMbgNbd } from "../../purchases/models/beta-geometric/fit-mbg-nbd.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import type { GammaGammaModel } from "../../purchases/models/gamma-gamma/gamma-gamma-model.js";
import { assertCalibration } from "../../purchases/calibration/calibrated-chance.js";
import { assertModel } from "../../purchases/engine/model.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import type { TimeUnit } from "../../records/values/time.js";
import { joinedCalibrations } from "../buying/joined-calibrations.js";
import {
  type DatedBuyer,
  type HorizonCalibration,
  LEAST_WINDOW_DAYS,
  pastCalibrations,
} from "../buying/past-windows.js";
import { LEAST_YEARS } from "../buying/season-clock.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { gapsOf } from "../../purchases/rhythm/book-gaps.js";
import { squared } from "../../numeric/elementary/squared.js";

/** The models of purchase history that a book is judged by; store them and give them as `options.models` to save the fit. */
export interface BookModels {
  /** When accounts buy and whether they have left; `null` if the book has too little data. */
  readonly purchases: ContinuousModel | null;
  /** What they spend on a purchase; `null` if the book has too little data. */
  readonly spend: GammaGammaModel | null;
  /** What windows of the past made of the purchase model's chances, one for each horizon asked about; empty without. */
  readonly buying: readonly HorizonCalibration[];
  /** How likely offers are to be bought; `null` if the book has too little data, and the policy's constants hold. */
  readonly propensity: PropensityModel | null;
}

/** Models with what led to them. */
export interface ChosenModels extends Omit<BookModels, "propensity"> {
  /** How evenly the book's customers buy; `null` if unknown. */
  gaps: GapRhythm | null;
  reasons: Reason[];
  /** Behind the models that were fitted here. */
  assumptions: Assumption<unknown>[];
}

/** What the models depend on. */
export type BookModelRules = Pick<
  PortfolioRules,
  "models" | "assumptions" | "asOfDay" | "horizonDays" | "valueAtRisk" | "standing"
>;

const NAME = "reviewPortfolio";

const BUYING_KEYS = [
  "buysAgain.windows",
  "buysAgain.windowDecay",
  "buysAgain.coefficientDeviation",
  "buysAgain.levelDeviation",
  "buysAgain.seasonDeviation",
  "buysAgain.leastHistoryDays",
  "buysAgain.leastGapSpread",
] as const;

/** Unit of time of the models that are fitted here. */
const FITTED_UNIT = "week";

/**
 * The unit of time in which histories are told. Refuses a model given that this job cannot use.
 * @internal
 */
export function unitOfHistories({ purchases, spend, buying }: PortfolioRules["models"]): TimeUnit {
  buying?.forEach((calibration, index) => {
    const path = `models.buying[${index}]`;
    assertCalibration(NAME, path, calibration);
    assertNumber(NAME, `${path}.horizonDays`, calibration.horizonDays, { above: 0 });
    const model = calibration.clock?.model;
    if (model != null) assertModel(NAME, model, HISTORY_KINDS, `${path}.clock.model`);
  });
  if (spend !== null) assertModel(NAME, spend, ["gamma-gamma"]);
  if (purchases === null) return FITTED_UNIT;
  assertModel(NAME, purchases, HISTORY_KINDS);
  assertArray(NAME, "models.purchases.covariates.purchase", purchases.covariates.purchase);
  const covariates = [...purchases.covariates.purchase, ...purchases.covariates.dropout];
  if (covariates.length > 0) {
    throw new RetentionError(NAME, "models.purchases.covariates", "must be empty: accounts carry none", covariates);
  }
  return purchases.timeUnit;
}

/**
 * The models that were given; else an MBG/NBD and a gamma–gamma model of the book's own purchases, fitted where at least
 * `purchases.leastRepeatBuyers` accounts have a repeat purchase. The MBG/NBD model, since under it an account that
 * bought once may have left too. A weak prior steadies both, and a fit that does not settle is not used.
 * @internal
 */
export function bookModels(
  summaries: readonly PurchaseSummary[],
  { models, assumptions, asOfDay, horizonDays, valueAtRisk, standing }: BookModelRules,
  buyers: readonly DatedBuyer[],
): ChosenModels {
  const reasons: Reason[] = [];
  const used: Assumption<unknown>[] = [];
  const least = assumptions["purchases.leastRepeatBuyers"];
  const deviation = assumptions["purchases.priorDeviation"];
  // A sum of logarithms depends on the order of its terms in its last digit; the book must not.
  const histories = summaries.toSorted((a, b) => compareTexts(a.accountId, b.accountId));
  const penalty = 1 / (2 * squared(deviation.value));

  /** Fits a model where enough accounts tell something of it. */
  const fitted = <Model extends { converged: boolean | null; kind: string; observations: number }>(
    tells: (history: PurchaseSummary) => boolean,
    fit: () => Model,
    tooFew: (accounts: number) => Reason,
  ): Model | null => {
    const accounts = histories.filter(tells).length;
    if (accounts < least.value) {
      reasons.push(tooFew(accounts));
      return null;
    }
    const model = fit();
    if (model.converged !== true) {
      const { kind, observations } = model;
      reasons.push(reason("purchases.model.not-converged", { kind, observations }));
      return null;
    }
    used.push(least, deviation);
    return model;
  };

  const purchases =
    models.purchases ??
    fitted(
      ({ repeatPurchases }) => repeatPurchases > 0,
      () => fitMbgNbd(histories, { penalty }),
      (accounts) => reason("portfolio.purchases.too-few", { accounts, least: least.value }),
    );
  const spend =
    models.spend ??
    fitted(
      ({ repeatPurchases, meanRepeatSpend }) => repeatPurchases > 0 && (meanRepeatSpend ?? 0) > 0,
      () => fitGammaGamma(histories, { penalty }),
      (accounts) => reason("portfolio.spend.too-few", { accounts, least: least.value }),
    );
  const given = models.buying?.find((calibration) => calibration.gaps !== undefined)?.gaps;
  const gaps = given ?? (purchases === null ? null : gapsOf(histories, buyers, asOfDay, assumptions));
  const horizons = [horizonDays, standing.chanceDays, valueAtRisk.months * daysInUnit.month];
  const buying =
    models.buying?.slice() ??
    (purchases === null
      ? []
      : pastCalibrations(buyers, asOfDay, horizons, assumptions, penalty, {
          gaps,
          isFitted: models.purchases === null,
        }));
  const joined = joinedCalibrations(buying);
  if (purchases !== null) {
    reasons.push(...ofPast(joined, { unused: buying.length - joined.length, given: models.buying, horizons }));
  }
  const season = joined.find(
    (known) => (known.afterDays ?? 0) < horizonDays && horizonDays <= known.horizonDays,
  )?.season;
  if (season !== undefined && season.years < LEAST_YEARS) {
    reasons.push(
      reason("portfolio.buys-again.season-unknown", { days: horizonDays, years: season.years, least: LEAST_YEARS }),
    );
  }
  if (models.buying === null && buying.length > 0) used.push(...BUYING_KEYS.map((key) => assumptions[key]));
  return {
    purchases,
    spend,
    buying,
    gaps,
    reasons,
    assumptions: Object.freeze([...new Set(used)]) as Assumption<unknown>[],
  };
}

/** What of the chances of buying was compared with the past, where that is not all of them. */
function ofPast(
  joined: readonly HorizonCalibration[],
  {
    unused,
    given,
    horizons,
  }: { unused: number; given: PortfolioRules["models"]["buying"]; horizons: readonly number[] },
): Reason[] {
  const days = joined.at(-1)?.horizonDays ?? 0;
  const most = Math.max(...horizons);
  const isWhole = Math.round(most - days) < LEAST_WINDOW_DAYS;
  return [
    ...(unused === 0 ? [] : [reason("portfolio.buys-again.unused", { calibrations: unused })]),
    ...(isWhole || (given === null && days === 0) ? [] : [reason("portfolio.buys-again.past-until", { days, most })]),
    ...(given === null && days === 0 ? [reason("portfolio.buys-again.no-past")] : []),
  ];
}
