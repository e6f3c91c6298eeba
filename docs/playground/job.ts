import {
  defineCatalogue,
  opportunityPolicy,
  planReviews,
  type Portfolio,
  type PortfolioAccount,
  type PortfolioRecords,
  projectWordOfMouth,
  reviewPortfolio,
  scoreOpportunity,
  type WordOfMouthProjection,
} from "retention-kit";
import { assumptionsOf, policiesOf, sellersWith, type Settings } from "./settings.js";

/** The book that the page works on, with the day and the quarter. */
export interface Book extends PortfolioRecords {
  asOf: string;
  to: string;
}

/** What the page shows of a plan. */
export type ShownPlan = Pick<Portfolio["plan"], "booked" | "unbooked" | "load">;

/** Level and score of each account, in the order of the book. */
export interface ShownScore {
  levels: PortfolioAccount["opportunity"]["level"][];
  scores: number[];
}

/** The main job, and its parts that can be done alone because nothing else depends on what was changed. */
export interface PlaygroundJob {
  /** The whole job. Its models are kept, and fitted again only where what they learn from has changed. */
  whole: (settings: Settings) => Portfolio;
  /** Scores and levels, for weights and thresholds; needs the whole job once. */
  score: (settings: Settings) => ShownScore;
  /** The plan, for hours: the same reviews with the same priorities, without the yearly floor. */
  plan: (settings: Settings) => ShownPlan;
  /** What the customers tell, for the guesses about hearers and the figures; `null` where no ticket is known. */
  wordOfMouth: (settings: Settings) => WordOfMouthProjection | null;
}

/** Does the main job over a book, again and again with other settings. */
export function playgroundJob(book: Book): PlaygroundJob {
  const { asOf, to } = book;
  const catalogue = defineCatalogue(
    book.products,
    book.accounts[0]?.currency == null ? {} : { currency: book.accounts[0].currency },
  );
  const accountOf = new Map(book.accounts.map((account) => [account.id, account]));
  let last: Portfolio | null = null;
  let learnedFrom = "";

  const lastJob = (): Portfolio => {
    if (last === null) throw new Error("the whole job comes first");
    return last;
  };
  return {
    whole(settings) {
      const assumptions = assumptionsOf(settings);
      const figures = Object.values(assumptions).filter(({ key }) => /^(purchases|buysAgain|opportunity)\./.test(key));
      const learningFrom = JSON.stringify(figures.map(({ value }) => value));
      const models = last !== null && learningFrom === learnedFrom ? { models: last.models } : {};
      const records = { ...book, sellers: sellersWith(book.sellers, settings) };
      last = reviewPortfolio(records, {
        asOf,
        to,
        policies: policiesOf(settings),
        assumptions,
        agenda: "none",
        ...models,
      });
      learnedFrom = learningFrom;
      return last;
    },
    score(settings) {
      const { accounts, models } = lastJob();
      const { opportunity } = policiesOf(settings);
      const policy = opportunityPolicy(
        { ...opportunity, ...(models.propensity && { propensity: models.propensity }) },
        { assumptions: assumptionsOf(settings) },
      );
      const known = accounts.flatMap(({ buysAgain }) => buysAgain?.fromPurchases ?? []);
      const bookChance = known.length === 0 ? null : known.reduce((sum, chance) => sum + chance, 0) / known.length;
      const found = accounts.map(({ accountId, standing, buysAgain }) => {
        const account = accountOf.get(accountId) ?? { id: accountId };
        // Of an account whose purchases do not tell, the level takes no chance.
        const chance = buysAgain?.fromPurchases == null ? null : buysAgain.probability;
        const evidence = { standing: standing.state, buysAgain: chance, bookChance };
        return scoreOpportunity(account, { catalogue, asOf, policy, ...evidence });
      });
      return { levels: found.map(({ level }) => level), scores: found.map(({ score }) => score) };
    },
    plan(settings) {
      const requests = lastJob().accounts.map(({ nextReview }) => nextReview);
      return planReviews(requests, { from: asOf, to, sellers: sellersWith(book.sellers, settings) });
    },
    wordOfMouth(settings) {
      const told = lastJob().wordOfMouth;
      if (told === null) return null;
      const { wonPerHearer, lostPerHearer } = policiesOf(settings).wordOfMouth ?? {};
      const cohort = {
        ...told.cohort,
        ...(wonPerHearer !== undefined && { wonPerHearer }),
        ...(lostPerHearer !== undefined && { lostPerHearer }),
      };
      return projectWordOfMouth(cohort, { assumptions: assumptionsOf(settings) });
    },
  };
}
