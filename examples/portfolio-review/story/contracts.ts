import type { Contract, Product, Purchase } from "retention-kit";
import { cents, date, dayOf, type Random } from "./random.js";

/** Days before its end until which notice can be given, and before which a draft of the next is written. */
const NOTICE_DAYS = 60;
const DRAFT_DAYS = 45;

/** A contract with an end. */
type Term = Contract & { endsOn: string };

/** A service contract from its first term to its last, with an invoice a term. */
export interface ContractStory {
  terms: Term[];
  invoices: Purchase[];
}

/**
 * A contract of a year, renewed year by year while the customer stays, and sometimes not. What of it is on paper on a day
 * is told by `contractsAsOf`.
 */
export function contractStory(
  { chance }: Random,
  accountId: string,
  product: Pick<Product, "id" | "price">,
  { from, stays, to }: { from: number; stays: number; to: number },
): ContractStory {
  const autoRenews = chance(0.5);
  const names = chance(0.8);
  const monthly = chance(0.3);
  const { price } = product;
  const story: ContractStory = { terms: [], invoices: [] };
  for (let start = from; start <= to; start = dayAfter(start)) {
    const endDay = dayAfter(start) - 1;
    const before = story.terms.at(-1);
    const isLast = stays <= endDay || chance(0.08);
    story.terms.push({
      id: `${accountId}-${product.id}-${story.terms.length + 1}`,
      productId: product.id,
      startsOn: date(start),
      endsOn: date(endDay),
      ...(names ? { noticeOn: date(endDay - NOTICE_DAYS) } : {}),
      amount: monthly ? cents(price / 12) : price,
      per: monthly ? "month" : "year",
      autoRenews,
      ...(before === undefined ? {} : { renewedFrom: before.id }),
      status: isLast ? "cancelled" : "active",
    });
    story.invoices.push({ on: date(start), amount: price, productId: product.id, quantity: 1 });
    if (isLast) break;
  }
  return story;
}

/** The contracts as they stood on a day: notice not given yet, the next term a draft while it waits for a signature. */
export function contractsAsOf({ terms }: ContractStory, today: number): Contract[] {
  return terms.flatMap((term): Contract[] => {
    const startDay = dayOf(term.startsOn);
    const endDay = dayOf(term.endsOn);
    if (startDay > today) {
      const isDrafted = term.autoRenews !== true && term.renewedFrom != null && startDay - DRAFT_DAYS <= today;
      return isDrafted ? [{ ...term, status: "draft" }] : [];
    }
    if (endDay < today) return [{ ...term, status: "expired" }];
    const isKnown = term.status === "cancelled" && endDay - NOTICE_DAYS <= today;
    return [{ ...term, status: isKnown ? "cancelled" : "active" }];
  });
}

/** The same day of the next year; one that does not exist is the first of March. */
function dayAfter(day: number): number {
  const on = date(day);
  return dayOf(
    new Date(Date.UTC(Number(on.slice(0, 4)) + 1, Number(on.slice(5, 7)) - 1, Number(on.slice(8))))
      .toISOString()
      .slice(0, 10),
  );
}
