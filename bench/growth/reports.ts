/** Reports of many accounts, and the least that anybody does with rows and reports: what grows there is the machine's own. */
import { reviewPortfolio, type Portfolio, type PortfolioAccount } from "retention-kit";
import { asOf, bookOf, many, to } from "./rows.js";

const repeated = <Row>(rows: readonly Row[], count: number): Row[] =>
  many(Math.ceil(count / rows.length), () => rows)
    .flat()
    .slice(0, count);

/** Reports and bookings of this many accounts; beyond 10,000 those of 10,000 come again under other ids, as whole ones would fill any memory. */
export function reportsOf(count: number): Pick<Portfolio, "accounts" | "plan"> {
  const { accounts, plan } = reviewPortfolio(bookOf(Math.min(count, 10_000)), { asOf, to });
  if (count <= accounts.length) return { accounts, plan };
  const reports = repeated(accounts, count).map((report, index) => ({
    ...report,
    accountId: `a${index}`,
    parentId: index < 10 ? null : `a${Math.floor(index / 10)}`,
  }));
  const bookings = Math.floor((count * plan.booked.length) / accounts.length);
  const booked = repeated(plan.booked, bookings).map((booking, index) => {
    const account = accounts.length * Math.floor(index / plan.booked.length) + Number(booking.accountId.slice(1));
    return {
      ...booking,
      accountId: `a${account}`,
      sellerId: `s${Math.floor(account / 250)}`,
      key: `${booking.key}:${index}`,
    };
  });
  return { accounts: reports, plan: { ...plan, booked } };
}

/** A look-up by the account, and an entry. */
export function datesByAccount(
  rows: readonly { accountId: string; on: string; amount: number }[],
): Map<string, string[]> {
  const dates = new Map<string, string[]>();
  for (const { accountId, on } of rows) {
    const own = dates.get(accountId);
    if (own === undefined) dates.set(accountId, [on]);
    else own.push(on);
  }
  return dates;
}

/** The same with reports: the top of each account, and a sum there. */
export function totalsByParent(accounts: readonly PortfolioAccount[]): Map<string, number> {
  const parents = new Map(accounts.map(({ accountId, parentId }) => [accountId, parentId]));
  const totals = new Map<string, number>();
  for (const { accountId, attention } of accounts) {
    let top = accountId;
    for (let parent = parents.get(top); parent != null; parent = parents.get(top)) top = parent;
    totals.set(top, (totals.get(top) ?? 0) + attention.total);
  }
  return totals;
}
