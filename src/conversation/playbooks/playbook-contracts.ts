import { addMonths, dayNumber } from "../../calendar/days/plain-date.js";
import { contractSuccession } from "../../measures/contracts/contract-succession.js";
import { lateUntilDay } from "../../measures/contracts/late-until.js";
import { isClosed, neverRan } from "../../measures/contracts/contract-status.js";
import { monthsOfTerm, rolledOn } from "../../measures/contracts/rolled-on.js";
import type { Contract } from "../../records/account/contract.js";

/**
 * What playbooks ask of an account's contracts: which renews which, and when their terms end.
 * @internal
 */
export interface PlaybookContracts {
  /** The day on which the contract that renews it begins; `asOf` where that one is signed and has not begun. `null` without. */
  renewalOf: (contractId: string) => number | null;
  /** Whether one that renews it has begun. */
  hasBegunAnew: (contractId: string) => boolean;
  /** The first day on which it is over for good if nothing renewed it: the one after its last term and the days of a late renewal. */
  overOn: (startDay: number, endDay: number) => number;
  /** Last days of the terms of a contract up to the one that runs: of one that renews by itself there are several. */
  endsOf: (contract: Contract, startDay: number, endDay: number) => number[];
}

/**
 * Reads what playbooks ask of an account's contracts.
 * @internal
 */
export function playbookContracts(
  functionName: string,
  contracts: readonly Contract[],
  asOf: number,
  windowDays: number,
): PlaybookContracts {
  const day = (index: number, field: string, on: unknown): number =>
    dayNumber(functionName, `account.contracts[${index}].${field}`, on);
  const terms = contracts.flatMap((contract, index) => {
    const { id, productId, renewedFrom, startsOn, endsOn } = contract;
    const startDay = day(index, "startsOn", startsOn);
    const endDay = endsOn == null ? null : day(index, "endsOn", endsOn);
    return neverRan(contract, startDay, asOf) ? [] : [{ id, productId, renewedFrom, startDay, endDay }];
  });
  const { before } = contractSuccession(terms, windowDays);
  const renewersOf = (contractId: string): typeof terms =>
    terms.filter(
      (term) => term.id !== contractId && (term.renewedFrom === contractId || before.get(term)?.id === contractId),
    );
  const renewalOf = (contractId: string): number | null => {
    const renewers = renewersOf(contractId);
    return renewers.length === 0 ? null : Math.min(asOf, ...renewers.map(({ startDay }) => startDay));
  };
  return {
    renewalOf,
    hasBegunAnew: (contractId) => renewersOf(contractId).some(({ startDay }) => startDay <= asOf),
    overOn: (startDay, endDay) => lateUntilDay({ startDay, endDay }, windowDays) + 1,
    endsOf(contract, startDay, endDay) {
      const { id, autoRenews } = contract;
      if (autoRenews !== true || isClosed(contract) || renewalOf(id) !== null) return [endDay];
      const months = monthsOfTerm(startDay, endDay);
      return Array.from({ length: rolledOn(endDay, months, asOf).terms + 1 }, (_, made) =>
        made === 0 ? endDay : addMonths(endDay + 1, made * months) - 1,
      );
    },
  };
}
