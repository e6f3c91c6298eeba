import { automaticRule } from "../../loyalty/estimate/automatic-rule.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { ReviewSignal } from "../../reviews/review-signal.js";
import type { AccountStakes, AssessedAccount } from "./account-stakes.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { ScoredTicket } from "../reading/account-effort.js";
import type { AccountStanding } from "../standing/account-standing.js";
import { reviewSignals } from "../signals/review-signals.js";
import type { ReviewPolicy } from "../../reviews/review-policy-input.js";
import type { SignalPolicy } from "../signals/signal-policy.js";
import { recordSignals, type RecordSignalPolicy } from "../signals/record-signals.js";

/** What signals of an account follow from, beside its records. */
type SignalsFrom = [
  tickets: AssessedAccount["tickets"],
  purchaseDays: AssessedAccount["purchaseDays"],
  state: AccountStanding["state"],
  given: boolean,
  gapDays: AccountStakes["gapDays"],
  renewals: AccountStakes["renewals"],
];

/** What asks for an earlier review of an account, of those with most money at risk and of the others. */
export type SignalsOf = Record<
  "ofDearest" | "ofOthers",
  (account: Account, ...from: SignalsFrom) => readonly ReviewSignal[]
>;

/** The same under the policy that comes with the account, as it matters to it. */
export type SignalsUnder = Record<
  keyof SignalsOf,
  (account: Account, ...from: [...SignalsFrom, policy: SignalPolicy]) => readonly ReviewSignal[]
>;

type SignalRules = Pick<PortfolioRules, "asOfDay" | "planning" | "reviews" | "assumptions">;

/** What signals are found in, each read once for an account. */
export interface SignalSteps {
  ofRecords: RecordSignalsOf;
  /** Tickets of more than a year ago that are still open. */
  oldProblems: (account: Account) => readonly ScoredTicket[];
  /** The days of purchases. */
  daysOf: (purchaseDays: AssessedAccount["purchaseDays"]) => readonly number[];
}

/**
 * A function that looks for what asks for an earlier review of one account after the other.
 * @internal
 */
export function signalsReader(
  { asOfDay, planning, reviews, assumptions }: SignalRules,
  products: ReadonlyMap<string, Product>,
  { ofRecords, oldProblems, daysOf }: SignalSteps,
  rhythm: GapRhythm | null,
): SignalsUnder {
  const untilDay = parseDay(planning.to);
  const automatic = automaticRule("reviewPortfolio", assumptions);
  const read =
    (isDearest: boolean): SignalsUnder["ofDearest"] =>
    (account, tickets, purchaseDays, state, given, gapDays, renewals, policy) => {
      const old = oldProblems(account);
      return reviewSignals(
        {
          account,
          asOfDay,
          untilDay,
          tickets: old.length === 0 ? tickets : [...old, ...tickets],
          purchaseDays: daysOf(purchaseDays),
          automatic,
          standing: { state, given },
          gapDays,
          rhythm,
          renewals,
          isDearest,
        },
        products,
        policy,
        reviews,
        ofRecords(account, purchaseDays),
      );
    };
  return { ofDearest: read(true), ofOthers: read(false) };
}

/**
 * Signals under the policy as far as it matters to an account: how near a renewal is to one with something to renew, how hard a
 * problem is to one that had any. So a change of either leaves the others as they were.
 * @internal
 */
export function signalsAsTheyMatter(
  { ofDearest, ofOthers }: SignalsUnder,
  policyFor: (matters: { renewal: boolean; problem: boolean }) => SignalPolicy,
  ownsContract: (account: Account) => boolean,
): SignalsOf {
  const under =
    (read: SignalsUnder["ofDearest"]): SignalsOf["ofDearest"] =>
    (account, tickets, purchaseDays, state, given, gapDays, renewals) => {
      const renewal = renewals.length > 0 || ownsContract(account);
      const policy = policyFor({ renewal, problem: (account.tickets ?? []).length > 0 });
      return read(account, tickets, purchaseDays, state, given, gapDays, renewals, policy);
    };
  return { ofDearest: under(ofDearest), ofOthers: under(ofOthers) };
}

/** What in an account's records asks for an earlier review. */
export type RecordSignalsOf = (account: Account, purchaseDays: readonly { day: number }[]) => readonly ReviewSignal[];

/** The rules that signals from records follow from. */
export interface RecordSignalRules extends RecordSignalPolicy {
  asOfDay: number;
  /** Last day of the plan. */
  untilDay: number;
  resettingTouches: ReviewPolicy["resettingTouches"];
}

/**
 * A function that looks in one account's records after the other for what asks for an earlier review.
 * @internal
 */
export function recordSignalsReader({
  asOfDay,
  untilDay,
  resettingTouches,
  ...policy
}: RecordSignalRules): RecordSignalsOf {
  return (account, purchaseDays) => {
    const evidence = { account, asOfDay, untilDay, purchaseDays: purchaseDays.map(({ day }) => day) };
    return recordSignals(evidence, policy, resettingTouches);
  };
}
