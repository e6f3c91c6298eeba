import { daysInUnit } from "../calendar/days-in-unit.js";
import { type ReviewAgenda, leastAgenda } from "../conversation/agenda/review-agenda.js";
import { type ReviewInvitation, reviewInvitation } from "../conversation/review-invitation.js";
import type { LoyaltyEstimate } from "../loyalty/estimate/estimate-loyalty.js";
import type { Opportunity } from "../opportunity/score-opportunity.js";
import { probabilityAlive } from "../purchases/predictions/probability-alive.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { NextReview } from "../reviews/next-review.js";
import { type AccountEffort, accountEffort } from "./account-effort.js";
import { type AccountFacts } from "./account-facts.js";
import { accountLoyalty } from "./account-loyalty.js";
import { wishedRequests } from "./apply-contact-preferences.js";
import { type ChosenModels } from "./book-models.js";
import { type AccountWordOfMouth, type TicketStory } from "./book-word-of-mouth.js";
import { buyingChances } from "./buying-chance.js";
import { type PortfolioRules } from "./portfolio-options.js";
import { type AccountStanding, accountStanding } from "./standing/account-standing.js";
import { type BookRhythm, ownGapDays } from "./standing/own-gap.js";
import { type ValueAtRisk, valueAtRisk } from "./value-at-risk.js";

/** An account's picture, and what the book as a whole needs of it. */
export interface AccountPicture {
  picture: Omit<PortfolioAccount, "wordOfMouth">;
  story: TicketStory | undefined;
  requests: NextReview[];
}

/**
 * A function that completes what is known of an account by what the book's models say of it.
 * @internal
 */
export function accountPainter(
  rules: PortfolioRules,
  models: Pick<ChosenModels, "purchases" | "spend" | "assumptions">,
  rhythm: BookRhythm,
): (facts: AccountFacts) => AccountPicture {
  const chances = buyingChances(models.purchases);
  return (facts) => {
    const { account, opportunity, tickets, history, nextReview, story } = facts;
    const { purchases } = models;
    const alive = history === null || purchases === null ? null : probabilityAlive(purchases, history);
    const loyalty = alive === null ? facts.loyalty : accountLoyalty(account, rules, alive);
    const risk = riskOf(facts, loyalty);
    const efforts = tickets.flatMap(({ score: { ticketId, effort } }) => (effort === null ? [] : { ticketId, effort }));
    const { minutes } = nextReview;
    const { requests, forbidden } = wishedRequests(account, facts.requests, rules);
    const picture = {
      accountId: account.id,
      standing: standingOf(facts),
      opportunity,
      effort: tickets.length === 0 ? null : accountEffort(tickets),
      probabilityAlive: alive,
      loyalty,
      valueAtRisk: risk,
      nextReview,
      agenda: leastAgenda(account, {
        asOf: rules.asOf,
        minutes,
        opportunity,
        loyalty,
        efforts,
        assumptions: rules.assumptions,
      }),
      invitation: reviewInvitation(account, {
        asOf: rules.asOf,
        attempt: 1,
        minutes,
        assumptions: rules.assumptions,
      }),
      reasons: [...missingParts(facts, loyalty, risk), ...(forbidden === null ? [] : [forbidden])],
    };
    return { picture, story, requests };
  };

  function standingOf({ account, purchaseDays, history }: AccountFacts): AccountStanding {
    const { asOfDay, standing: policy } = rules;
    return accountStanding({
      account,
      asOfDay,
      purchaseDays: purchaseDays.map(({ day }) => day),
      gapDays: history === null ? null : ownGapDays(history, rhythm),
      chanceOn:
        history === null || chances === null
          ? null
          : (day) => {
              const observed = Math.max(history.recency, history.observed - (asOfDay - day) / daysInUnit[history.unit]);
              return chances.fromPurchases({ ...history, observed }, policy.chanceDays);
            },
      policy,
    });
  }

  function riskOf(
    { history, opportunity, loyalty: withoutPurchases }: AccountFacts,
    loyalty: LoyaltyEstimate | null,
  ): ValueAtRisk | null {
    const { purchases, spend, assumptions } = models;
    if (history === null || purchases === null) return null;
    return valueAtRisk({
      history,
      purchases,
      spend,
      // What the purchases say of loss needs no published share where nothing else is known.
      loyalty: withoutPurchases === null ? null : loyalty,
      policy: rules.valueAtRisk,
      currency: opportunity.currency,
      assumptions,
    });
  }
}

/** Why parts of an account's picture are missing. Why the book has no model of its purchases stands with the book. */
function missingParts(
  { account, tickets, history }: AccountFacts,
  loyalty: LoyaltyEstimate | null,
  risk: ValueAtRisk | null,
): Reason[] {
  const reasons: Reason[] = [];
  if (account.tickets == null) reasons.push(reason("portfolio.effort.tickets-unknown"));
  else if (tickets.length === 0) reasons.push(reason("portfolio.effort.no-tickets"));
  if (loyalty === null) reasons.push(reason("portfolio.loyalty.nothing-known"));
  if (account.purchases == null) reasons.push(reason("portfolio.purchases.unknown"));
  else if (history === null) reasons.push(reason("portfolio.purchases.none"));
  else if (risk === null) reasons.push(reason("portfolio.value-at-risk.unknown"));
  return reasons;
}

/** What is known of one account, and what follows for its seller. */
export interface PortfolioAccount {
  accountId: string;
  /** Where it stands, from one that never bought to one that will hardly buy again. */
  standing: AccountStanding;
  opportunity: Opportunity;
  /** What its problems cost it; `null` without tickets, and the reasons say so. */
  effort: AccountEffort | null;
  /** Whether it still is a customer, by its purchases alone; `null` without a purchase or a model. */
  probabilityAlive: number | null;
  /** The probability of buying again; `null` where neither tickets, surveys nor purchases tell. */
  loyalty: LoyaltyEstimate | null;
  /** What its loss would cost, times the probability of it; `null` where its purchases do not tell, and the reasons say so. */
  valueAtRisk: ValueAtRisk | null;
  /** What it tells others about its problem; `null` where it has none to tell, or nobody knows. */
  wordOfMouth: AccountWordOfMouth | null;
  nextReview: NextReview;
  /** What to ask in the review: a question in each area, even where these take longer than the policy gives it. */
  agenda: ReviewAgenda;
  /** How to offer it, if it was not offered before: channel, hours and language as the customer wants them. */
  invitation: ReviewInvitation;
  /** Which parts are missing, and why. */
  reasons: Reason[];
}
