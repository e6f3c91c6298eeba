import { type MonthOfRenewals, renewalsByMonth } from "../charts/renewals-by-month.js";
import { figure } from "../page.js";
import { sayIn } from "../say.js";
import type { ReportInput } from "./report-input.js";

const MONTHS = 12;

/** The next year's renewals by the month in which they end, in money; nothing where no contract names an amount. */
export function renewals({ book, currency, locale }: ReportInput): string[] {
  const byMonth = new Map<string, MonthOfRenewals>();
  for (const { renewal } of book.accounts) {
    if (renewal?.amount == null || renewal.daysLeft < 0) continue;
    const month = renewal.endsOn.slice(0, 7);
    const before = byMonth.get(month) ?? { month, amount: 0, contracts: 0 };
    byMonth.set(month, { month, amount: before.amount + renewal.amount, contracts: before.contracts + 1 });
  }
  if (byMonth.size === 0) return [];
  const say = sayIn(locale.language);
  const months = [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1)).slice(0, MONTHS);
  return [
    `<h2>${say("Renewals by month")}</h2>`,
    figure(
      renewalsByMonth(months, currency),
      say("Contracts that end in each month, by their money of a year, {currency}.", { currency }),
    ),
  ];
}
