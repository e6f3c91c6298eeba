import { dayNumber } from "../calendar/plain-date.js";
import { assertNumber, assertText, RetentionError } from "../errors.js";
import type { Contract } from "../records/contract.js";

/** A contract with the account it belongs to. */
export type ContractRow = Contract & { accountId?: string | null | undefined };

/** What one contract pays in a year, and when. */
export interface RevenueTerm {
  accountId: string;
  contractId: string;
  fromDay: number;
  /** Last day; Infinity while nobody knows of an end. */
  untilDay: number;
  /** In hundredths. */
  yearly: number;
}

const timesAYear = { month: 12, quarter: 4, year: 1 } as const;
const MINOR_UNITS = 100;

/** Whether a row is a contract rather than a purchase. */
export function isContract(row: object): row is ContractRow {
  return "startsOn" in row;
}

/**
 * What a contract pays in a year and from when to when it runs. One that renews by itself runs on after its end unless it
 * was cancelled or has expired.
 * @internal
 */
export function revenueTerm(functionName: string, contract: ContractRow): RevenueTerm | null {
  const { accountId, id, startsOn, endsOn, amount, per, status, autoRenews } = contract;
  assertText(functionName, "accountId", accountId);
  assertText(functionName, "id", id);
  const fromDay = dayNumber(functionName, "startsOn", startsOn);
  const endDay = endsOn == null ? Infinity : dayNumber(functionName, "endsOn", endsOn);
  if (endDay < fromDay) throw new RetentionError(functionName, "endsOn", "must not lie before startsOn", endsOn);
  if (status === "draft") return null;
  assertNumber(functionName, "amount", amount, { min: 0, max: Number.MAX_SAFE_INTEGER / (MINOR_UNITS * 12) });
  if (per == null || !Object.hasOwn(timesAYear, per)) {
    throw new RetentionError(functionName, "per", "must be month, quarter or year", per);
  }
  const isOver = status === "cancelled" || status === "expired";
  if (isOver && endDay === Infinity) {
    throw new RetentionError(functionName, "endsOn", `must be given for a contract that is ${status}`, endsOn);
  }
  const runsOn = autoRenews === true && !isOver;
  return {
    accountId,
    contractId: id,
    fromDay,
    untilDay: runsOn ? Infinity : endDay,
    yearly: Math.round(amount * timesAYear[per] * MINOR_UNITS),
  };
}

/**
 * Ends each contract on the day before the one that renewed it begins, so that no day pays twice.
 * @internal
 */
export function withoutOverlaps(terms: readonly RevenueTerm[], renewals: ReadonlyMap<string, number>): RevenueTerm[] {
  return terms.map((term) => {
    const next = renewals.get(renewalKey(term.accountId, term.contractId));
    return next === undefined || next > term.untilDay ? term : { ...term, untilDay: next - 1 };
  });
}

/** A contract's id is only unique within its account. */
export function renewalKey(accountId: string, contractId: string): string {
  return JSON.stringify([accountId, contractId]);
}
