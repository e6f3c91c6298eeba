import { HISTORY_KINDS } from "../../purchases/engine/model-kinds.js";
import { lastDecidedDay } from "../../accounts/last-decided-day.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import {
  assertArray,
  assertCount,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  refusalOf,
  RetentionError,
} from "../../errors.js";
import { presetOf } from "../../evidence/preset-of.js";
import { type PurchaseAssumptions, purchaseFigures } from "../../evidence/purchase-figures.js";
import { assertModel } from "../../purchases/engine/model.js";
import { accountDays, type DaySpend } from "../../reading/account-days.js";
import { addObserved, type DaysObserved } from "../../reading/collect-days.js";
import { type PurchaseSummary, resolveObservation, summaryOf } from "../../purchases/histories/purchase-accumulator.js";
import { fitMbgNbd } from "../../purchases/models/beta-geometric/fit-mbg-nbd.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { probabilityOfBuying } from "../../purchases/predictions/probability-of-buying.js";
import type { Account } from "../../records/account/account.js";
import { assertAccount } from "../../records/account/assert-account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { acceptRows, type Batch } from "../../records/rows/rejection.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { LoyaltyObservation } from "../model/read-observations.js";
import { type EstimateLoyaltyOptions, type EstimateContext, resolveEstimateContext } from "./estimate-context.js";
import { type Experience, meanEffort } from "./experience.js";
import { readExperiences } from "./experiences.js";
import { squared } from "../../numeric/elementary/squared.js";
import { assertHostRow, type HostLists } from "../../records/rows/host-row.js";
import { ACCOUNT_ROW, PURCHASE_ROW, SURVEY_ROW, TICKET_ROW } from "../../records/rows/host-rows.js";

/** Which past to learn from. */
export interface LoyaltyObservationsOptions extends Omit<
  EstimateLoyaltyOptions,
  "model" | "confidence" | "horizonDays" | "purchases"
> {
  /** Days after `asOf` in which a purchase counts as buying again. They should have passed. */
  horizonDays: number;
  /**
   * Model behind the chance of buying, without covariates and fitted on days up to `asOf`; `null` for none.
   * @defaultValue fitted to the histories as they stood, where at least `purchases.leastRepeatBuyers` accounts had bought again
   */
  purchases?: ContinuousModel | null | undefined;
}

const NAME = "loyaltyObservations";
const FITTED_UNIT = "week";

/** A customer as it stood, and what it did next. */
interface Looked {
  observation: LoyaltyObservation;
  history: PurchaseSummary;
}

const LEARNED_LISTS: HostLists<Account> = [
  ["purchases", PURCHASE_ROW],
  ["tickets", TICKET_ROW],
  ["surveys", SURVEY_ROW],
];

/**
 * What each customer had been through by a past day, and whether it bought again within the horizon that followed.
 * `fitLoyaltyModel` learns from these observations how service affects your own customers.
 *
 * A customer is an account that had bought something by `asOf`; the others are left out. All evidence is from `asOf` or
 * before. Tickets are read as they stood, so that one solved later is open. Then there are answers, years since the
 * first purchase, and in `purchases` the chance of buying within `horizonDays`, judged by the purchases so far.
 * `exposures` have no date and are taken as given: leave out any that came about later. Several problems become one
 * effort, in which fresher ones weigh more; `freshness` says how much is left of them. Refunds count as in
 * `summarizePurchases`: a day that loses all its money is not a purchase.
 *
 * Fit on a day whose horizon has passed, and judge on a later one with `evaluatePredictions`. Tell the fit the same
 * `horizonDays`.
 *
 * Cost: two passes over the rows and a fit of the purchase model.
 *
 * @param records - Accounts, or an object that holds them as `accounts`, with their purchases up to the horizon's end.
 * @param options - Day, horizon, and how effort is scored.
 * @returns `accepted`, one observation per customer, and `rejected`, a reason for each account left out.
 * @throws RetentionError when a day, the horizon, the policy or the model is wrong; never for an account.
 *
 * @example
 * import { loyaltyObservations } from "retention-kit";
 *
 * const account = {
 *   id: "acme",
 *   purchases: [{ on: "2024-05-22" }, { on: "2025-02-01" }, { on: "2026-01-15" }],
 *   tickets: [{ id: "t1", openedAt: "2025-11-01T08:00:00Z", resolvedAt: "2025-11-21T08:00:00Z", resolved: true, contacts: 2 }],
 * };
 * const { accepted } = loyaltyObservations([account], { asOf: "2025-11-21", horizonDays: 90 });
 * accepted
 * //=> [{ repurchased: true, tenureYears: 1.5, effort: 2.333, freshness: 1 }]
 */
export function loyaltyObservations(
  records: readonly Account[] | { readonly accounts: readonly Account[] },
  options: LoyaltyObservationsOptions,
): Batch<LoyaltyObservation> {
  const chosen = assertOptions(NAME, "options", options, {
    asOf: true,
    horizonDays: true,
    purchases: true,
    effortPolicy: true,
    calendar: true,
    timeZone: true,
    assumptions: assertFigures,
  });
  const { horizonDays, purchases, ...estimateOptions } = chosen;
  // Unless it is given as `null`, for none.
  const given = options.purchases === null ? null : purchases;
  assertCount(NAME, "options.horizonDays", horizonDays, { min: 1, max: 100_000 });
  const accounts = Array.isArray(records) ? (records as readonly Account[]) : accountsOf(records);
  const assumptions = chosen.assumptions ?? presetOf(purchaseFigures);
  const unit = given == null ? FITTED_UNIT : unitOf(given);
  const look = customerReader(estimateOptions, horizonDays, unit);

  const { accepted, rejected } = acceptRows(NAME, "accounts", accounts, look);
  const customers = accepted.filter((customer) => customer !== null);
  const model =
    given === undefined
      ? fitted(
          customers.map(({ history }) => history),
          assumptions,
        )
      : given;
  if (model === null) return { accepted: customers.map(({ observation }) => observation), rejected };
  const horizon = horizonDays / daysInUnit[unit];
  const observations = customers.map(({ observation, history }) => ({
    ...observation,
    purchases: probabilityOfBuying(model, history, { horizon }),
  }));
  return { accepted: observations, rejected };
}

function accountsOf(records: unknown): readonly Account[] {
  assertObject(NAME, "records", records);
  const { accounts } = records as { accounts?: unknown };
  assertArray(NAME, "records.accounts", accounts);
  return accounts as Account[];
}

function unitOf(model: ContinuousModel): TimeUnit {
  assertModel(NAME, model, HISTORY_KINDS, "options.purchases");
  return model.timeUnit;
}

/** A function that tells of one account after the other how it stood and what it did; `null` of one that was no customer. */
function customerReader(
  options: Omit<EstimateLoyaltyOptions, "model" | "confidence" | "horizonDays" | "purchases">,
  horizonDays: number,
  unit: TimeUnit,
): (account: Account) => Looked | null {
  const observation = resolveObservation(NAME, { until: options.asOf, unit });
  const after = { ...observation, until: observation.until + horizonDays };
  const common = resolveEstimateContext(NAME, options);
  const byZone = new Map<string, EstimateContext>();
  const inZone = (timeZone: string): EstimateContext => {
    const known = byZone.get(timeZone) ?? resolveEstimateContext(NAME, { ...options, timeZone });
    byZone.set(timeZone, known);
    return known;
  };

  return (account) => {
    assertAccount(NAME, account, ["purchases", "tickets", "surveys"]);
    assertHostRow(NAME, "", account, ACCOUNT_ROW, LEARNED_LISTS);
    const before = daysUntil(account, observation);
    const history = summaryOf(account.id, before, observation);
    const [first] = before;
    if (history === null || first === undefined) return null;
    const bought = daysUntil(account, after).some(({ day }) => day > observation.until);
    const { timeZone, tickets = null, surveys = null, exposures } = account;
    const { fading, effort } = timeZone == null ? common : inZone(timeZone);
    const decided = lastDecidedDay(account, observation.until, fading.automatic);
    const { list, satisfaction } = readExperiences(
      NAME,
      { tickets, surveys, lastPurchaseOn: decided === null ? null : plainDate(decided) },
      fading,
      effort,
    );
    for (const [name, value] of Object.entries(exposures ?? {})) {
      if (value !== null) assertNumber(NAME, `exposures.${name}`, value);
    }
    return {
      observation: {
        repurchased: bought,
        tenureYears: (observation.until - first.day) / daysInUnit.year,
        ...problemOf(list),
        ...(satisfaction === null ? {} : { satisfaction }),
        ...(exposures == null ? {} : { exposures }),
      },
      history,
    };
  };
}

function daysUntil({ purchases }: Account, observation: DaysObserved): readonly DaySpend[] {
  const days = accountDays();
  purchases?.forEach((purchase, index) => {
    try {
      addObserved(NAME, days, purchase, observation);
    } catch (error) {
      const refusal = refusalOf(error);
      throw new RetentionError(NAME, `purchases[${index}].${refusal.path}`, refusal.rule, refusal.value);
    }
  });
  return days.purchaseDays();
}

/** Experiences as one problem: their mean effort, and what is left of them together. */
function problemOf(list: readonly Experience[] | null): Pick<LoyaltyObservation, "effort" | "freshness" | "problem"> {
  if (list === null) return {};
  const effort = meanEffort(list);
  if (effort === null) return { problem: false };
  return {
    effort,
    freshness: Math.min(
      1,
      list.reduce((sum, { freshness }) => sum + freshness, 0),
    ),
  };
}

/** The model that the main job would have fitted; `null` if too few had bought again, or the fit does not settle. */
function fitted(histories: readonly PurchaseSummary[], assumptions: PurchaseAssumptions): ContinuousModel | null {
  const least = assumptions["purchases.leastRepeatBuyers"].value;
  if (histories.filter(({ repeatPurchases }) => repeatPurchases > 0).length < least) return null;
  const penalty = 1 / (2 * squared(assumptions["purchases.priorDeviation"].value));
  const model = fitMbgNbd(
    histories.toSorted((one, other) => compareTexts(one.accountId, other.accountId)),
    { penalty },
  );
  return model.converged === true ? model : null;
}
