import type { WordOfMouthReasons } from "../../reasons/codes/word-of-mouth.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn } from "./terms.js";

const short = (number: number): number => Number(number.toPrecision(3));
const percent = (share: number): string => `${short(100 * share)}%`;

/** English for the word-of-mouth domain. */
export const wordOfMouth: DomainWords<WordOfMouthReasons> = {
  "word-of-mouth.unknown.won": () =>
    "customers won are not known, because the probability that a hearer is won was not given and none is published; only the hearers of today's customers are counted",
  "word-of-mouth.unknown.lost": () =>
    "customers lost are not known, because the probability that a hearer is lost was not given and none is published",
  "word-of-mouth.unknown.value": () => "money is not known, because the value of a customer was not given",
  "word-of-mouth.told.tail-maybe-counted-twice": ({ moreThan20Share }) =>
    `the published number told may already include the ${percent(moreThan20Share)} who tell more than 20 people, which are added here`,
  "word-of-mouth.chain.grows": ({ reproduction }) =>
    `each customer wins ${short(reproduction)} more on average, so the chain can grow until there is no one left to win`,
  "word-of-mouth.market.saturates": ({ market, heardShare }) =>
    `${percent(heardShare)} of the market of ${Math.round(market)} people has heard at the end or is a customer, so fewer of those told are new`,
  "word-of-mouth.market.simulated": ({ paths, meanField }) =>
    `in a market that fills up, the numbers come from ${Math.round(paths)} simulated runs; an average run reaches ${Math.round(meanField)} people`,
  "word-of-mouth.damage.reconstruction": () =>
    "the formula is a reconstruction of TARP's market damage model, whose original was not found",
  "word-of-mouth.referral.after-reward": ({ multiplier, halfLifeDays }) =>
    `${short(multiplier)} times as many referrals are assumed right after a reward, half of the extra gone after ${count(short(halfLifeDays), "day")}; the figure is quoted widely, and no source for it was found`,
  "word-of-mouth.referral.no-effect": () => "no more referrals are assumed after a reward than before",
  "word-of-mouth.referral.break-even-uplift": ({ uplift, breakEven }) =>
    `repeat purchases ${uplift < 0 ? "fall" : "rise"} by ${amount(Math.abs(uplift) * 100)}%, and the points pay from ${amount(breakEven * 100)}% on`,
  "word-of-mouth.referral.points-above-margin": () => "the points cost the whole margin of a purchase or more",
  "word-of-mouth.referral.liability": ({ liability }, currency) =>
    `${moneyIn(currency, liability)} is still owed in points at the end`,
};
