import { dayNumber } from "../../calendar/days/plain-date.js";
import type { Contract } from "../../records/account/contract.js";
import { contractSuccession, type SucceedingContract } from "./contract-succession.js";
import { neverRan } from "./contract-status.js";

/** A contract with its days as they were signed, as day numbers. */
export interface SignedTerm<Row extends Contract> {
  contract: Row;
  startDay: number;
  endDay: number | null;
}

/** The same, with what tells which contract renewed which. */
interface DatedContract<Row extends Contract> extends SignedTerm<Row>, SucceedingContract {}

/** Contracts each of which renewed the one before, in order of their start. */
export interface SignedChain<Row extends Contract> {
  signed: SignedTerm<Row>[];
  /** Whether the first of them renewed another one, of which nothing is known or which another one renewed first. */
  isRenewal: boolean;
}

/**
 * The contracts of one account that ran as chains of renewals, by `contractSuccession`. Where two renewed one, the first goes on
 * with its chain, and the other begins one of its own.
 *
 * @param windowDays - Days around an end within which a renewal may begin, as for `contractSuccession`.
 * @internal
 */
export function signedChains<Row extends Contract>(
  functionName: string,
  contracts: readonly Row[],
  asOfDay: number,
  windowDays: number,
): SignedChain<Row>[] {
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
  const chains: SignedChain<Row>[] = [];
  const lastOf = before.size === 0 ? null : new Map<object, SignedChain<Row>>();
  for (const each of inOrder) {
    const { renewedFrom } = each;
    const earlier = before.get(each);
    const chain = earlier === undefined ? undefined : lastOf?.get(earlier);
    if (earlier !== undefined && chain !== undefined) {
      lastOf?.delete(earlier);
      lastOf?.set(each, chain);
      chain.signed.push(each);
      continue;
    }
    const isRenewal = renewedFrom != null && (earlier !== undefined || !isKnown(renewedFrom));
    const begun: SignedChain<Row> = { signed: [each], isRenewal };
    chains.push(begun);
    lastOf?.set(each, begun);
  }
  return chains;
}
