import { addMonths } from "../../calendar/days/plain-date.js";
import { monthsOfTerm } from "../../measures/contracts/rolled-on.js";
import { isSettled, type RenewalChain } from "../../measures/contracts/renewal-chains.js";
import type { ContractModel } from "../../purchases/models/contracts/contract-models.js";
import type { Contract } from "../../records/account/contract.js";
import { keptFor } from "../../records/values/kept-for.js";
import { type EndlessModel, endlessModel } from "./endless-model.js";
import { monthsSeen } from "./months-seen.js";
import { type OneSidedRule, oneSidedTerms } from "./one-sided.js";
import { type RenewalModel, renewalModel, type SettledTerms, UNSEEN } from "./renewal-models.js";

/** What the contracts of a book say of being renewed, and of ending. */
export interface BookContracts {
  /** By length of term. */
  readonly terms: readonly RenewalModel[];
  /** Of those without an end, by how often their money is due. */
  readonly endless: readonly EndlessModel[];
  /** Renewals, and those of them that began after the end. */
  readonly renewals: number;
  readonly late: number;
}

/** Contracts that are over, or were called off, of one kind and one pair of days. */
interface Closed extends SettledTerms {
  kind: string;
  per: EndlessModel["per"];
  termMonths: number;
  /** Whether it ran for whole months, as a term does. */
  isWhole: boolean;
  startDay: number;
  endDay: number;
}

/** Days by which what ran for whole months may miss their end: some systems count the last day, some do not. */
const NEAR = 3;

/**
 * Collects the contracts of a book, an account at a time, and tells what they say of the chance of a renewal, and of how long
 * one without an end stays.
 *
 * A contract that has ended had no end before if it is of a kind (a product, and how often it is paid) of which others run
 * without one, unless it ran for a term of that kind: the length of one that runs to an end, or was renewed after it.
 * Contracts without an end are looked at from the first day on which any contract of the book is known to have ended and not
 * been renewed: a record may leave out those that ended before, and without such a day it may leave out all. Where all terms
 * of the book that ended were renewed, or none, they tell nothing.
 * @internal
 */
export function contractRecord(
  asOfDay: number,
  oneSided: OneSidedRule,
): {
  add: (chains: readonly RenewalChain[]) => void;
  learned: (given: ContractModel | null) => BookContracts;
} {
  const terms = new Map<number, Map<string, SettledTerms>>();
  const lengths = new Map<string, Set<number>>();
  const endless = new Map<string, { per: EndlessModel["per"]; starts: Map<number, number> }>();
  const closed = new Map<string, Closed>();
  let firstLeftDay = Infinity;
  let [renewals, late] = [0, 0];

  const count = (termMonths: number, { settled, hasLeft, customers }: SettledTerms): void => {
    const alike = keptFor(terms, termMonths, () => new Map<string, SettledTerms>());
    keptFor(alike, `${settled} ${hasLeft}`, () => ({ settled, hasLeft, customers: 0 })).customers += customers;
  };
  const lengthOf = (contract: Contract, months: number): unknown =>
    keptFor(lengths, kindOf(contract), () => new Set<number>()).add(months);

  return {
    add(chains) {
      for (const chain of chains) {
        renewals += chain.onTime + chain.renewedLate;
        late += chain.renewedLate;
        for (const settled of chain.lapsedAfter) if (chain.termMonths !== null) count(chain.termMonths, lost(settled));
        for (const { contract, startDay, endDay } of chain.signed.slice(0, -1)) {
          if (endDay !== null && isWholeTerm(startDay, endDay)) lengthOf(contract, monthsOfTerm(startDay, endDay));
        }
        addLast(chain);
      }
    },
    learned(given) {
      const seen = new Map<EndlessModel["per"], ReturnType<typeof monthsSeen>>();
      const seenOf = (per: EndlessModel["per"]): ReturnType<typeof monthsSeen> =>
        keptFor(seen, per, () => monthsSeen(firstLeftDay, asOfDay));
      for (const { per, starts } of endless.values()) {
        for (const [startDay, contracts] of starts) seenOf(per).add(startDay, null, contracts);
      }
      let openLeft = 0;
      for (const each of closed.values()) {
        const { kind, per, termMonths, isWhole, startDay, endDay, customers } = each;
        const wasEndless = endless.has(kind) && !(isWhole && lengths.get(kind)?.has(termMonths) === true);
        if (wasEndless) {
          seenOf(per).add(startDay, endDay, customers);
          openLeft += customers;
          // One that is late may still be renewed: of its length nothing is known then.
          keptFor(terms, termMonths, () => new Map<string, SettledTerms>());
        } else count(termMonths, each);
      }
      const models = [...terms]
        .sort(([a], [b]) => a - b)
        .map(([termMonths, alike]) => renewalModel(termMonths, [...alike.values()], given));
      const inAll = (of: "ended" | "renewed"): number => models.reduce((sum, each) => sum + each[of], 0);
      const alike = oneSidedTerms({ ended: inAll("ended"), renewed: inAll("renewed") }, openLeft, oneSided);
      return {
        terms: alike === null ? models : models.map((each) => (each.ended > 0 ? { ...each, oneSided: alike } : each)),
        endless: PERS.flatMap((per) => {
          const months = seen.get(per);
          return months === undefined ? [] : endlessModel(per, months.periods());
        }),
        renewals,
        late,
      };
    },
  };

  /** The last term of a chain: it runs, with an end or without, or it is over. */
  function addLast(chain: RenewalChain): void {
    const { contract, startDay, endDay, termMonths, settled, isOver, isLate } = chain;
    const hasLeft = isOver && (endDay === null || endDay >= asOfDay || isSettled(chain, asOfDay));
    const hasEnded = endDay !== null && endDay < asOfDay && (isOver || isLate);
    if (hasEnded) firstLeftDay = Math.min(firstLeftDay, endDay);
    if (endDay === null && !isOver) {
      const { starts } = keptFor(endless, kindOf(contract), () => ({
        per: perOf(contract),
        starts: new Map<number, number>(),
      }));
      starts.set(startDay, (starts.get(startDay) ?? 0) + 1);
    }
    if (termMonths === null) return;
    const isCalledOff = contract.status === "cancelled" && endDay !== null && endDay >= asOfDay;
    if (endDay === null || contract.autoRenews === true || !(hasEnded || isCalledOff)) {
      if (endDay !== null && !isOver) lengthOf(contract, termMonths);
      count(termMonths, { settled, hasLeft, customers: 1 });
      return;
    }
    const kind = kindOf(contract);
    const isWhole = isWholeTerm(startDay, endDay);
    const key = [startDay, endDay, settled, hasLeft, kind].join(" ");
    keptFor(closed, key, () => ({
      ...{ kind, per: perOf(contract), termMonths, isWhole, startDay, endDay, settled, hasLeft },
      customers: 0,
    })).customers++;
  }
}

/** Share of the renewals that came after the end, with this many unseen ones in the proportion assumed where nothing is known. */
export function shareRenewedLate(
  { renewals, late }: Pick<BookContracts, "renewals" | "late">,
  unknown: number,
): number {
  return (late + UNSEEN * unknown) / (renewals + UNSEEN);
}

const PERS: readonly EndlessModel["per"][] = ["month", "quarter", "year", null];

function perOf({ per }: Contract): EndlessModel["per"] {
  return per ?? null;
}

function kindOf({ per, productId }: Contract): string {
  return `${per ?? ""} ${productId ?? ""}`;
}

function isWholeTerm(startDay: number, endDay: number): boolean {
  return Math.abs(addMonths(startDay, monthsOfTerm(startDay, endDay)) - 1 - endDay) <= NEAR;
}

function lost(settled: number): SettledTerms {
  return { settled, hasLeft: true, customers: 1 };
}
