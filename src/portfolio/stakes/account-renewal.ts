import { compareTexts } from "../../records/compare-texts.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account.js";
import type { Contract } from "../../records/contract.js";
import type { PlainDate } from "../../records/time.js";
import { monthsOfTerm, rolledOn } from "../standing/rolled-on.js";
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
  contractId: string;
  productId: string | null;
  /** Last day of its term. */
  endsOn: PlainDate;
  /** Last day on which notice can be given; `null` where the contract names none. */
  noticeOn: PlainDate | null;
  /** Money of a year, in `currency`; `null` where the contract names no amount or not how often it is due. */
  amount: number | null;
  currency: string | null;
  /** Days from `asOf` to its end. */
  daysLeft: number;
  /** Days from `asOf` to the last day for notice; `null` where there is none, or it has passed. */
  noticeDaysLeft: number | null;
  autoRenews: boolean | null;
  /** The contract that it renewed itself. */
  renewedFrom: string | null;
  /** How often it was renewed before, as far as the contracts tell. */
  renewals: number;
  intention: RenewalIntention;
  reasons: Reason[];
}

const perYear: Readonly<Record<string, number>> = { month: 12, quarter: 4, year: 1 };

/** A contract in the term that runs, and how often it has renewed itself. */
type Rolled = DatedContract & { terms: number };

/** A contract that renews by itself is in its next term; a notice day that has passed says nothing of that one. */
function inItsTerm(dated: DatedContract, asOfDay: number): Rolled {
  const { startDay, noticeDay } = dated;
  if (dated.endDay === null || dated.endDay >= asOfDay) return { ...dated, terms: 0 };
  const { endDay, terms } = rolledOn(dated.endDay, monthsOfTerm(startDay, dated.endDay), asOfDay);
  return { ...dated, endDay, terms, noticeDay: noticeDay !== null && noticeDay < asOfDay ? null : noticeDay };
}

/**
 * The contracts to be renewed: those that run, have an end and are not renewed yet, in the order of their last day for
 * notice, else of their end. One that renews by itself ends with the term that runs.
 * @internal
 */
export function accountRenewals(
  account: Account,
  { running, drafts }: ContractStanding,
  asOfDay: number,
  currency: string | null,
): Renewal[] {
  const renewed = new Set(running.flatMap(({ contract }) => contract.renewedFrom ?? []));
  const drafted = new Set(drafts.flatMap(({ contract }) => contract.renewedFrom ?? []));
  const deadline = ({ noticeDay, endDay }: DatedContract): number =>
    noticeDay !== null && noticeDay >= asOfDay ? noticeDay : (endDay ?? Infinity);
  return running
    .filter(({ contract, endDay }) => endDay !== null && !renewed.has(contract.id))
    .map((dated) => inItsTerm(dated, asOfDay))
    .sort((a, b) => deadline(a) - deadline(b) || compareTexts(a.contract.id, b.contract.id))
    .map((dated) => renewalOf(dated, { account, drafted, asOfDay, currency }));
}

function renewalOf(
  next: Rolled,
  {
    account,
    drafted,
    asOfDay,
    currency,
  }: { account: Account; drafted: ReadonlySet<string>; asOfDay: number; currency: string | null },
): Renewal {
  const { contract, noticeDay } = next;
  const endDay = next.endDay ?? asOfDay;
  const { id: contractId, amount, per, autoRenews } = contract;
  const timesAYear = per == null ? null : perYear[per];
  const intention = intentionOf(next, asOfDay, drafted);
  const daysLeft = endDay - asOfDay;
  const endsOn = plainDate(endDay);
  const noticeOn = noticeDay === null ? null : plainDate(noticeDay);
  const reasons = [reason("portfolio.renewal.ends", { contractId, endsOn, daysLeft })];
  if (noticeOn !== null && noticeDay !== null && noticeDay >= asOfDay) {
    reasons.push(reason("portfolio.renewal.notice", { noticeOn, daysLeft: noticeDay - asOfDay }));
  }
  if (intention !== "unknown") reasons.push(reason(`portfolio.renewal.${intention}`));
  return {
    contractId,
    productId: contract.productId ?? null,
    endsOn,
    noticeOn,
    amount: timesAYear == null || amount == null ? null : amount * timesAYear,
    currency,
    daysLeft,
    noticeDaysLeft: noticeDay === null || noticeDay < asOfDay ? null : noticeDay - asOfDay,
    autoRenews: autoRenews ?? null,
    renewedFrom: contract.renewedFrom ?? null,
    renewals: renewalsOf(contract, account.contracts ?? []) + next.terms,
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

/** The length of the chain of contracts that each renewed the one before. */
function renewalsOf({ id, renewedFrom }: Contract, contracts: readonly Contract[]): number {
  const before = new Map(contracts.map((contract) => [contract.id, contract.renewedFrom ?? null]));
  const seen = new Set([id]);
  for (let at = renewedFrom ?? null; at !== null && !seen.has(at); at = before.get(at) ?? null) seen.add(at);
  return seen.size - 1;
}
