import type { RecommendationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";

/** English for what to do after a review. */
export const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "Ask what the competitor's offer would gain them and what leaving us would cost them, and answer it",
  "conversation.recommendation.show-value": () =>
    "Show what they would give up by leaving: ask what they value most with us, and build on that",
  "conversation.recommendation.solve": ({ topic }) => `Solve the problem with ${topic}, and tell them when it is done`,
  "conversation.recommendation.find-cause": () => "Find out what made them unhappy, and put it right",
  "conversation.recommendation.offer": ({ productId, price }) => `Offer ${productId} at ${amount(price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }) =>
    `Offer ${productId} at ${amount(price)}: it brings them ${amount(benefitPerYear)} a year ` +
    `and pays for itself in ${count(paybackMonths, "month")}`,
  "conversation.recommendation.service-contract": ({ productId, price, onto, hours, hourCost, benefitPerYear }) =>
    `Offer ${productId} at ${amount(price)}: ${count(hours, "hour")} a year on ${onto} ` +
    `at ${amount(hourCost)} an hour cost ${amount(benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `Show them how to get more from ${productId}`,
  "conversation.recommendation.stay-close": () => "Thank them, and tell them whom to call when something comes up",

  "conversation.recommendation.wanted": () => "they said that they could use it",
  "conversation.recommendation.chance-unknown": () =>
    "not among the products they could still buy, so the chance of a sale is not known",
};
