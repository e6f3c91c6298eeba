import { compareTexts } from "../../records/values/compare-texts.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import { yearlyMoney } from "../../measures/contracts/yearly-money.js";
import type { Contract } from "../../records/account/contract.js";
import { renewalChains, type SignedTerm } from "../../measures/contracts/renewal-chains.js";
import type { ContractStanding, DatedContract } from "../standing/contract-standing.js";

/**
 * What is known of whether a contract will be renewed.
 * - `cancelled`: notice was given.
 * - `runs-on`: it renews by itself, and the last day for notice has passed.
 * - `drafted`: a contract that is to renew it waits for a signature.
 * - `unknown`: nothing is known.
 */
export type RenewalIntention = "cancelled" | "runs-on" | "drafted" | "unknown";

/** The next contract of an account to be renewed. */
export interface Renewal {
  readonly contractId: string;
  readonly productId: string | null;
  /** First day of its term as it was signed. */
  readonly startsOn: PlainDate;
  /** Last day of its term. */
  readonly endsOn: PlainDate;
  /** Last day on which notice can be given; `null` if the contract names none. */
  readonly noticeOn: PlainDate | null;
  /** Money of a year, in `currency`; `null` if the contract names no amount or not how often it is due. */
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
  /** How often it was renewed before, as far as the contracts show. */
  readonly renewals: number;
  readonly intention: RenewalIntention;
  readonly reasons: readonly Reason[];
}

/** A contract in the term that runs, and how often it, and those before it, were renewed. */
export type Rolled = DatedContract & {
  renewals: number;
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
    ({ contract, endDay, renewalsMade, signed, isLate, windowDays: days }): Rolled[] => {
      const each = dated.get(contract);
      if (each === undefined) return [];
      const isNext = each.endDay !== null && endDay !== null && each.endDay < endDay;
      const noticeDay = isNext && each.noticeDay !== null && each.noticeDay < asOfDay ? null : each.noticeDay;
      return [{ ...each, endDay, noticeDay, renewals: renewalsMade, signed, lateDays: isLate ? days : null }];
    },
  );
}

/**
 * The contracts to be renewed: those of the terms that run which have an end, in the order of their last day for notice, else
 * of their end.
 * @internal
 */
export function accountRenewals(
  account: Account,
  contracts: ContractStanding,
  asOfDay: number,
  currency: string | null,
): Renewal[] {
  const drafted = new Set(contracts.drafts.flatMap(({ contract }) => contract.renewedFrom ?? []));
  const deadline = ({ noticeDay, endDay }: DatedContract): number =>
    noticeDay !== null && noticeDay >= asOfDay ? noticeDay : (endDay ?? Infinity);
  const terms = runningTerms(account, contracts, asOfDay);
  if (terms.length === 0) return [];
  return terms
    .filter(({ endDay }) => endDay !== null)
    .sort((a, b) => deadline(a) - deadline(b) || compareTexts(a.contract.id, b.contract.id))
    .map((each) => renewalOf(each, { drafted, asOfDay, currency }));
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
