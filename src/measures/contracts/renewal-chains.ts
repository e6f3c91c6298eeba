/* eslint-disable @typescript-eslint/no-non-null-assertion -- a chain has one term at least. */
import type { Contract } from "../../records/account/contract.js";
import { lateRenewalDays } from "./late-until.js";
import { monthsOfTerm, rolledOn } from "./rolled-on.js";
import { courseOf, isTooLateFor, renewsItself, windowAfter } from "./course-of-term.js";
import { signedChains, type SignedTerm } from "./signed-chains.js";

/** A chain of contracts, each of which renewed the one before. */
export interface RenewalChain<Row extends Contract = Contract> {
  /** The latest of them. */
  contract: Row;
  /** All of them, in order of their start, with their days as they were signed. */
  signed: SignedTerm<Row>[];
  startDay: number;
  /** Last day of the term that runs, or of the last one; `null` if there is no end. */
  endDay: number | null;
  /** Calendar months of a term; `null` without an end. */
  termMonths: number | null;
  /** Renewals made in a row, those of terms that have not ended yet among them; one that came too late begins a new row. */
  renewalsMade: number;
  /**
   * Renewals of terms that ended so long before `asOf` that a late renewal would have come as well: only of these it is known
   * how many were not renewed.
   */
  settled: number;
  /** For each term that was renewed too late, and so was lost before: the settled renewals of the row that it ended. */
  lapsedAfter: number[];
  /** Signed renewals that began by the day after the end. */
  onTime: number;
  /** Those that began later, while the contract could still be renewed late. */
  renewedLate: number;
  /** Whether its last term ended before `asOf`, was not renewed, and will not be any more. */
  isOver: boolean;
  /** Whether its last term ended before `asOf` and may still be renewed late. */
  isLate: boolean;
  /** Days after the end of its last term within which it may be renewed late; 0 without an end. */
  windowDays: number;
}

/**
 * The contracts of one account as chains of renewals, by `contractSuccession`. One that renews by itself begins a new term
 * after its end. Where two renewed one, the first goes on with its chain, and the other begins one of its own.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function renewalChains<Row extends Contract>(
  functionName: string,
  contracts: readonly Row[],
  asOfDay: number,
  windowDays: number,
): RenewalChain<Row>[] {
  return signedChains(functionName, contracts, asOfDay, windowDays).map(({ signed, isRenewal }) => {
    const chain = begun(signed[0]!, isRenewal, windowDays);
    for (let at = 1; at < signed.length; at++) goOn(chain, signed[at]!, asOfDay, windowDays);
    closeOrRollOn(chain, asOfDay, windowDays);
    return chain;
  });
}

function begun<Row extends Contract>(
  { contract, startDay, endDay }: SignedTerm<Row>,
  isRenewal: boolean,
  windowDays: number,
): RenewalChain<Row> {
  return {
    contract,
    signed: [{ contract, startDay, endDay }],
    startDay,
    endDay,
    termMonths: monthsOf(startDay, endDay),
    renewalsMade: isRenewal ? 1 : 0,
    settled: 0,
    lapsedAfter: [],
    onTime: 0,
    renewedLate: 0,
    isOver: false,
    isLate: false,
    windowDays: windowAfter(startDay, endDay, windowDays),
  };
}

function goOn<Row extends Contract>(
  chain: RenewalChain<Row>,
  next: SignedTerm<Row>,
  asOfDay: number,
  windowDays: number,
): void {
  // Until it was renewed by the next one, it renewed itself.
  if (renewsItself(chain.contract)) rollOn(chain, next.startDay - 1, asOfDay);
  const { endDay } = chain;
  const isOnTime = endDay === null || next.startDay <= endDay + 1;
  // What one names that begins later was lost, and is won back.
  const isTooLate = !isOnTime && next.startDay > endDay + 1 + chain.windowDays;
  if (isTooLate) {
    if (isSettled(chain, asOfDay)) chain.lapsedAfter.push(chain.settled);
    chain.renewalsMade = 0;
    chain.settled = 0;
  } else {
    chain.renewalsMade++;
    if (isSettled(chain, asOfDay)) chain.settled++;
    if (isOnTime) chain.onTime++;
    else chain.renewedLate++;
  }
  chain.contract = next.contract;
  chain.signed.push({ contract: next.contract, startDay: next.startDay, endDay: next.endDay });
  chain.startDay = next.startDay;
  chain.endDay = next.endDay;
  chain.termMonths = monthsOf(next.startDay, next.endDay) ?? chain.termMonths;
  chain.windowDays = windowAfter(next.startDay, next.endDay, windowDays);
}

/**
 * Whether the last term of a chain ended so long ago that a late renewal would have come as well.
 * @internal
 */
export function isSettled({ endDay, windowDays }: RenewalChain, asOfDay: number): boolean {
  return isTooLateFor(endDay, windowDays, asOfDay);
}

function monthsOf(startDay: number, endDay: number | null): number | null {
  return endDay === null ? null : monthsOfTerm(startDay, endDay);
}

function rollOn(chain: RenewalChain, untilDay: number, asOfDay: number): void {
  const { endDay: firstEndDay, termMonths } = chain;
  if (firstEndDay === null || termMonths === null || firstEndDay >= untilDay) return;
  const { endDay, terms } = rolledOn(firstEndDay, termMonths, untilDay);
  chain.endDay = endDay;
  chain.renewalsMade += terms;
  // As late as a renewal that someone signs, so that recent ends and recent renewals are left out alike.
  const settledDay = Math.min(untilDay, asOfDay - lateRenewalDays(chain.windowDays));
  chain.settled += settledDay <= firstEndDay ? 0 : rolledOn(firstEndDay, termMonths, settledDay).terms;
}

function closeOrRollOn(chain: RenewalChain, asOfDay: number, windowDays: number): void {
  const course = courseOf(chain, asOfDay, windowDays);
  if (course === "goes on") rollOn(chain, asOfDay, asOfDay);
  else if (course === "over") chain.isOver = true;
  else chain.isLate = true;
}
