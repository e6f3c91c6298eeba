import type { QuestionReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";
import { percent } from "./percent.js";

/** English for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
export const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `When you had the problem with ${topic}, how did it go for you, and is it really solved?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `What is the problem with ${topic} costing you at the moment, and what would help until it is solved?`,
  "conversation.question.still-missing": () => "What is still missing for you?",
  "conversation.question.going-well": () => "How have things been going lately?",
  "conversation.question.what-happened": () => "What happened, and what should we have done?",
  "conversation.question.who-else": () => "Whom do you know who could use the same?",
  "conversation.question.low-score": () => "You gave us a low score recently: what was behind it?",
  "conversation.question.change-first": () => "If you were in our place, what would you change first?",
  "conversation.question.contact-wishes": () => "How, when and how often would you like to hear from us?",
  "conversation.question.first-call": () => "Whom do you call first when something does not work?",
  "conversation.question.day-to-day": () => "What takes most of your time at the moment?",
  "conversation.question.what-instead": () => "What would you do with that time if you had it back?",
  "conversation.question.long-owned": ({ productId, purchasedOn }) =>
    `How is ${productId}, from ${purchasedOn}, holding up, and what would you expect of the next one?`,
  "conversation.question.plans": () => "What do you plan to improve or replace in the coming year?",
  "conversation.question.who-decides": () => "Who else decides about it, and by when?",
  "conversation.question.budget": () => "Roughly what have you set aside for it?",
  "conversation.question.maintenance-hours": ({ productId }) =>
    `How many hours a year go into keeping ${productId} at its best?`,
  "conversation.question.would-help": ({ productId }) => `Where would ${productId} save you work, if anywhere?`,
  "conversation.question.their-customers": () => "What kind of customers do you serve?",
  "conversation.question.most-used": ({ productId }) => `What do you use ${productId} for most, and what never?`,
  "conversation.question.weighed-up": ({ productId }) =>
    `Which other suppliers did you consider before you bought ${productId}?`,
  "conversation.question.rival-offer": () => "Has anyone made you an offer lately, and what did you like about it?",
  "conversation.question.look-first": () => "If you were buying today, where would you look first?",
  "conversation.question.rival-liked": () => "What did you like about what they offered?",
  "conversation.question.other-suppliers": () => "Who else supplies you with things like ours?",

  "conversation.purpose.catch-problems": () => "to hear of problems while they can be solved",
  "conversation.purpose.keep-loyalty": () => "to know how they feel about us",
  "conversation.purpose.learn-needs": () => "to learn what they could use",
  "conversation.purpose.learn-means": () => "to learn what they can spend",
  "conversation.purpose.serve-better": () => "to serve them the way they want",
  "conversation.purpose.know-rivals": () => "to know whom else they talk to",

  "conversation.because.always": () => "every review covers it",
  "conversation.because.ticket-effort": ({ topic, effort }) =>
    `the problem with ${topic} took them a lot of effort, ${effort.toFixed(1)} of 5`,
  "conversation.because.ticket-open": ({ topic, openedOn }) =>
    `the problem with ${topic} has been open since ${openedOn}`,
  "conversation.because.low-score": ({ metric, score }) =>
    `their last answer was low: ${metric.toUpperCase()} ${amount(score)}`,
  "conversation.because.loyalty-doubtful": ({ probability }) =>
    `the chance that they buy again is only ${percent(probability)}`,
  "conversation.because.preferences-unknown": () => "how they want to be contacted is not known",
  "conversation.because.means-unknown": () => "what they can spend is not known",
  "conversation.because.segment-unknown": () => "what kind of customer they are is not known",
  "conversation.because.owns": ({ productId, purchasedOn }) => `they bought ${productId} on ${purchasedOn}`,
  "conversation.because.long-owned": ({ productId, purchasedOn }) => `they have had ${productId} since ${purchasedOn}`,
  "conversation.because.maintenance-unknown": ({ productId }) =>
    `a service contract might pay: the hours they spend on ${productId} are not known`,
  "conversation.because.offer-open": ({ productId }) => `they do not have ${productId} and could use it`,

  "conversation.left-out.problem-open": ({ topic }) => `not while the problem with ${topic} is open`,
  "conversation.left-out.known": ({ field }) => `the answer is known and fresh: ${field}`,
  "conversation.left-out.no-time": ({ minutes }) => `no time is left for it; it takes ${count(minutes, "minute")}`,
  "conversation.left-out.too-direct": ({ subject }) => `too direct for now, on ${subject}`,
};
