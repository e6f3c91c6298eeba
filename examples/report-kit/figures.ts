import type { AccountState, Portfolio } from "retention-kit";

/** Days ahead in which contracts that end count. */
export const CONTRACT_DAYS = 90;

/** What a run came to, kept with its plan so that the next can tell what has changed. */
export interface RunFigures {
  asOf: string;
  accounts: number;
  customers: number;
  /** Money at risk; `null` where it is not known. */
  atRisk: number | null;
  /** Contracts that end within `CONTRACT_DAYS`, in money of a year. */
  ending: number;
  openProblems: number;
  /** Customers and prospects past their longest interval on the day. */
  overdue: number;
  withoutDay: number;
  /** Where each account stands. */
  standings: Readonly<Record<string, AccountState>>;
}

const CUSTOMERS: readonly AccountState[] = ["new", "active", "slowing"];
const OVERDUE: readonly string[] = ["reviews.overdue", "portfolio.coverage.overdue"];

/** The figures of a run. */
export function runFigures({ accounts, plan, valueAtRisk }: Portfolio, asOf: string): RunFigures {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    asOf,
    accounts: accounts.length,
    customers: accounts.filter(({ standing }) => CUSTOMERS.includes(standing.state)).length,
    atRisk: valueAtRisk?.amount ?? null,
    ending: sum(accounts.map(endingSoon)),
    openProblems: sum(accounts.map(({ openProblems }) => openProblems.length)),
    overdue: accounts.filter(isOverdue).length,
    withoutDay: plan.unbooked.length,
    standings: Object.fromEntries(accounts.map(({ accountId, standing }) => [accountId, standing.state])),
  };
}

/** Whether the longest interval of a customer or a prospect is up, whatever day a signal asks for. */
export function isOverdue({ nextReview, standing }: Portfolio["accounts"][number]): boolean {
  return !hasLeft(standing.state) && nextReview.reasons.some(({ code }) => OVERDUE.includes(code));
}

/** Whether an account has probably left: it is won back, if at all, not visited by the year. */
export function hasLeft(state: AccountState): boolean {
  return state === "lapsed" || state === "lost";
}

/** Money of a year of the contracts that an account has to renew soon, in whole units: what sellers have adds up to the book's. */
export function endingSoon({ renewals }: Portfolio["accounts"][number]): number {
  return renewals.reduce(
    (sum, { daysLeft, amount }) => sum + (daysLeft >= 0 && daysLeft <= CONTRACT_DAYS ? Math.round(amount ?? 0) : 0),
    0,
  );
}
