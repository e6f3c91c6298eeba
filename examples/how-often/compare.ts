import {
  allocateReviews,
  cadencePolicy,
  responseAt,
  responseCurve,
  reviewPortfolio,
  type Portfolio,
  type PortfolioAccount,
  type PortfolioPolicies,
  type PortfolioRecords,
  type ReviewAllocation,
} from "retention-kit";

/** The minutes of a review. */
export const MINUTES = 45;

/** How often one account is met under both rules. */
export interface ComparedAccount {
  account: PortfolioAccount;
  sellerId: string;
  byLevel: number;
  allocated: number;
  /** What a year of so many reviews brings, by the account's curve. */
  valueByLevel: number;
  valueAllocated: number;
}

/** A rule in a year: what it brings and takes. */
export interface YearOf {
  value: number;
  hours: number;
  touched: number;
}

/** A rule in the plan's quarter. */
export interface QuarterOf {
  reviews: number;
  /** What the booked reviews bring, further ones of an account less than its first. */
  worth: number;
}

/** The same hours by levels, and where they bring most. */
export interface Comparison {
  accounts: ComparedAccount[];
  allocation: ReviewAllocation;
  year: { levels: YearOf; allocated: YearOf };
  quarter: { levels: QuarterOf; allocated: QuarterOf };
}

const worth = ({ attention }: PortfolioAccount, reviews: number): number =>
  responseAt(responseCurve({ kind: "attention", attention }), reviews);

/** What reviews by the intervals of the levels bring, and what the same hours bring where they are worth most. */
export function compare(
  records: PortfolioRecords,
  options: { asOf: string; to: string; policies: PortfolioPolicies },
): Comparison {
  const book = reviewPortfolio(records, options);
  const timesAYear = { high: 4, medium: 2, low: 1 };
  const hours: Record<string, number> = Object.fromEntries(records.sellers.map(({ id }) => [id, 0]));
  // Accounts of sellers who are not there cannot be met.
  const served = book.accounts.filter(({ nextReview: { sellerId } }) => sellerId !== undefined && sellerId in hours);
  for (const { nextReview, opportunity } of served) {
    const { sellerId = "" } = nextReview;
    hours[sellerId] = (hours[sellerId] ?? 0) + (timesAYear[opportunity.level] * MINUTES) / 60;
  }
  const allocation = allocateReviews(served, { sellers: records.sellers, hours });

  const accounts = allocation.reviews.map((row, index): ComparedAccount => {
    const account = served[index];
    if (account === undefined) throw new Error("the allocation has a row more than there are accounts");
    const byLevel = timesAYear[account.opportunity.level];
    return {
      account,
      sellerId: account.nextReview.sellerId ?? "",
      byLevel,
      allocated: row.count,
      valueByLevel: worth(account, byLevel),
      valueAllocated: row.value,
    };
  });
  const policies = { ...options.policies, reviews: cadencePolicy(allocation) };
  const after = reviewPortfolio(records, { ...options, policies });
  return {
    accounts,
    allocation,
    year: {
      levels: yearOf(accounts.map(({ byLevel, valueByLevel }) => [byLevel, valueByLevel])),
      allocated: yearOf(accounts.map(({ allocated, valueAllocated }) => [allocated, valueAllocated])),
    },
    quarter: { levels: quarterOf(book), allocated: quarterOf(after) },
  };
}

function yearOf(rows: readonly (readonly [reviews: number, value: number])[]): YearOf {
  return {
    value: rows.reduce((sum, [, value]) => sum + value, 0),
    hours: rows.reduce((sum, [reviews]) => sum + (reviews * MINUTES) / 60, 0),
    touched: rows.filter(([reviews]) => reviews > 0).length,
  };
}

function quarterOf({ accounts, plan }: Portfolio): QuarterOf {
  const booked = new Map<string, number>();
  for (const { accountId } of plan.booked) booked.set(accountId, (booked.get(accountId) ?? 0) + 1);
  return {
    reviews: plan.booked.length,
    worth: accounts.reduce((sum, account) => sum + worth(account, booked.get(account.accountId) ?? 0), 0),
  };
}

/** Of each seller, what an hour at the end of each account's reviews brings by levels, and what it is worth as allocated. */
export function hourBySeller({ accounts, allocation }: Comparison): {
  sellerId: string;
  /** From the tenth of the accounts whose last review brings least to the tenth whose brings most. */
  least: number;
  most: number;
  worth: number;
}[] {
  return allocation.sellers.map(({ sellerId, valueOfAnHour }) => {
    const lasts = accounts
      .filter((account) => account.sellerId === sellerId)
      .map(({ account, byLevel }) => (worth(account, byLevel) - worth(account, byLevel - 1)) / (MINUTES / 60))
      .sort((one, other) => one - other);
    const at = (share: number): number => lasts[Math.floor(share * lasts.length)] ?? 0;
    return { sellerId, least: at(0.1), most: at(0.9), worth: valueOfAnHour };
  });
}
