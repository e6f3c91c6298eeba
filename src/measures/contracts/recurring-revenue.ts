import { dayNumber } from "../../calendar/days/plain-date.js";
import { RetentionError } from "../../errors.js";
import type { RecordKind } from "../../reading/field.js";
import { readOne } from "../../reading/read-one.js";
import * as kinds from "../../reading/record-kinds.js";
import type { Contract } from "../../records/account/contract.js";
import { acceptRows, type Rejection, rejectionOf } from "../../records/rows/rejection.js";
import { isClosed } from "./contract-status.js";
import {
  contractSuccession,
  type ContractSuccession,
  renewalWindow,
  type SucceedingContract,
} from "./contract-succession.js";

/** A contract with the account it belongs to. */
export type ContractRow = Contract & { accountId?: string | null | undefined; segment?: string | null | undefined };

/** What one contract pays in a year, and when. */
export interface RevenueTerm {
  accountId: string;
  fromDay: number;
  /** Last day; Infinity while no one knows of an end. */
  untilDay: number;
  /** In hundredths. */
  yearly: number;
}

/** A contract that was read, with its days as day numbers. */
export interface ReadContract<Row extends ContractRow = ContractRow> extends SucceedingContract {
  contract: Row;
  /** Its place among the rows. */
  index: number;
}

/** The contracts of one account, signed, and which of them renewed which. */
export type ContractsOfAccount<Row extends ContractRow> = ContractSuccession<ReadContract<Row>>;

type OwnedRow = ContractRow & { accountId: string };

const timesAYear = { month: 12, quarter: 4, year: 1 } as const;
/** Money is added up in hundredths. */
const MINOR_UNITS = 100;

/** Whether a row is a contract rather than a purchase. One that cannot be read is none; the next reader refuses it. */
export function isContract(row: object): row is ContractRow {
  try {
    return "startsOn" in row;
  } catch {
    return false;
  }
}

/** A contract as a row of its own, which says whose it is. */
function contractRow(): RecordKind {
  const text = kinds.contract.fields.productId ?? {};
  const fields = { ...kinds.contract.fields, accountId: { ...text, required: true as const }, segment: text };
  return { ...kinds.contract, fields };
}

/**
 * Reads contracts by account. An id may come once in an account. Of one that was cancelled or has expired, the end must be
 * known, be it by the contract that renewed it: no one can say until when it ran.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @param check - What else a row must hold, and a contract that was read.
 * @internal
 */
export function readContracts(
  functionName: string,
  path: string,
  rows: readonly ContractRow[],
  windowDays: number,
  check: { row?: (row: ContractRow) => void; contract?: (contract: OwnedRow) => void } = {},
): { byAccount: Map<string, ContractsOfAccount<OwnedRow>>; drafts: OwnedRow[]; rejected: Rejection[] } {
  const kind = contractRow();
  const seen = new Set<string>();
  const drafts: OwnedRow[] = [];
  const signed = new Map<string, ReadContract<OwnedRow>[]>();
  const { rejected } = acceptRows(functionName, path, rows, (row, index) => {
    check.row?.(row);
    const contract = readOne(functionName, row, kind) as unknown as OwnedRow;
    const key = renewalKey(contract.accountId, contract.id);
    if (seen.has(key)) throw new RetentionError(functionName, "id", "must not come twice in an account", contract.id);
    seen.add(key);
    if (contract.status === "draft") {
      drafts.push(contract);
      return;
    }
    check.contract?.(contract);
    const { id, productId, renewedFrom, startsOn, endsOn } = contract;
    const startDay = dayNumber(functionName, "startsOn", startsOn);
    const endDay = endsOn == null ? null : dayNumber(functionName, "endsOn", endsOn);
    const contracts = signed.get(contract.accountId);
    const read = { contract, index, id, productId, renewedFrom, startDay, endDay };
    if (contracts === undefined) signed.set(contract.accountId, [read]);
    else contracts.push(read);
  });
  const byAccount = new Map<string, ContractsOfAccount<OwnedRow>>();
  for (const [accountId, contracts] of signed) {
    const { before } = contractSuccession(contracts, windowDays);
    const renewed = new Set(before.values());
    const known = contracts.filter((read) => {
      const { contract, endDay, index } = read;
      if (!isClosed(contract) || endDay !== null || renewed.has(read)) return true;
      const rule = `must be given for a contract that is ${contract.status ?? ""}`;
      const error = new RetentionError(functionName, "endsOn", rule, contract.endsOn);
      rejected.push(rejectionOf(contract, index, error));
      return false;
    });
    byAccount.set(accountId, contractSuccession(known, windowDays));
  }
  return { byAccount, drafts, rejected: rejected.sort((a, b) => a.index - b.index) };
}

/**
 * What the contracts of an account pay in a year, and from when to when. One that renews by itself runs on after its end
 * unless it was cancelled or has expired. Each ends on the day before the first that renewed it begins, so that no day pays
 * twice, and none is left out where that one was signed late within the window.
 * @internal
 */
export function revenueTerms({ inOrder, before }: ContractsOfAccount<OwnedRow>, windowDays: number): RevenueTerm[] {
  const renewedOn = new Map<ReadContract, number>();
  for (const [{ startDay }, earlier] of before) {
    renewedOn.set(earlier, Math.min(startDay, renewedOn.get(earlier) ?? Infinity));
  }
  return inOrder.map((read) => {
    const { contract, startDay, endDay } = read;
    const { accountId, amount, per, autoRenews } = contract;
    const renewalDay = renewedOn.get(read) ?? Infinity;
    const runsOn = endDay === null || (autoRenews === true && !isClosed(contract));
    const isInTime = endDay !== null && renewalDay - endDay - 1 <= renewalWindow({ startDay, endDay }, windowDays);
    return {
      accountId,
      fromDay: startDay,
      untilDay: runsOn || isInTime ? renewalDay - 1 : Math.min(endDay, renewalDay - 1),
      yearly: Math.round((amount ?? 0) * timesAYear[(per ?? "year") as keyof typeof timesAYear] * MINOR_UNITS),
    };
  });
}

/** A contract's id is only unique within its account. */
export function renewalKey(accountId: string, contractId: string): string {
  return JSON.stringify([accountId, contractId]);
}
