import type { AccountState, Reason, SellerLoad, WordOfMouthProjection } from "retention-kit";
import type { Reach, Settings } from "./settings.js";
import type { DroppedFile, ReadFiles } from "./read-files.js";

/** What the page asks of the worker. */
export type Question =
  | { ask: "book"; files: readonly DroppedFile[] | null; asOf: string | null; to: string | null }
  | { ask: "change"; reach: Reach; settings: Settings }
  | { ask: "account"; accountId: string };

/** What the worker answers, with the milliseconds that it took. */
export type Answer =
  | { answer: "book"; book: ShownBook; milliseconds: number }
  | {
      answer: "change";
      reach: Reach;
      milliseconds: number;
      score?: ShownScore;
      plan?: ShownPlan;
      job?: ShownJob;
      told?: ShownWordOfMouth | null;
    }
  | { answer: "account"; accountId: string; lines: AccountLines; milliseconds: number }
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
    | (Pick<ReadFiles, "read" | "unknown" | "derived"> & {
        rejected: { place: string; message: string }[];
        rejectedCount: number;
      })
    | null;
}

/** By account, in the order of the book. */
export interface ShownScore {
  levels: ("low" | "medium" | "high")[];
  scores: number[];
}

/** Bookings as `[day, index of the account, seller, minutes]`. */
export interface ShownPlan {
  booked: [on: string, account: number, sellerId: string, minutes: number][];
  unbooked: Record<string, number>;
  load: readonly SellerLoad[];
}

/** What the whole job says besides score and plan, by account in the order of the book. */
export interface ShownJob {
  states: AccountState[];
  chances: (number | null)[];
  atRisk: (number | null)[];
  attention: number[];
  money: { amount: number; lower: number; upper: number; worth: number; accounts: number } | null;
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
