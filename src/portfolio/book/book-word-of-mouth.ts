import { assertNumber } from "../../errors.js";
import { pricedProjection } from "../../word-of-mouth/priced-projection.js";
import { MOST_MONEY } from "../../word-of-mouth/process/resolve-cohort.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { ProblemOutcome, WordOfMouthCohort } from "../../word-of-mouth/process/cohort.js";
import type { WordOfMouthEstimates } from "../../word-of-mouth/process/estimate.js";
import {
  projectWordOfMouth,
  type WordOfMouthOptions,
  type WordOfMouthProjection,
} from "../../word-of-mouth/project-word-of-mouth.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { ReportedOutcome } from "../reading/problem-outcome.js";

/** What one account says about its problem to those around it. Those it wins tell others in the book's projection only. */
export interface AccountWordOfMouth extends WordOfMouthEstimates {
  /** What became of its problem; `silent` where it reported none and may have had one. */
  readonly outcome: ProblemOutcome;
  /** 1 for a problem that was reported; for `silent` the share of the quiet accounts that are taken to have had one. */
  readonly probability: number;
}

/** What the book's customers tell, projected from their tickets. */
export interface BookWordOfMouth {
  /** The accounts with tickets known, what became of their problems, and what hearers do: give it to `sensitivity`. */
  readonly cohort: WordOfMouthCohort;
  /** Share of these accounts by what became of their problem; the rest had none or one not yet decided. */
  readonly shares: Readonly<Record<ProblemOutcome, number>>;
  readonly projection: WordOfMouthProjection;
  readonly reasons: readonly Reason[];
}

/** What tickets say of an account: a reported problem's outcome, `quiet` without a ticket, `null` if not decided. */
export type TicketOutcome = ReportedOutcome | "quiet" | null;

/** What a book and its accounts tell. */
export interface ToldOfBook {
  book: BookWordOfMouth | null;
  /** Why nothing is known of the book; `null` where something is. */
  unknown: Reason | null;
  accountOf: (story: TicketOutcome) => AccountWordOfMouth | null;
}

/**
 * Word of mouth of the accounts whose tickets are known; `null` where it is not known of any problem how it ended. Of those
 * with a problem only `wordOfMouth.complainShare` report it, so each who did stands for others who are taken to have kept
 * silent; they are looked for among the quiet accounts.
 *
 * @param stories - How many accounts have each.
 * @param project - The projection of a cohort, where it is kept for another worth of a customer.
 * @internal
 */
export function bookWordOfMouth(
  stories: ReadonlyMap<TicketOutcome, number>,
  customerValue: number | null,
  { assumptions, wordOfMouth }: Pick<PortfolioRules, "assumptions" | "wordOfMouth">,
  project: Projecting = projectWordOfMouth,
): ToldOfBook {
  if (stories.size === 0) {
    return { book: null, unknown: reason("portfolio.word-of-mouth.tickets-unknown"), accountOf: () => null };
  }
  const count = (story: TicketOutcome): number => stories.get(story) ?? 0;
  const customers = [...stories.values()].reduce((sum, accounts) => sum + accounts, 0);
  const [unsatisfied, satisfied, satisfiedQuickly] = [
    count("unsatisfied"),
    count("satisfied"),
    count("satisfiedQuickly"),
  ];
  const reported = unsatisfied + satisfied + satisfiedQuickly;
  const undecided = count(null);
  if (reported === 0 && undecided > 0) {
    // Problems there were; that no one talks about them is what the tickets do not say.
    const unknown = reason("portfolio.word-of-mouth.undecided", { accounts: undecided });
    return { book: null, unknown, accountOf: () => null };
  }
  const quiet = count("quiet");
  const complainShare = assumptions["wordOfMouth.complainShare"];
  assertNumber("reviewPortfolio", `the figure ${complainShare.key}`, complainShare.value, { above: 0, max: 1 });
  const silent = Math.min(quiet, Math.round((reported * (1 - complainShare.value)) / complainShare.value));
  const outcomes = { silent, unsatisfied, satisfied, satisfiedQuickly };

  const hearers = { ...(customerValue === null ? {} : { customerValue }), ...wordOfMouth.hearers };
  const cohort = { ...hearers, customers, outcomes, outcomesAre: "counts" } as const;
  const projection = project(cohort, { ...wordOfMouth.projection, assumptions });
  const reasons = [reason("portfolio.word-of-mouth.silent", { silent, reported, complainShare: complainShare.value })];
  if (undecided > 0) reasons.push(reason("portfolio.word-of-mouth.undecided", { accounts: undecided }));

  const known = new Map<TicketOutcome, AccountWordOfMouth | null>();
  return {
    unknown: null,
    book: {
      cohort,
      shares: {
        silent: silent / customers,
        unsatisfied: unsatisfied / customers,
        satisfied: satisfied / customers,
        satisfiedQuickly: satisfiedQuickly / customers,
      },
      projection: { ...projection, assumptions: [...projection.assumptions, complainShare] },
      reasons,
    },
    accountOf(story) {
      let told = known.get(story);
      if (told === undefined) known.set(story, (told = toldBy(story)));
      return told;
    },
  };

  /** One customer's own telling, in one generation; equal for all accounts with the same story. */
  function toldBy(story: TicketOutcome): AccountWordOfMouth | null {
    if (story === null || (story === "quiet" && silent === 0)) return null;
    const outcome = story === "quiet" ? "silent" : story;
    const probability = story === "quiet" ? silent / quiet : 1;
    const { hearers, won, lost, net, money } = project(
      { ...cohort, customers: 1, problemShare: probability, outcomes: { [outcome]: 1 }, outcomesAre: "shares" },
      { ...wordOfMouth.projection, generations: 1, assumptions },
    );
    return { outcome, probability, hearers, won, lost, net, money };
  }
}

/** How a cohort is projected. */
type Projecting = (cohort: WordOfMouthCohort, options: WordOfMouthOptions) => WordOfMouthProjection;

/** Projections that are kept: of a book's cohort, and of what its accounts tell, under the last few rules. */
const MOST_KEPT = 40;

/**
 * Projects the same cohorts under the same rules once: for another worth of a customer only the money is worked out again.
 * It takes the rules as a text.
 * @internal
 */
export function projectingOnce(): (rules: string) => Projecting {
  const kept = new Map<string, WordOfMouthProjection>();
  return (rules) => (cohort, options) => {
    const { customerValue = null, ...rest } = cohort;
    const isHeld = customerValue === null || (customerValue >= 0 && customerValue <= MOST_MONEY);
    if (!isHeld) return projectWordOfMouth(cohort, options);
    const key = JSON.stringify([rules, rest, options.generations, customerValue === null]);
    const known = kept.get(key);
    if (known === undefined) {
      const made = projectWordOfMouth(cohort, options);
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
      kept.set(key, made);
      return made;
    }
    return customerValue === null ? known : pricedProjection(known, customerValue);
  };
}
