import { type Known } from "../errors.js";
import type { Reason } from "../reasons/reason.js";
import type { StakesSteps } from "./account/account-stakes.js";
import type { BookKnowledge } from "./book-knowledge.js";
import type { BookMemory } from "./book/book-memory.js";
import type { TicketOutcome } from "./book/book-word-of-mouth.js";
import type { Company } from "./company.js";
import type { PortfolioOptions } from "./options/portfolio-options.js";
import type { PortfolioRejection } from "./reading/portfolio-rejection.js";
import type { BookValueAtRisk } from "./stakes/book-value-at-risk.js";
import type { PriorityScale } from "./stakes/priority-scale.js";

/** What is at stake in the book, against which each account is measured. */
export interface BookStakes {
  scale: PriorityScale;
  /** Ids of the accounts with most money at risk. */
  dearest: ReadonlySet<string>;
  valueAtRisk: BookValueAtRisk | null;
  /** How many accounts have each story to tell. */
  stories: ReadonlyMap<TicketOutcome, number>;
}

/** What the passes before this one know. */
export interface BookSoFar {
  knowledge: BookKnowledge;
  steps: StakesSteps;
  stakes: BookStakes;
  company: Company;
  previous: Known<PortfolioOptions>["previous"];
  /** First day with a purchase; infinite where there is none. */
  firstDay: number;
  /** What was refused while accounts were read and weighed. */
  refused: () => readonly PortfolioRejection[];
  /** What was taken for granted when they were read. */
  readingReasons: () => readonly Reason[];
  memory: BookMemory;
}
