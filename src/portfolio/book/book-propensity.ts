import { addMonths, plainDate } from "../../calendar/days/plain-date.js";
import { textHash } from "../../numeric/discrete/text-hash.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import { fitPurchasePropensity } from "../../opportunity/propensity/fit-purchase-propensity.js";
import type { PropensityModel, PropensityObservation } from "../../opportunity/propensity/propensity-model.js";
import { purchaseObservations } from "../../opportunity/propensity/purchase-observations.js";
import { type PurchaseSummary, summaryOf } from "../../purchases/histories/purchase-accumulator.js";
import type { Account } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { DaySpend } from "../../reading/account-days.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";

/** An account with the days on which it bought up to `asOf`, in order. */
export interface PropensityBuyer {
  account: Account;
  purchaseDays: readonly DaySpend[];
}

/** Least days of the window that is learned from. */
const LEAST_DAYS = 60;
/** Bought offers a product with which a longer window is not asked. */
const ENOUGH_PER_PRODUCT = 5;
/** Most offers that are looked at: of a larger book a sample of accounts that depends on their ids alone. */
const MOST_OFFERS = 200_000;

/**
 * How many accounts are looked at, by the length of the catalogue.
 * @internal
 */
export function propensitySample({ products }: Catalogue): number {
  return Math.ceil(MOST_OFFERS / Math.max(1, products.length));
}

/**
 * How likely offers are to be bought, learned from the book's own window before `asOf`. What is bought next follows the
 * last quarter of the horizon's length more than the whole of it, so that the window is a quarter of the horizon, else
 * half of it, else as long as the record allows: the shortest with five bought offers a product. `null` if fewer than
 * 50 offers were bought, so that the policy's constants hold.
 *
 * @param record - Accounts that bought something, at least those with the lowest lots, and the first day on which any did.
 * @param chanceOf - Chance that an account of a history buys within some days; `null` without a model of purchases.
 * @internal
 */
export function bookPropensity(
  record: { buyers: readonly PropensityBuyer[]; firstDay: number },
  catalogue: Catalogue,
  rules: Pick<PortfolioRules, "asOfDay" | "opportunity" | "horizonDays" | "assumptions">,
  unit: TimeUnit,
  chanceOf: ((history: PurchaseSummary, days: number, endDay: number) => number) | null,
): PropensityModel | null {
  const { buyers, firstDay } = record;
  const { asOfDay, opportunity: policy, horizonDays } = rules;
  const least = rules.assumptions["opportunity.leastUptakes"].value;
  const features = [
    "logOwned",
    ...(chanceOf === null ? ["purchasesLastYear", "yearsSinceLastPurchase"] : ["buysAgain"]),
    "kind:replacement",
    "kind:add-on",
    "kind:service-contract",
  ];
  const horizon = addMonths(asOfDay, policy.horizonMonths) - asOfDay;
  const longest = Math.min(horizon, Math.floor(((asOfDay - firstDay) * 2) / 3));
  const enough = Math.max(least, ENOUGH_PER_PRODUCT * catalogue.products.length);
  let learned: { observations: PropensityObservation[]; days: number } | null = null;
  for (const days of [Math.round(horizon / 4), Math.round(horizon / 2), longest]) {
    if (days < LEAST_DAYS || days > longest) continue;
    const observations = offersSince(asOfDay - days);
    const bought = observations.filter((observation) => observation.bought).length;
    if (bought < least || bought === observations.length) continue;
    learned = { observations, days };
    if (bought >= enough) break;
  }
  if (learned === null) return null;
  const model = fitPurchasePropensity(learned.observations, { priorDeviation: 1, days: learned.days });
  return model.converged ? model : null;

  function offersSince(start: number): PropensityObservation[] {
    const then = sampleOf(
      buyers.filter(({ purchaseDays: [bought] }) => (bought?.day ?? asOfDay) <= start),
      propensitySample(catalogue),
    );
    const buysAgain: Record<string, number> = {};
    if (chanceOf !== null) {
      for (const { account, purchaseDays } of then) {
        const before = purchaseDays.filter(({ day }) => day <= start);
        const history = summaryOf(account.id, before, { until: start, unit, scale: 100 });
        if (history !== null) buysAgain[account.id] = chanceOf(history, horizonDays, start);
      }
    }
    return purchaseObservations(
      then.map(({ account }) => account),
      { catalogue, asOf: plainDate(start), until: plainDate(asOfDay), policy, features, buysAgain },
    ).accepted;
  }
}

/** In the order of their ids, so that no sum depends on that of the book. */
function sampleOf(buyers: readonly PropensityBuyer[], most: number): PropensityBuyer[] {
  const few =
    buyers.length <= most
      ? [...buyers]
      : buyers
          .map((buyer) => ({ buyer, lot: textHash(buyer.account.id) }))
          .sort((a, b) => a.lot - b.lot || compareTexts(a.buyer.account.id, b.buyer.account.id))
          .slice(0, most)
          .map(({ buyer }) => buyer);
  return few.sort((a, b) => compareTexts(a.account.id, b.account.id));
}
