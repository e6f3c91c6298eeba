import type { PartOf } from "../../records/values/given.js";
import type { Tells } from "./tells.js";

/**
 * The four things that can become of a problem.
 * @internal
 */
export const PROBLEM_OUTCOMES = ["silent", "unsatisfied", "satisfied", "satisfiedQuickly"] as const;

/**
 * The outcome of a customer's problem.
 * @useDeclaredType
 */
export type ProblemOutcome = (typeof PROBLEM_OUTCOMES)[number];

/** A group of customers who talk: by what became of their problem, or without a problem. */
export type TellingOutcome = ProblemOutcome | "noProblem";

/** A number of customers, what happened to them, and what those who hear of it do. */
export interface WordOfMouthCohort {
  /** Current number of customers. */
  customers: number;
  /**
   * Share of customers who have a problem, 0 to 1. Where `outcomes` are counts it may be left out, and is then the
   * counted problems over `customers`; customers won later have a problem with this probability.
   */
  problemShare?: number | null | undefined;
  /**
   * Outcomes of the problems: probabilities that add up to 1, or counts from tickets. Counts are fixed in the first
   * generation and become probabilities for the customers won later.
   */
  outcomes: PartOf<Record<ProblemOutcome, number>>;
  /**
   * Whether `outcomes` are shares or counts.
   * @defaultValue shares where `problemShare` is given and they add up to 1, else counts
   */
  outcomesAre?: "shares" | "counts" | null | undefined;
  /**
   * Probability that one who hears becomes a customer. One number holds for hearers of the satisfied and the quickly
   * satisfied; by outcome, those not named win no one. No published value exists.
   */
  wonPerHearer?: number | PartOf<Record<TellingOutcome, number>> | null | undefined;
  /**
   * Probability that one who hears is lost although they would have bought or stayed. One number holds for hearers
   * of the silent and the unsatisfied; by outcome, those not named lose no one. No published value exists.
   */
  lostPerHearer?: number | PartOf<Record<TellingOutcome, number>> | null | undefined;
  /** What one customer is worth, in your currency, at least 0. */
  customerValue?: number | null | undefined;
  /**
   * Number of people in the market, including the customers.
   * @defaultValue unlimited
   */
  market?: number | null | undefined;
  /** What customers post, in addition to what they tell people in person. */
  online?: OnlinePosting | null | undefined;
  /**
   * Shares of hearers who act 0, 1, 2, … periods after they hear.
   * @defaultValue `[1]`: all at once
   */
  delay?: readonly number[] | null | undefined;
  /**
   * Your own counts of people told, by outcome.
   * @defaultValue the published ones, and no one for `noProblem`
   */
  tells?: PartOf<Record<TellingOutcome, Tells>> | null | undefined;
}

/** Posts and reviews: a share of customers post, a post reaches this many people, and a share of those believe it. */
export interface OnlinePosting {
  /**
   * Share of customers with anything to tell who post it, 0 to 1.
   * @defaultValue `0`
   */
  shareWhoPost?: number | null | undefined;
  /**
   * People that one post reaches.
   * @defaultValue `0`
   */
  reach?: number | null | undefined;
  /**
   * Share of the people reached who believe it, 0 to 1.
   * @defaultValue `0`
   */
  shareWhoBelieve?: number | null | undefined;
  /**
   * People reached per person told, at least 1.
   * @defaultValue the evidence table's 1
   */
  multiplier?: number | null | undefined;
}
