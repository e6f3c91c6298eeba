import { contractFigures } from "../../evidence/contract-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import { renewalWindowDays } from "../../measures/contracts/renewal-window-days.js";
import { dayNumber, parseDay } from "../../calendar/days/plain-date.js";
import { assertArray, assertObject, assertOptions, assertShare, RetentionError } from "../../errors.js";
import { mapValidAccounts } from "../../reading/accept-accounts.js";
import type { Account } from "../../records/account/account.js";
import { isInUse } from "../../records/account/kept-pieces.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import type { Product } from "../../records/company/product.js";
import type { Batch } from "../../records/rows/rejection.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Catalogue, CatalogueDefinition } from "../catalogue/catalogue.js";
import type { PropensityObservation } from "./propensity-model.js";
import { horizonFrom, type Holdings } from "../holdings/holdings.js";
import { contractTerms } from "../holdings/contract-terms.js";
import { readHoldings } from "../holdings/read-holdings.js";
import { findOpenings } from "../openings/find-openings.js";
import type { Opening } from "../openings/opening.js";
import { type OpportunityPolicy, type OpportunityPolicyInput, resolvePolicy } from "../opportunity-policy.js";
import { accountNumber, type Feature, ownedIds, readFeature } from "./propensity.js";
import { resolveCatalogue } from "../catalogue/resolve-catalogue.js";

/** Which past to learn from. */
export interface PurchaseObservationsOptions {
  /** From `defineCatalogue`, or the product list. */
  catalogue: Catalogue | CatalogueDefinition | readonly Product[];
  /** The day that is looked back to: only what was known then makes the features. */
  asOf: PlainDate;
  /**
   * Last day that a purchase counts. It should have passed.
   * @defaultValue the policy's horizon after `asOf`
   */
  until?: PlainDate | null | undefined;
  /** From `opportunityPolicy`, or what differs from the defaults. */
  policy?: OpportunityPolicy | OpportunityPolicyInput | null | undefined;
  /**
   * Names of the features: `owned`, `logOwned` (of 1 + owned), `purchasesLastYear`, `yearsSinceLastPurchase`,
   * `buysAgain` (log odds of the chance given as such), and indicators as `kind:replacement`, `product:mill`,
   * `segment:cafe`, `size:large`.
   * @defaultValue the first three and all kinds but whitespace
   */
  features?: readonly string[] | null | undefined;
  /** Chance that an account buys again, as it stood on the day, by its id; for the feature `buysAgain`. */
  buysAgain?: Readonly<Record<string, number>> | null | undefined;
}

const NAME = "purchaseObservations";
const DEFAULT_FEATURES = [
  "owned",
  "purchasesLastYear",
  "yearsSinceLastPurchase",
  "kind:replacement",
  "kind:add-on",
  "kind:service-contract",
];

/**
 * Which offers were open to each account on a past day, and which of them it had bought by a later one.
 * `fitPurchasePropensity` learns from these observations the chances that `scoreOpportunity` uses.
 *
 * Each product an account was eligible for on the day is one observation, whether it could pay or not. It was bought if
 * a purchase of the product, or a piece owned, is dated after `asOf` and not after `until`. Accounts with purchases
 * teach best: a list of what is in use today has forgotten what was replaced.
 *
 * @param accounts - Accounts with what they own or their purchases, up to `until` at least.
 * @param options - Catalogue and days.
 * @returns `accepted`, one observation per opening, and `rejected`, what was left out of the accounts with its reason.
 * @throws RetentionError when the catalogue, a day, the policy or a feature is wrong; never for an account.
 *
 * @example
 * import { purchaseObservations } from "retention-kit";
 *
 * const catalogue = [{ id: "mill", price: 900 }, { id: "sieve", price: 100 }];
 * const account = {
 *   id: "acme",
 *   purchases: [{ on: "2024-05-22", productId: "mill" }, { on: "2026-02-01", productId: "sieve" }],
 * };
 * const { accepted } = purchaseObservations([account], {
 *   catalogue, asOf: "2025-11-21", features: ["owned", "yearsSinceLastPurchase", "kind:replacement"] });
 * accepted
 * //=> [{
 * //     bought: true, features: { owned: 1, yearsSinceLastPurchase: 1.50, "kind:replacement": 0 },
 * //     offer: { accountId: "acme", productId: "sieve", segment: null, owned: ["mill"], firstOrder: null },
 * //   }]
 */
export function purchaseObservations(
  accounts: readonly Account[],
  options: PurchaseObservationsOptions,
): Batch<PropensityObservation> {
  const chosen = assertOptions("purchaseObservations", "options", options, {
    catalogue: true,
    asOf: true,
    until: true,
    policy: true,
    features: true,
    buysAgain: true,
  });
  const { buysAgain = {} } = chosen;
  assertObject(NAME, "buysAgain", buysAgain);
  for (const [id, chance] of Object.entries(buysAgain)) assertShare(NAME, `buysAgain.${id}`, chance);
  const catalogue = resolveCatalogue(NAME, "catalogue", chosen.catalogue);
  const { policy } = resolvePolicy(NAME, "policy", chosen.policy);
  const asOf = dayNumber(NAME, "asOf", chosen.asOf);
  const horizon = horizonFrom(asOf, policy);
  const until = chosen.until === undefined ? horizon.until : dayNumber(NAME, "until", chosen.until);
  if (until <= asOf) throw new RetentionError(NAME, "until", "must be later than asOf", chosen.until);
  const names = chosen.features ?? DEFAULT_FEATURES;
  assertArray(NAME, "features", names);
  const features = names.map((name, index) => ({ name, feature: readFeature(NAME, `features[${index}]`, name) }));

  const windowDays = renewalWindowDays(NAME, presetOf(contractFigures));
  const against = { currency: catalogue.catalogue.currency, products: catalogue.positions };
  const { accepted, rejected } = mapValidAccounts(NAME, accounts, against, (account) => {
    const terms = contractTerms(NAME, account, asOf, windowDays);
    const holdings = readHoldings(NAME, account, catalogue, horizon, terms);
    const { openings } = findOpenings(account, holdings, catalogue, horizon, policy.hourCost);
    const bought = boughtBetween(account, asOf, until);
    const owned = ownedIds(holdings, catalogue.products);
    const chance = Object.hasOwn(buysAgain, account.id) ? (buysAgain[account.id] ?? null) : null;
    return openings.map((opening): PropensityObservation => {
      const productId = opening.product.id;
      const isBought = bought.has(productId);
      return {
        bought: isBought,
        features: Object.fromEntries(
          features.map(({ name, feature }) => [name, valueOf(feature, account, holdings, opening, chance)]),
        ),
        offer: {
          accountId: account.id,
          productId,
          segment: account.segment ?? null,
          owned,
          firstOrder: isBought && opening.kind !== "replacement" ? firstOrderOf(account, productId, asOf, until) : null,
        },
      };
    });
  });
  return { accepted: accepted.flat(), rejected };
}

/** Ids of the products bought after one day and not after another. */
function boughtBetween({ owned, purchases }: Account, after: number, until: number): Set<string> {
  const isBetween = (date: PlainDate): boolean => parseDay(date) > after && parseDay(date) <= until;
  return new Set([
    ...(owned ?? []).filter((row) => isInUse(row) && isBetween(row.purchasedOn)).map(({ productId }) => productId),
    ...keptPurchases(purchases ?? [], until)
      .filter(({ on, quantity }) => (quantity ?? 1) > 0 && isBetween(on))
      .flatMap(({ productId }) => productId ?? []),
  ]);
}

/** Money of the first day in a time on which an account bought a product; `null` if an amount is missing. */
function firstOrderOf({ purchases }: Account, productId: string, after: number, until: number): number | null {
  let firstDay = Infinity;
  let money: number | null = null;
  for (const purchase of keptPurchases(purchases ?? [], until)) {
    const day = parseDay(purchase.on);
    if (purchase.productId !== productId || (purchase.quantity ?? 1) <= 0) continue;
    if (day <= after || day > until || day > firstDay) continue;
    const before: number | null = day < firstDay ? 0 : money;
    money = before === null || purchase.amount == null ? null : before + purchase.amount;
    firstDay = day;
  }
  return money;
}

function valueOf(
  feature: Feature,
  account: Account,
  holdings: Holdings,
  { kind, product }: Opening,
  buysAgain: number | null,
): number | null {
  if ("number" in feature) return accountNumber(feature.number, holdings, buysAgain);
  const member = { kind, product: product.id, segment: account.segment, size: account.size }[feature.family];
  return member == null ? null : member === feature.member ? 1 : 0;
}
