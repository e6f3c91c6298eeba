import { compareTexts } from "../../records/values/compare-texts.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import { yearlyMoney } from "../../measures/contracts/yearly-money.js";
import type { Contract } from "../../records/account/contract.js";
import { lateRenewalDays } from "../../measures/contracts/late-until.js";
import { renewalChains } from "../../measures/contracts/renewal-chains.js";
import type { SignedTerm } from "../../measures/contracts/signed-chains.js";
import type { EndlessModel } from "../contracts/endless-model.js";
import type { RenewalIntention } from "../contracts/renewal-intention.js";
import type { ContractStanding, DatedContract } from "../standing/contract-standing.js";

/** The account's contract that is next up for renewal. */
export interface Renewal {
  readonly contractId: string;
  readonly productId: string | null;
  /** First day of its term as it was signed. */
  readonly startsOn: PlainDate;
  /** Last day of its term. */
  readonly endsOn: PlainDate;
  /** Calendar months of a term. */
  readonly termMonths: number;
  /** Last day on which notice can be given; `null` if the contract names none. */
  readonly noticeOn: PlainDate | null;
  /** Yearly amount in `currency`; `null` if the contract does not state an amount, or how often it is due. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** Days from `asOf` to its end; below 0 where it has ended and may still be renewed. */
  readonly daysLeft: number;
  /** Last day on which one that has ended may still be renewed, after which it counts as lost; `null` for others. */
  readonly lateUntil: PlainDate | null;
  /** Days from `asOf` to the last day for notice; `null` if there is none, or it has passed. */
  readonly noticeDaysLeft: number | null;
  readonly autoRenews: boolean | null;
  /** The contract that it renewed itself. */
  readonly renewedFrom: string | null;
  /** How often it was renewed before, in time or late, as far as the contracts show. */
  readonly renewals: number;
  readonly intention: RenewalIntention;
  readonly reasons: readonly Reason[];
}

/** A contract without an end, which may be left at any time. */
export interface EndlessContract {
  contractId: string;
  productId: string | null;
  startDay: number;
  per: EndlessModel["per"];
  /** Money of a year; `null` if the contract names no amount or not how often it is due. */
  amount: number | null;
}

/** A contract in the term that runs, and how often it, and those before it, were renewed. */
export type Rolled = DatedContract & {
  renewals: number;
  /** Calendar months of a term; `null` without an end. */
  termMonths: number | null;
  /** All of them as they were signed, those before it first. */
  signed: readonly SignedTerm<Contract>[];
  /** Days after its end within which it may still be renewed, once it has ended; `null` for others. */
  lateDays: number | null;
};

/**
 * The contracts that run, are signed and begin later, or ended some days ago and may still be renewed, and are not renewed
 * yet: each in the term that runs. One that renews
 * by itself ends with that term, and a notice day that has passed says nothing of it.
 * @internal
 */
export function runningTerms(
  account: Account,
  { running, late, windowDays }: ContractStanding,
  asOfDay: number,
): Rolled[] {
  if (running.length === 0 && late.length === 0) return [];
  const dated = new Map([...running, ...late].map((each) => [each.contract, each]));
  return renewalChains("reviewPortfolio", account.contracts ?? [], asOfDay, windowDays).flatMap(
    ({ contract, endDay, termMonths, renewalsMade, signed, isLate, windowDays: days }): Rolled[] => {
      const each = dated.get(contract);
      if (each === undefined) return [];
      const isNext = each.endDay !== null && endDay !== null && each.endDay < endDay;
      const noticeDay = isNext && each.noticeDay !== null && each.noticeDay < asOfDay ? null : each.noticeDay;
      const term = { endDay, noticeDay, termMonths: endDay === null ? null : termMonths };
      return [{ ...each, ...term, renewals: renewalsMade, signed, lateDays: isLate ? lateRenewalDays(days) : null }];
    },
  );
}

/** The contracts of an account that may be lost: at an end, or at any time. */
export interface LosableContracts {
  /** Contracts to be renewed, the next one first. */
  renewals: Renewal[];
  endless: EndlessContract[];
}

/**
 * The contracts to be renewed: those of the terms that run which have an end, in the order of their last day for notice, else
 * of their end. Beside them those without an end.
 * @internal
 */
export function losableContracts(
  account: Account,
  contracts: ContractStanding,
  asOfDay: number,
  currency: string | null,
): LosableContracts {
  const drafted = new Set(contracts.drafts.flatMap(({ contract }) => contract.renewedFrom ?? []));
  const deadline = ({ noticeDay, endDay }: DatedContract): number =>
    noticeDay !== null && noticeDay >= asOfDay ? noticeDay : (endDay ?? Infinity);
  const terms = runningTerms(account, contracts, asOfDay);
  if (terms.length === 0) return { renewals: [], endless: [] };
  return {
    renewals: terms
      .filter(({ endDay }) => endDay !== null)
      .sort((a, b) => deadline(a) - deadline(b) || compareTexts(a.contract.id, b.contract.id))
      .map((each) => renewalOf(each, { drafted, asOfDay, currency })),
    endless: inOrderOfId(terms).flatMap(({ contract, startDay, endDay }): EndlessContract[] => {
      if (endDay !== null) return [];
      const { id: contractId, productId, per } = contract;
      const amount = yearlyMoney(contract);
      return [{ contractId, productId: productId ?? null, startDay, per: per ?? null, amount }];
    }),
  };
}

/** Whoever names the first of several that are alike names the same one in whatever order the rows come. */
function inOrderOfId(terms: readonly Rolled[]): Rolled[] {
  return terms.toSorted((a, b) => compareTexts(a.contract.id, b.contract.id));
}

function renewalOf(
  next: Rolled,
  { drafted, asOfDay, currency }: { drafted: ReadonlySet<string>; asOfDay: number; currency: string | null },
): Renewal {
  const { contract, noticeDay } = next;
  const endDay = next.endDay ?? asOfDay;
  const { id: contractId, autoRenews } = contract;
  const intention = intentionOf(next, asOfDay, drafted);
  const daysLeft = endDay - asOfDay;
  const endsOn = plainDate(endDay);
  const noticeOn = noticeDay === null ? null : plainDate(noticeDay);
  const reasons: Reason[] = [
    daysLeft < 0
      ? reason("portfolio.renewal.late", { contractId, endsOn, daysAgo: -daysLeft })
      : reason("portfolio.renewal.ends", { contractId, endsOn, daysLeft }),
  ];
  // Whoever gave notice can give none again.
  if (noticeOn !== null && noticeDay !== null && noticeDay >= asOfDay && intention !== "cancelled") {
    reasons.push(reason("portfolio.renewal.notice", { contractId, noticeOn, daysLeft: noticeDay - asOfDay }));
  }
  if (intention !== "unknown") reasons.push(reason(`portfolio.renewal.${intention}`, { contractId }));
  return {
    contractId,
    productId: contract.productId ?? null,
    startsOn: plainDate(next.startDay),
    endsOn,
    termMonths: next.termMonths ?? 1,
    noticeOn,
    amount: yearlyMoney(contract),
    currency,
    daysLeft,
    lateUntil: next.lateDays === null ? null : plainDate(endDay + next.lateDays),
    noticeDaysLeft: noticeDay === null || noticeDay < asOfDay ? null : noticeDay - asOfDay,
    autoRenews: autoRenews ?? null,
    renewedFrom: contract.renewedFrom ?? null,
    renewals: next.renewals,
    intention,
    reasons,
  };
}

function intentionOf(
  { contract, noticeDay }: DatedContract,
  asOfDay: number,
  drafted: ReadonlySet<string>,
): RenewalIntention {
  if (contract.status === "cancelled") return "cancelled";
  if (contract.autoRenews === true && noticeDay !== null && noticeDay < asOfDay) return "runs-on";
  return drafted.has(contract.id) ? "drafted" : "unknown";
}
