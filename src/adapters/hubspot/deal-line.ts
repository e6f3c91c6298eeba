import type { PlainDate } from "../../records/values/time.js";
import type { Custom } from "../shared/adapter-options.js";
import { converted, currencyCode, rounded } from "../shared/money-reader.js";
import { number, text } from "../shared/read-field.js";
import { associated } from "./hubspot-associations.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { property } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import type { Portal } from "./portal.js";
import { moneyOfYear } from "./recurring-term.js";

/** What one line of a deal says. */
export interface Line {
  id: string;
  row: HubSpotObject;
  productId: string | undefined;
  quantity: number | undefined;
  /** Its money; of one that recurs that of a year, or of a shorter term. */
  amount: number | undefined;
  /** Money of one billing. */
  billed: number | undefined;
}

/** A deal's lines with their amounts in the records' currency. */
export function linesOf(portal: Portal, deal: Row, on: PlainDate | undefined): Line[] {
  const { ledger, lines, linesOfDeal, lists, options } = portal;
  const ids = new Set([...associated(deal.row, "line_items"), ...(linesOfDeal.get(deal.id) ?? [])]);
  return [...ids].flatMap((id) => {
    const line = lines.get(id);
    if (line === undefined) {
      if (lists.given("line_items")) ledger.leaveField("deals", deal.id, "line items", "unknown-row");
      return [];
    }
    const of = (name: string): unknown => property(line.row, name);
    const quantity = number(of("quantity"));
    const price = number(of("price"));
    const net =
      number(of("amount")) ?? netOf(price, quantity, number(of("discount")), number(of("hs_discount_percentage")));
    const rate = lineRate(portal, deal, currencyCode(of("hs_line_item_currency_code")), on);
    for (const name of ["amount", "price", "quantity"]) {
      if (number(of(name)) === undefined && text(of(name)) !== undefined)
        ledger.leaveField("line_items", id, name, "not-readable");
    }
    if (net !== undefined && rate === undefined) ledger.leaveField("line_items", id, "amount", "no-rate");
    const productId = text(of("hs_product_id")) ?? text(options.productOf?.(line.row as Custom<HubSpotObject>));
    const billed = converted(net, rate);
    return [{ id, row: line.row, productId, quantity, amount: moneyOfYear(line.row, billed), billed }];
  });
}

/**
 * Money of a line without an amount: pieces at the price less what is taken off each, as money or in percent. A discount above
 * the price gives the piece away: it makes no return of a sale.
 */
function netOf(
  price: number | undefined,
  quantity = 1,
  off: number | undefined,
  percentOff: number | undefined,
): number | undefined {
  if (price === undefined) return undefined;
  const each = off !== undefined && off !== 0 ? price - off : price * (1 - (percentOff ?? 0) / 100);
  return rounded((price > 0 ? Math.max(0, each) : each) * quantity);
}

/** What a line's currency is worth: as the deal was converted, else by the rates given. */
function lineRate(
  { money, homeCurrency }: Portal,
  { row }: Row,
  lineCode: string | undefined,
  on: PlainDate | undefined,
): number | undefined {
  const dealCode = currencyCode(property(row, "deal_currency_code")) ?? homeCurrency;
  const code = lineCode ?? dealCode;
  if (code === money.currency) return 1;
  if (code === dealCode && homeCurrency === money.currency) {
    const amount = positive(number(property(row, "amount")));
    const home = positive(number(property(row, "amount_in_home_currency")));
    const exchange = positive(number(property(row, "hs_exchange_rate")));
    if (exchange !== undefined) return exchange;
    if (amount !== undefined && home !== undefined) return home / amount;
  }
  return on === undefined || code === undefined ? undefined : money.rate(code, on);
}

/** The number where it is above 0. */
export function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
