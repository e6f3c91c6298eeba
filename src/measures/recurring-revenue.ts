import { dayNumber } from "../calendar/days/plain-date.js";
import { assertNumber, RetentionError } from "../errors.js";
import type { RecordKind } from "../reading/field.js";
import { readOne } from "../reading/read-one.js";
import * as kinds from "../reading/record-kinds.js";
import type { Contract } from "../records/contract.js";

/** A contract with the account it belongs to. */
export type ContractRow = Contract & { accountId?: string | null | undefined; segment?: string | null | undefined };

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
/** Money is added up in hundredths. */
const MINOR_UNITS = 100;

/** Whether a row is a contract rather than a purchase. */
export function isContract(row: object): row is ContractRow {
  return "startsOn" in row;
}

/** A contract as a row of its own, which says whose it is. */
function contractRow(): RecordKind {
  const text = kinds.contract.fields.productId ?? {};
  const fields = { ...kinds.contract.fields, accountId: { ...text, required: true as const }, segment: text };
  return { ...kinds.contract, fields };
}

/**
 * Reads contracts, each with its account. An id may come once in an account.
 *
 * @returns A function that reads a row, and throws a `RetentionError` that names what is at fault in it.
 * @internal
 */
export function contractReading(functionName: string): (row: unknown) => ContractRow & { accountId: string } {
  const kind = contractRow();
  const seen = new Set<string>();
  return (row) => {
    const contract = readOne(functionName, row, kind) as unknown as ContractRow & { accountId: string };
    const key = renewalKey(contract.accountId, contract.id);
    if (seen.has(key)) throw new RetentionError(functionName, "id", "must not come twice in an account", contract.id);
    seen.add(key);
    return contract;
  };
}

/**
 * What a contract pays in a year and from when to when it runs. One that renews by itself runs on after its end unless it
 * was cancelled or has expired. `null` for a draft.
 * @internal
 */
export function revenueTerm(
  functionName: string,
  { accountId, id, startsOn, endsOn, amount, per, status, autoRenews }: ContractRow & { accountId: string },
): RevenueTerm | null {
  if (status === "draft") return null;
  assertNumber(functionName, "amount", amount);
  const fromDay = dayNumber(functionName, "startsOn", startsOn);
  const endDay = endsOn == null ? Infinity : dayNumber(functionName, "endsOn", endsOn);
  const isOver = status === "cancelled" || status === "expired";
  if (isOver && endDay === Infinity) {
    throw new RetentionError(functionName, "endsOn", `must be given for a contract that is ${status}`, endsOn);
  }
  return {
    accountId,
    contractId: id,
    fromDay,
    untilDay: autoRenews === true && !isOver ? Infinity : endDay,
    yearly: Math.round(amount * timesAYear[(per ?? "year") as keyof typeof timesAYear] * MINOR_UNITS),
  };
}

/** A contract that renewed another. */
export interface Successor {
  contractId: string;
  fromDay: number;
}

/**
 * Ends each contract on the day before the first that renewed it begins, so that no day pays twice. One that begins
 * earlier renewed nothing, nor did a contract renew itself, or one of its own day that it renewed.
 * @internal
 */
export function withoutOverlaps(
  terms: readonly RevenueTerm[],
  renewals: ReadonlyMap<string, readonly Successor[]>,
): RevenueTerm[] {
  const successorsOf = ({ accountId, contractId }: { accountId: string; contractId: string }): readonly Successor[] =>
    renewals.get(renewalKey(accountId, contractId)) ?? [];
  return terms.map((term) => {
    const { accountId, contractId, fromDay } = term;
    const isLoop = (next: Successor): boolean =>
      next.contractId === contractId ||
      successorsOf({ accountId, contractId: next.contractId }).some((after) => after.contractId === contractId);
    const next = successorsOf(term)
      .filter((each) => each.fromDay > fromDay || (each.fromDay === fromDay && !isLoop(each)))
      .reduce((earliest, each) => Math.min(earliest, each.fromDay), Infinity);
    return next > term.untilDay || next === Infinity ? term : { ...term, untilDay: next - 1 };
  });
}

/** A contract's id is only unique within its account. */
export function renewalKey(accountId: string, contractId: string): string {
  return JSON.stringify([accountId, contractId]);
}
