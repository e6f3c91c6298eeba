import { dayInRow, dayNumber } from "../../calendar/days/plain-date.js";
import { neverRan } from "../../measures/contracts/contract-status.js";
import type { Account } from "../../records/account/account.js";
import type { Contract } from "../../records/account/contract.js";

/** A contract with its days as day numbers. */
export interface DatedContract {
  contract: Contract;
  startDay: number;
  /** Last day of the current term; `null` if it has no end. */
  endDay: number | null;
  /** Last day on which notice can be given; `null` if there is none. */
  noticeDay: number | null;
}

/** Contracts that were signed, as they stand on a day. */
export interface ContractStanding {
  /** Those that run on that day, or are signed and begin later. */
  running: DatedContract[];
  /** Those that ran out, the latest end last; without an end where no one knows on which day. */
  over: DatedContract[];
  /** Not signed yet. */
  drafts: DatedContract[];
}

/**
 * Which contracts run on a day. One that renews by itself runs on after its end unless it was cancelled; one that was called
 * off before it began is none of them.
 * @internal
 */
export function contractStanding(functionName: string, { contracts }: Account, asOfDay: number): ContractStanding {
  const standing: ContractStanding = { running: [], over: [], drafts: [] };
  contracts?.forEach((contract, index) => {
    const dayOf = (field: "endsOn" | "noticeOn"): number | null => {
      const on = contract[field];
      return on == null ? null : dayNumber(functionName, `contracts[${index}].${field}`, on);
    };
    const startDay = dayInRow(functionName, "contracts", index, "startsOn", contract.startsOn);
    const dated = { contract, startDay, endDay: dayOf("endsOn"), noticeDay: dayOf("noticeOn") };
    if (contract.status === "draft") standing.drafts.push(dated);
    else if (neverRan(contract, startDay, asOfDay)) return;
    else if (isOver(dated, asOfDay)) standing.over.push(asEnded(dated, asOfDay));
    else standing.running.push(dated);
  });
  standing.over.sort((a, b) => (a.endDay ?? a.startDay) - (b.endDay ?? b.startDay));
  return standing;
}

function isOver({ contract, endDay }: DatedContract, asOfDay: number): boolean {
  if (contract.status === "expired") return true;
  // Cancelled, and no one knows until when it ran.
  if (endDay === null) return contract.status === "cancelled";
  if (endDay >= asOfDay) return false;
  return contract.autoRenews !== true || contract.status === "cancelled";
}

/** What has expired before the end that it names did so on a day that no one knows. */
function asEnded(dated: DatedContract, asOfDay: number): DatedContract {
  return dated.endDay !== null && dated.endDay > asOfDay ? { ...dated, endDay: null } : dated;
}
