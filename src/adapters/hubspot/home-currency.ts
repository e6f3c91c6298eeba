import { commonest, currencyCode } from "../shared/money-reader.js";
import { number } from "../shared/read-field.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";

/**
 * The portal's own currency: that of the deals whose amount is the same in it, else that of the records. `undefined` where
 * the deals show that it is another one: no amount in the records' currency is the same in the portal's own. Deals of one
 * currency that say both say nothing.
 */
export function homeCurrencyOf(deals: Iterable<HubSpotObject>, currency: string | undefined): string | undefined {
  const same: string[] = [];
  const others = new Set<string>();
  for (const row of deals) {
    const code = currencyCode(property(row, "deal_currency_code"));
    const isHome = isInHome(row);
    if (code === undefined || isHome === undefined) continue;
    if (isHome) same.push(code);
    else others.add(code);
  }
  const home = commonest(same.filter((code) => !others.has(code)));
  const isOther = currency !== undefined && others.has(currency) && !same.includes(currency);
  return home ?? (isOther ? undefined : currency);
}

/** Whether a deal is in the portal's own currency; `undefined` if its row does not say. */
function isInHome(row: HubSpotObject): boolean | undefined {
  const exchange = number(property(row, "hs_exchange_rate"));
  if (exchange !== undefined && exchange > 0) return exchange === 1;
  const amount = number(property(row, "amount"));
  const home = number(property(row, "amount_in_home_currency"));
  // A cent of rounding is no exchange.
  return amount === undefined || home === undefined || amount === 0 ? undefined : Math.abs(amount - home) < 0.01;
}
