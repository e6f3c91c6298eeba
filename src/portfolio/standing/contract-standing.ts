import { dayInRow, dayNumber } from "../../calendar/days/plain-date.js";
import { lateRenewalDays } from "../../measures/contracts/late-until.js";
import { renewalChains } from "../../measures/contracts/renewal-chains.js";
import { neverRan } from "../../measures/contracts/contract-status.js";
import { compareTexts } from "../../records/values/compare-texts.js";
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
  /** Those that ran out some days ago, and may still be renewed late, the latest end last. */
  late: DatedContract[];
  /** Those that ran out, and will not be renewed any more, the latest end last; without an end where no one knows on which day. */
  over: DatedContract[];
  /** Not signed yet. */
  drafts: DatedContract[];
  /** Days around an end within which a renewal may begin. */
  windowDays: number;
}

/**
 * Which contracts run on a day. One that renews by itself runs on after its end unless it was cancelled; one that was called
 * off before it began is none of them.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function contractStanding(
  functionName: string,
  { contracts }: Account,
  asOfDay: number,
  windowDays: number,
): ContractStanding {
  const standing: ContractStanding = { running: [], late: [], over: [], drafts: [], windowDays };
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
  standing.over.sort(
    (a, b) => (a.endDay ?? a.startDay) - (b.endDay ?? b.startDay) || compareTexts(a.contract.id, b.contract.id),
  );
  const wereLately = standing.over.some(
    ({ endDay }) => endDay !== null && endDay + lateRenewalDays(windowDays) >= asOfDay,
  );
  return wereLately ? withLate(functionName, standing, contracts ?? [], asOfDay) : standing;
}

/** The same with those apart that may still be renewed. */
function withLate(
  functionName: string,
  standing: ContractStanding,
  contracts: readonly Contract[],
  asOfDay: number,
): ContractStanding {
  const chains = renewalChains(functionName, contracts, asOfDay, standing.windowDays);
  const isLate = new Set(chains.flatMap((chain) => (chain.isLate ? chain.contract : [])));
  const late = standing.over.filter(({ contract }) => isLate.has(contract));
  return { ...standing, late, over: standing.over.filter((each) => !late.includes(each)) };
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
