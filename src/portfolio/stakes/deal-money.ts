import { dealAmount } from "../../accounts/deal-amount.js";
import { addMonths, dayInRow } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";

/** What of an account's open deals counts, and how. */
export interface DealRules {
  asOfDay: number;
  /** A deal that is expected later does not count yet. */
  months: number;
  /** Days after its expected day after which no one believes in a deal that is still open. */
  dealDays: number;
  /** Chance of winning a deal of which the pipeline says none. */
  dealWhenUnknown: number;
  /** Share of the money that is margin. */
  margin: number;
}

/** Money of open deals, each with its margin and times the chance that it is won. */
export interface DealMoney {
  /** Deals whose money is known. */
  deals: number;
  /** Of deals that name their products, which no other offer holds. */
  listed: number;
  /** Of deals that do not: they may be what the offers are. */
  unlisted: number;
  /** Whether a chance was assumed. */
  isAssumed: boolean;
}

/**
 * What the open deals of an account are expected to bring; `null` without one whose money is known.
 * @internal
 */
export function dealMoney({ deals }: Pick<Account, "deals">, rules: DealRules): DealMoney | null {
  if (deals == null || deals.length === 0) return null;
  const found: DealMoney = { deals: 0, listed: 0, unlisted: 0, isAssumed: false };
  const untilDay = addMonths(rules.asOfDay, rules.months);
  deals.forEach((deal, index) => {
    const { status, openedOn, expectedCloseOn, probability, products } = deal;
    const dayOf = (field: "openedOn" | "expectedCloseOn", on: string): number =>
      dayInRow("reviewPortfolio", "deals", index, field, on);
    if (status !== "open" || (openedOn != null && dayOf("openedOn", openedOn) > rules.asOfDay)) return;
    const closesDay = expectedCloseOn == null ? rules.asOfDay : dayOf("expectedCloseOn", expectedCloseOn);
    if (closesDay < rules.asOfDay - rules.dealDays || closesDay > untilDay) return;
    const amount = dealAmount(deal);
    if (amount === null || amount <= 0) return;
    const money = amount * rules.margin * (probability ?? rules.dealWhenUnknown);
    found.deals++;
    found[products != null && products.length > 0 ? "listed" : "unlisted"] += money;
    found.isAssumed ||= probability == null;
  });
  return found.deals === 0 ? null : found;
}
