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
import { recordSignals, type RecordSignalPolicy } from "../signals/record-signals.js";

/** What asks for an earlier review of an account, of those with most money at risk and of the others. */
export type SignalsOf = Record<
  "ofDearest" | "ofOthers",
  (
    account: Account,
    tickets: AssessedAccount["tickets"],
    purchaseDays: AssessedAccount["purchaseDays"],
    state: AccountStanding["state"],
    given: boolean,
    gapDays: AccountStakes["gapDays"],
    renewals: AccountStakes["renewals"],
  ) => readonly ReviewSignal[]
>;

type SignalRules = Pick<PortfolioRules, "asOfDay" | "planning" | "signals" | "reviews" | "assumptions">;

/** What signals are found in, each read once for an account. */
export interface SignalSteps {
  ofRecords: RecordSignalsOf;
  /** Tickets of more than a year ago that are still open. */
  oldProblems: (account: Account) => readonly ScoredTicket[];
}

/**
 * A function that looks for what asks for an earlier review of one account after the other.
 * @internal
 */
export function signalsReader(
  { asOfDay, planning, signals, reviews, assumptions }: SignalRules,
  products: readonly Product[],
  { ofRecords, oldProblems }: SignalSteps,
  rhythm: GapRhythm | null,
): SignalsOf {
  const untilDay = parseDay(planning.to);
  const automatic = automaticRule("reviewPortfolio", assumptions);
  const productOf = new Map(products.map((product) => [product.id, product]));
  const read =
    (isDearest: boolean): SignalsOf["ofDearest"] =>
    (account, tickets, purchaseDays, state, given, gapDays, renewals) =>
      reviewSignals(
        {
          account,
          asOfDay,
          untilDay,
          tickets: [...oldProblems(account), ...tickets],
          purchaseDays: purchaseDays.map(({ day }) => day),
          automatic,
          standing: { state, given },
          gapDays,
          rhythm,
          renewals,
          isDearest,
        },
        productOf,
        signals,
        reviews,
        ofRecords(account, purchaseDays),
      );
  return { ofDearest: read(true), ofOthers: read(false) };
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
