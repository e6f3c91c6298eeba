import { dayNumber } from "../../calendar/days/plain-date.js";
import type { ContractRow } from "../../measures/recurring-revenue.js";
import { compareTexts } from "../../records/compare-texts.js";
import { monthsOfTerm, rolledOn } from "../standing/rolled-on.js";

/** A contract of an account, signed, with its days as day numbers. */
export type SignedContract = ContractRow & { accountId: string };

/** What contracts have come to that each renewed the one before. */
export interface RenewalChain {
  /** The latest of them. */
  contract: SignedContract;
  /** The one that runs on `asOf`; `null` where the first has not begun. */
  current: SignedContract | null;
  /** All of them, in order of their start, with their days as they were signed. */
  signed: { contract: SignedContract; startDay: number; endDay: number | null }[];
  startDay: number;
  /** Last day of the term that runs, or of the last one; `null` where there is no end. */
  endDay: number | null;
  /** Calendar months of a term; `null` without an end. */
  termMonths: number | null;
  /** Renewals made, those of terms that have not ended yet among them. */
  renewalsMade: number;
  /** Renewals of terms that ended before `asOf`: only of these it is known how many were not renewed. */
  settled: number;
  /** Whether its last term ended before `asOf` and was not renewed. */
  isOver: boolean;
}

const NAME = "renewalForecast";

/**
 * The contracts of one account as chains of renewals. A contract renews the one that it names, else one of the same
 * product that ends the day before it starts or later. One that renews by itself begins a new term after its end.
 * @internal
 */
export function renewalChains(contracts: readonly SignedContract[], asOfDay: number): RenewalChain[] {
  const dated = contracts
    .filter(({ status }) => status !== "draft")
    .map((contract) => ({
      contract,
      startDay: dayNumber(NAME, "startsOn", contract.startsOn),
      endDay: contract.endsOn == null ? null : dayNumber(NAME, "endsOn", contract.endsOn),
    }))
    .sort((a, b) => a.startDay - b.startDay || compareTexts(a.contract.id, b.contract.id));
  const chains: RenewalChain[] = [];
  for (const { contract, startDay, endDay } of dated) {
    const before = chains.find((chain) => renews(contract, startDay, chain));
    if (before !== undefined) {
      before.renewalsMade++;
      if (before.endDay !== null && before.endDay < asOfDay) before.settled++;
      if (startDay <= asOfDay) before.current = contract;
      before.contract = contract;
      before.signed.push({ contract, startDay, endDay });
      before.startDay = startDay;
      before.endDay = endDay;
      before.termMonths = monthsOf(startDay, endDay) ?? before.termMonths;
    } else {
      const termMonths = monthsOf(startDay, endDay);
      const current = startDay <= asOfDay ? contract : null;
      const signed = [{ contract, startDay, endDay }];
      const none = { renewalsMade: 0, settled: 0, isOver: false };
      chains.push({ contract, current, signed, startDay, endDay, termMonths, ...none });
    }
  }
  for (const chain of chains) closeOrRollOn(chain, asOfDay);
  return chains;
}

function renews(contract: SignedContract, startDay: number, chain: RenewalChain): boolean {
  if (contract.renewedFrom != null) return contract.renewedFrom === chain.contract.id;
  if (chain.endDay === null || startDay <= chain.startDay || startDay > chain.endDay + 1) return false;
  return contract.productId != null && contract.productId === chain.contract.productId;
}

function monthsOf(startDay: number, endDay: number | null): number | null {
  return endDay === null ? null : monthsOfTerm(startDay, endDay);
}

function closeOrRollOn(chain: RenewalChain, asOfDay: number): void {
  const { status, autoRenews } = chain.contract;
  if (status === "expired") chain.isOver = true;
  if (chain.endDay === null || chain.termMonths === null || chain.endDay >= asOfDay || chain.isOver) return;
  if (autoRenews !== true || status === "cancelled") {
    chain.isOver = true;
    return;
  }
  const { endDay, terms } = rolledOn(chain.endDay, chain.termMonths, asOfDay);
  chain.endDay = endDay;
  chain.renewalsMade += terms;
  chain.settled += terms;
}
