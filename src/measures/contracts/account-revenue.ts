import type { Purchase } from "../../records/account/purchase.js";
import { type ContractRow, isContract, readContracts, revenueTerms } from "./recurring-revenue.js";
import { type Rejection, acceptRows } from "../../records/rows/rejection.js";
import { RetentionError, assertNumber, assertText } from "../../errors.js";
import { collectDays } from "../../reading/collect-days.js";
import { MINOR_UNITS } from "../purchase-days.js";
import { addMonths, dayNumber } from "../../calendar/days/plain-date.js";
import { compareTexts } from "../../records/values/compare-texts.js";

const NAME = "revenueRetention";

/** A purchase or a contract of an account, with its `segment` if you group by that. */
export type RevenueRow = (Purchase | ContractRow) & { segment?: string | null | undefined };

/**
 * An account's revenue in hundredths.
 * @internal
 */
export interface AccountRevenue {
  accountId: string;
  start: number;
  end: number;
  /** The first day of any. */
  firstDay: number;
  segment: string | null;
}

interface Read {
  accounts: AccountRevenue[];
  rejected: Rejection[];
}

/**
 * What each account pays at the beginning and the end of a period, by its contracts.
 * @internal
 */
export function fromContracts(
  rows: readonly ContractRow[],
  { fromDay, toDay, windowDays }: { fromDay: number; toDay: number; windowDays: number },
): Read {
  const segments: Segments = new Map();
  const { byAccount: contracts, rejected } = readContracts(NAME, "rows", rows, windowDays, {
    row: (row) => {
      if (isContract(row)) return;
      const rule = "must be given: contracts and purchases are not added up";
      throw new RetentionError(NAME, "startsOn", rule, undefined);
    },
    contract: ({ amount }) => {
      assertNumber(NAME, "amount", amount);
    },
  });
  const byAccount = new Map<string, AccountRevenue>();
  for (const [accountId, signed] of contracts) {
    for (const { contract, startDay } of signed.inOrder) noteSegment(segments, contract, startDay);
    for (const { fromDay: begins, untilDay, yearly } of revenueTerms(signed, windowDays)) {
      // What begins later is no matter yet.
      if (begins > toDay) continue;
      const account = accountIn(byAccount, accountId, segments);
      account.firstDay = Math.min(account.firstDay, begins);
      if (begins <= fromDay && fromDay <= untilDay) account.start += yearly;
      if (begins <= toDay && toDay <= untilDay) account.end += yearly;
    }
  }
  return { accounts: [...byAccount.values()], rejected };
}

/**
 * What each account pays in a period and in the one before it, by its purchases.
 * @internal
 */
export function fromPurchases(
  rows: readonly Purchase[],
  { fromDay, toDay, months }: { fromDay: number; toDay: number; months: number },
): Read {
  const segments: Segments = new Map();
  const days = collectDays(NAME, { from: -Infinity, until: toDay, scale: MINOR_UNITS });
  const { rejected } = acceptRows(NAME, "rows", rows, (row) => {
    if (typeof row === "object" && (row as unknown) !== null && isContract(row)) {
      const { startsOn } = row as ContractRow;
      throw new RetentionError(
        NAME,
        "startsOn",
        "must not be given: contracts and purchases are not added up",
        startsOn,
      );
    }
    assertText(NAME, "accountId", row.accountId);
    assertNumber(NAME, "amount", row.amount);
    days.add(row);
    noteSegment(segments, row, dayNumber(NAME, "on", row.on));
  });
  const byAccount = new Map<string, AccountRevenue>();
  // Counted from the day after, so that six months up to the last day of June begin on the first of January.
  const sinceStart = addMonths(fromDay + 1, -months) - 1;
  const sinceEnd = addMonths(toDay + 1, -months) - 1;
  days.forEach((accountId, spends) => {
    for (const { day, spend } of spends) {
      const account = accountIn(byAccount, accountId, segments);
      account.firstDay = Math.min(account.firstDay, day);
      if (day > sinceStart && day <= fromDay) account.start += spend ?? 0;
      if (day > sinceEnd && day <= toDay) account.end += spend ?? 0;
    }
  });
  return { accounts: [...byAccount.values()], rejected };
}

/** By account: the segment that is known, and since when. */
type Segments = Map<string, { segment: string; day: number }>;

/** The latest counts, of one day the first by name, so that the order of rows says nothing. */
function noteSegment(segments: Segments, { accountId, segment }: RevenueRow, day: number): void {
  if (typeof segment !== "string" || segment === "" || accountId == null) return;
  const known = segments.get(accountId);
  const isLater =
    known === undefined || day > known.day || (day === known.day && compareTexts(segment, known.segment) < 0);
  if (isLater) segments.set(accountId, { segment, day });
}

function accountIn(
  byAccount: Map<string, AccountRevenue>,
  accountId: string,
  segments: Readonly<Segments>,
): AccountRevenue {
  let account = byAccount.get(accountId);
  if (account === undefined) {
    account = { accountId, start: 0, end: 0, firstDay: Infinity, segment: segments.get(accountId)?.segment ?? null };
    byAccount.set(accountId, account);
  }
  return account;
}
