import type { AccountState, Reason, SellerLoad, WordOfMouthProjection } from "retention-kit";
import type { Settings } from "./settings.js";
import type { GivenFile, ReadFiles } from "../../examples/reading/read-files.js";

/** What the page asks of the worker. */
export type Question =
  | { ask: "book"; files: readonly GivenFile[] | null; asOf: string | null; to: string | null }
  | { ask: "change"; change: number; settings: Settings; upTo: Part }
  | { ask: "account"; accountId: string };

/** The parts of the job in the order in which they are done. Each is told as soon as it is known. */
export type Part = "score" | "stakes" | "plan" | "whole";

/** What is known of each part. */
export interface Parts {
  score: ShownScore;
  stakes: ShownStakes;
  plan: ShownPlan;
  whole: ShownWhole;
}

/** What the worker answers. */
export type Answer =
  | { answer: "book"; book: ShownBook }
  | ({ answer: "change"; change: number; part: Part } & Partial<Parts>)
  | { answer: "account"; accountId: string; lines: AccountLines }
  | { answer: "error"; message: string };

/** The book, without what only the worker needs. */
export interface ShownBook {
  accounts: { id: string; name: string; segment: string; sellerId: string }[];
  sellers: string[];
  products: number;
  asOf: string;
  to: string;
  currency: string;
  /** `null` for the made-up book. */
  files:
    | (Pick<ReadFiles, "read" | "unused" | "derived"> & {
        rejected: { place: string; message: string }[];
        rejectedCount: number;
      })
    | null;
}

/** By account, in the order of the book; `null` for one that was refused. */
export interface ShownScore {
  levels: ("low" | "medium" | "high" | null)[];
  scores: (number | null)[];
}

/** Bookings as `[day, index of the account, seller, minutes]`. */
export interface ShownPlan {
  booked: [on: string, account: number, sellerId: string, minutes: number][];
  unbooked: Record<string, number>;
  load: readonly SellerLoad[];
}

/** What is at stake, by account in the order of the book, and in the book. */
export interface ShownStakes {
  states: (AccountState | null)[];
  atRisk: (number | null)[];
  attention: (number | null)[];
  money: { amount: number; lower: number; upper: number; worth: number; accounts: number } | null;
  told: ShownWordOfMouth | null;
}

/** What the whole job says apart from that: what only the reports on the accounts have. */
export interface ShownWhole {
  /** How many of the reviews left out each kind of change would book; `none` for those that none would. */
  remedies: Record<string, number>;
  chances: (number | null)[];
  reasons: string[];
  rejected: { place: string; message: string }[];
}

/** What the customers tell within the periods. */
export interface ShownWordOfMouth extends Pick<WordOfMouthProjection, "hearers" | "won" | "lost" | "net"> {
  netByPeriod: { mean: number; lower: number; upper: number }[];
}

/** What is known of one account, in words. */
export interface AccountLines {
  standing: string[];
  review: string[];
  opportunity: string[];
  buysAgain: string[];
}

/** What every part of a report has. */
export type Reasons = readonly Reason[];
