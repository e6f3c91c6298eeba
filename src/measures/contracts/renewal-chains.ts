import { dayNumber } from "../../calendar/days/plain-date.js";
import type { Contract } from "../../records/account/contract.js";
import { contractSuccession, renewalWindow, type SucceedingContract } from "./contract-succession.js";
import { lateRenewalDays } from "./late-until.js";
import { isClosed, neverRan } from "./contract-status.js";
import { monthsOfTerm, rolledOn } from "./rolled-on.js";

/** A contract with its days as they were signed, as day numbers. */
export interface SignedTerm<Row extends Contract> {
  contract: Row;
  startDay: number;
  endDay: number | null;
}

/** The same, with what tells which contract renewed which. */
interface DatedContract<Row extends Contract> extends SignedTerm<Row>, SucceedingContract {}

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
  const dated: DatedContract<Row>[] = [];
  for (const contract of contracts) {
    const { id, productId, renewedFrom, startsOn, endsOn } = contract;
    const startDay = dayNumber(functionName, "startsOn", startsOn);
    const endDay = endsOn == null ? null : dayNumber(functionName, "endsOn", endsOn);
    if (!neverRan(contract, startDay, asOfDay)) dated.push({ id, productId, renewedFrom, contract, startDay, endDay });
  }
  const { inOrder, before } = contractSuccession(dated, windowDays);
  // Made where it is asked for: nearly all contracts name one that is known, or none.
  let ids: Set<string> | null = null;
  const isKnown = (id: string): boolean => (ids ??= new Set(dated.map((each) => each.id))).has(id);
  const chains: RenewalChain<Row>[] = [];
  const lastOf = new Map<object, RenewalChain<Row>>();
  for (const each of inOrder) {
    const { contract, renewedFrom, startDay, endDay } = each;
    const earlier = before.get(each);
    const chain = earlier === undefined ? undefined : lastOf.get(earlier);
    if (earlier !== undefined && chain !== undefined) {
      lastOf.delete(earlier);
      lastOf.set(each, chain);
      goOn(chain, { contract, startDay, endDay }, asOfDay, windowDays);
      continue;
    }
    const isRenewal = renewedFrom != null && (earlier !== undefined || !isKnown(renewedFrom));
    const begun: RenewalChain<Row> = {
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
    chains.push(begun);
    lastOf.set(each, begun);
  }
  for (const chain of chains) closeOrRollOn(chain, asOfDay);
  return chains;
}

function goOn<Row extends Contract>(
  chain: RenewalChain<Row>,
  next: SignedTerm<Row>,
  asOfDay: number,
  windowDays: number,
): void {
  // Until it was renewed by the next one, it renewed itself.
  if (mayRollOn(chain)) rollOn(chain, next.startDay - 1, asOfDay);
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
  chain.signed.push(next);
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
  return endDay !== null && endDay + lateRenewalDays(windowDays) < asOfDay;
}

function windowAfter(startDay: number, endDay: number | null, windowDays: number): number {
  return endDay === null ? 0 : Math.max(0, renewalWindow({ startDay, endDay }, windowDays));
}

function monthsOf(startDay: number, endDay: number | null): number | null {
  return endDay === null ? null : monthsOfTerm(startDay, endDay);
}

function mayRollOn({ contract }: RenewalChain): boolean {
  return contract.autoRenews === true && !isClosed(contract);
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

function closeOrRollOn(chain: RenewalChain, asOfDay: number): void {
  const { contract, endDay } = chain;
  const { status } = contract;
  const hasEnded = status === "expired" || (status === "cancelled" && endDay === null);
  const isPast = endDay !== null && endDay < asOfDay && !mayRollOn(chain);
  if (!hasEnded && !isPast) rollOn(chain, asOfDay, asOfDay);
  else if (hasEnded || status === "cancelled" || isSettled(chain, asOfDay)) chain.isOver = true;
  else chain.isLate = true;
}
