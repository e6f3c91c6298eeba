import {
  type PortfolioAccount,
  type Portfolio,
  type PortfolioRecords,
  type PortfolioScenario,
  portfolioScenarios,
  type Seller,
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

/** A book under settings, with what would have booked the reviews left out, or without it: the plan is then known sooner. */
export type Job = (settings: Settings, remedies?: boolean) => PortfolioScenario;

/** Does the main job over a book, again and again with other settings; a change redoes only what it touches. */
export function playgroundJob(book: Book): Job {
  const { asOf, to } = book;
  const scenario = portfolioScenarios(book);
  // The same list for the same hours: another one would be read again, and all days with it.
  let sellers = { hours: 1, list: book.sellers };
  const sellersUnder = (settings: Settings): readonly Seller[] => {
    const { hours = 1 } = settings.values;
    if (hours !== sellers.hours) sellers = { hours, list: sellersWith(book.sellers, settings) };
    return sellers.list;
  };
  return (settings, remedies = true) =>
    scenario(
      { asOf, to, policies: policiesOf(settings), assumptions: assumptionsOf(settings), agenda: "none", remedies },
      { sellers: sellersUnder(settings) },
    );
}
