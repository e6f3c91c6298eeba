import type { Invoice, Purchase, Usage } from "retention-kit";
import { date, dayOf, type Random } from "./random.js";

const DAYS_TO_PAY = 30;
const WEEKS_MEASURED = 30;

/** Invoices of the orders of the last year; some pay late, and a few not yet. */
export function invoices({ chance, whole }: Random, purchases: readonly Purchase[], until: number): Invoice[] {
  const isLate = chance(0.03);
  return purchases
    .filter(({ on, amount }) => dayOf(on) > until - 365 && dayOf(on) <= until && (amount ?? 0) > 0)
    .map(({ on, amount }) => {
      const dueDay = dayOf(on) + DAYS_TO_PAY;
      const paidDay = dueDay + (isLate ? whole(35, 80) : whole(-12, 4));
      return { dueOn: date(dueDay), amount: amount ?? 0, ...(paidDay <= until ? { paidOn: date(paidDay) } : {}) };
    });
}

/** Cups a week that a machine with telemetry counts; a few make fewer and fewer. */
export function usage({ chance, between }: Random, from: number, until: number): Usage[] {
  const usual = between(200, 2000);
  const fall = chance(0.15) ? between(0.4, 0.7) : 0;
  const weeks = Math.max(0, Math.min(WEEKS_MEASURED, Math.floor((until - from) / 7)));
  return Array.from({ length: weeks }, (_, week): Usage => {
    const value = Math.round(usual * (1 - (fall * week) / WEEKS_MEASURED) * between(0.95, 1.05));
    return { on: date(until - 7 * (weeks - 1 - week)), value, measure: "cups" };
  });
}

/** The same with what is known on a day. */
export function invoicesAsOf(all: readonly Invoice[], today: string): Invoice[] {
  return all
    .filter(({ dueOn }) => dayOf(dueOn) - DAYS_TO_PAY <= dayOf(today))
    .map(({ paidOn, ...invoice }) => ({ ...invoice, ...(paidOn != null && paidOn <= today ? { paidOn } : {}) }));
}
