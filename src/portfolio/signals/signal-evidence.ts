import type { AutomaticRule } from "../../accounts/last-decided-day.js";
import type { Account } from "../../records/account/account.js";
import type { ScoredTicket } from "../reading/account-effort.js";
import type { Renewal } from "../stakes/account-renewal.js";
import type { GapRhythm } from "../../purchases/rhythm/gap-rhythm.js";
import type { AccountStanding } from "../standing/account-standing.js";

/** What an account's signals follow from. */
export interface SignalEvidence {
  account: Account;
  asOfDay: number;
  /** Last day of the plan: what arises up to it is known already, and its review has to be planned. */
  untilDay: number;
  /** Tickets of the year up to `asOf` and those still open, as they stood. */
  tickets: readonly ScoredTicket[];
  /** Days with a purchase, in order. */
  purchaseDays: readonly number[];
  /** Which purchases come by themselves, and so are no answer to a problem. */
  automatic: AutomaticRule;
  standing: Pick<AccountStanding, "state" | "given">;
  /** Days that usually pass between two purchases; `null` if unknown. */
  gapDays: number | null;
  /** How evenly the book's customers buy; `null` if unknown, which counts as at random. */
  rhythm: GapRhythm | null;
  /** Contracts to be renewed. */
  renewals: readonly Renewal[];
  /** Whether it is among the customers with most money at risk. */
  isDearest: boolean;
}
