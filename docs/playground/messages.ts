import type { AccountState, OpportunityLevel, Reason, WordOfMouthProjection } from "retention-kit";
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

/** Levels and states by the numbers that stand for them; `NONE` stands for none. */
export const LEVELS = ["high", "medium", "low"] as const satisfies readonly OpportunityLevel[];
export const STATES = [
  "prospect",
  "new",
  "active",
  "slowing",
  "lapsed",
  "lost",
] as const satisfies readonly AccountState[];
export const NONE = 255;

/**
 * By account, in the order of the book; `NONE` and `NaN` for one that was refused. Lists of numbers pass from the worker
 * to the page in a moment, unlike objects.
 */
export interface ShownScore {
  levels: Uint8Array;
  scores: Float64Array;
}

/** Where each row of a plan is: a place among `ShownPlan.dates`, and one among the sellers. */
interface Days {
  on: Uint16Array;
  sellers: Uint16Array;
  minutes: Float64Array;
}

export interface ShownPlan {
  /** The days of the plan, in order. */
  dates: string[];
  /** Ids of the sellers, in the order of their load. */
  sellerIds: string[];
  /** The bookings, each with the place of its account in the book. */
  booked: Days & { accounts: Int32Array };
  unbooked: Record<string, number>;
  /** What is booked of each working day of each seller. */
  load: Days & { capacity: Float64Array };
}

/** What is at stake, by account in the order of the book, and in the book. */
export interface ShownStakes {
  states: Uint8Array;
  /** `NaN` where it is not known, as in the lists below. */
  atRisk: Float64Array;
  attention: Float64Array;
  money: { amount: number; lower: number; upper: number; worth: number; accounts: number } | null;
  told: ShownWordOfMouth | null;
}

/** What the whole job says apart from that: what only the reports on the accounts have. */
export interface ShownWhole {
  /** How many of the reviews left out each kind of change would book; `none` for those that none would. */
  remedies: Record<string, number>;
  chances: Float64Array;
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
