import type {
  QuestionReasons,
  InvitationReasons,
  RecommendationReasons,
  AfterSaleReasons,
  PlaybookReasons,
  ReminderReasons,
  ConversationReasons,
} from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { wordOf } from "../word-of.js";
import { amount, count, moneyIn, percent, touch } from "./terms.js";

/** English for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `When you had the problem with ${topic}, how did it go for you, and is it really solved?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `What is the problem with ${topic} costing you at the moment, and what would help until it is solved?`,
  "conversation.question.still-missing": () => "What is still missing for you?",
  "conversation.question.going-well": () => "How have things been going lately?",
  "conversation.question.what-happened": () => "What happened, and what should we have done?",
  "conversation.question.who-else": () => "Who do you know who could use the same?",
  "conversation.question.successor": () =>
    "Who has taken over from the person we used to work with, and what matters most to them?",
  "conversation.question.contract": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `What made you give notice on contract ${contractId}, and what would have to change for you to stay?`;
    }
    return state === "draft"
      ? `What do you still need before you can sign contract ${contractId}?`
      : `How has contract ${contractId} worked out for you, and would you like to continue it after ${on}?`;
  },
  "conversation.question.low-score": () => "You gave us a low score recently: what was behind it?",
  "conversation.question.stopped-buying": ({ on }) => `What has changed since your last order, on ${on}?`,
  "conversation.question.used-less": () => "What do you use less than before, and why?",
  "conversation.question.invoice": ({ on }) => `Is anything wrong with the invoice that was due on ${on}?`,
  "conversation.question.first-use": ({ on }) => `How have things gone since your first order, on ${on}?`,
  "conversation.question.first-meeting": () => "What matters most to you when you choose a supplier?",
  "conversation.question.change-first": () => "If you were in our place, what would you change first?",
  "conversation.question.contact-wishes": () => "How, when and how often would you like to hear from us?",
  "conversation.question.first-call": () => "Who do you call first when something does not work?",
  "conversation.question.day-to-day": () => "What takes most of your time at the moment?",
  "conversation.question.what-instead": () => "What would you do with that time if you had it back?",
  "conversation.question.long-owned": ({ productId, purchasedOn }) =>
    `How has ${productId}, from ${purchasedOn}, served you, and what would you expect of the next one?`,
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
  "conversation.purpose.know-rivals": () => "to know who else they are talking to",

  "conversation.because.always": () => "every review covers it",
  "conversation.because.ticket-effort": ({ topic, effort }) =>
    `the problem with ${topic} took them a lot of effort, ${effort.toFixed(1)} of 5`,
  "conversation.because.ticket-open": ({ topic, openedOn }) =>
    `the problem with ${topic} has been open since ${openedOn}`,
  "conversation.because.low-score": ({ metric, score }) =>
    `their last ${metric.toUpperCase()} answer was low: ${amount(score)}`,
  "conversation.because.champion-left": ({ contactId }) => `${contactId} has left`,
  "conversation.because.contract-open": ({ contractId, state, on }) => {
    if (state === "notice") return `notice was given on contract ${contractId}, which ends on ${on}`;
    if (state === "late") return `contract ${contractId} ended on ${on} and is not renewed yet`;
    return state === "draft"
      ? `contract ${contractId}, from ${on}, is waiting for a signature`
      : `contract ${contractId} ends on ${on}`;
  },
  "conversation.because.loyalty-doubtful": ({ probability }) =>
    `the chance that they buy again is ${percent(probability)}`,
  "conversation.because.stopped-buying": ({ on }) => `they last bought on ${on}`,
  "conversation.because.usage-falling": ({ on }) => `they have used less of it since ${on}`,
  "conversation.because.invoice-open": ({ on }) => `the invoice due on ${on} is not paid`,
  "conversation.because.new-customer": ({ on }) => `they bought for the first time on ${on}`,
  "conversation.because.never-met": () => "no conversation with them is on record",
  "conversation.because.preferences-unknown": () => "how they want to be contacted is not known",
  "conversation.because.means-estimated": ({ spent }, currency) =>
    `what they can spend is only estimated, from ${moneyIn(currency, spent)} a year`,
  "conversation.because.means-unknown": () => "what they can spend is not known",
  "conversation.because.segment-unknown": () => "what kind of customer they are is not known",
  "conversation.because.owns": ({ productId, purchasedOn }) => `they bought ${productId} on ${purchasedOn}`,
  "conversation.because.long-owned": ({ productId, purchasedOn }) => `they have had ${productId} since ${purchasedOn}`,
  "conversation.because.maintenance-unknown": ({ productId }) =>
    `a service contract might pay: the hours they spend on ${productId} are not known`,
  "conversation.because.offer-open": ({ productId }) => `they do not have ${productId} and could use it`,

  "conversation.left-out.problem-open": ({ topic }) => `not while the problem with ${topic} is open`,
  "conversation.left-out.known": ({ field }) => `a recent answer is on file: ${field}`,
  "conversation.left-out.no-time": ({ minutes }) => `no time is left for it; it takes ${count(minutes, "minute")}`,
  "conversation.left-out.too-direct": ({ subject }) => `too direct for now, on ${subject}`,
};

/** English for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
const invitation: DomainWords<InvitationReasons> = {
  "conversation.contact.do-not-contact": () => "they do not want to be contacted",
  "conversation.contact.no-channel": () => "they have not agreed to any channel",
  "conversation.contact.person-left": ({ contactId }) => `${contactId} has left`,
  "conversation.contact.everyone-opted-out": () => "no one there wants to be contacted",
  "conversation.contact.others-opted-out": ({ contacts }) =>
    `${count(contacts, "other person", "other people")} there opted out of contact`,
  "conversation.deal.open": ({ dealId, stage }) =>
    stage === "" ? `deal ${dealId} is open` : `deal ${dealId} is open, at stage ${stage}`,
  "conversation.deal.expected": ({ on }) => `it is expected to close on ${on}`,
  "conversation.deal.overdue": ({ on, days }) => `it was expected to close on ${on}, ${count(days, "day")} ago`,
  "conversation.contact.no-hours": () => "no hours suit them",
  "conversation.contact.agreed-channels": ({ channels }) => `they agreed to be reached by: ${channels}`,
  "conversation.contact.too-soon": ({ on, days }) =>
    `the last contact was on ${on}, and they want ${count(days, "day")} between contacts`,

  "conversation.invitation.problem": ({ topic }) =>
    `I would like to go through the problem with ${topic} with you, and get it solved`,
  "conversation.invitation.check": () =>
    "I would like to make sure that all is going well, and that everything is set up the best way for your needs",
  "conversation.invitation.check-product": ({ productId }) =>
    `I would like to make sure that all is going well, and that ${productId} is set up the best way for your needs`,
  "conversation.invitation.bad-answer": ({ on }) =>
    `Your answer of ${on} told us that you were not happy, and I would like to hear what we should do better`,
  "conversation.invitation.unhappy": () => "I would like to hear what we should do better for you",
  "conversation.invitation.successor": () =>
    "I would like to meet whoever has taken over from the person we used to work with, and learn what you need from us",
  "conversation.invitation.needs": () => "I would like to learn what you need, and to see whether we can help",
  "conversation.invitation.long-ago": () =>
    "It has been a while since you last bought from us, and I would like to hear what you need now",
  "conversation.invitation.free": () => "It is free of charge, because you are a customer we value",
  "conversation.invitation.duration": ({ minutes }) => `It takes ${count(minutes, "minute")}`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `I understand, and will not ask again before ${nextOn}; until then, call me whenever something comes up`,

  "conversation.approach.first": () => "nothing stands in the way of simply asking",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `attempt ${amount(attempt)}: earlier ones led to no review` : "they hesitate",
  "conversation.approach.refused": ({ refusals }) => `they said no ${count(refusals, "time")}`,
};

/** English for what to do after a review. */
const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "Ask what the competitor's offer would gain them and what leaving us would cost them, and answer it",
  "conversation.recommendation.show-value": () =>
    "Show what they would give up by leaving: ask what they value most with us, and build on that",
  "conversation.recommendation.solve": ({ topic }) => `Solve the problem with ${topic}, and tell them when it is done`,
  "conversation.recommendation.find-cause": () => "Find out what made them unhappy, and put it right",
  "conversation.recommendation.offer": ({ productId, price }, currency) =>
    `Offer ${productId} at ${moneyIn(currency, price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }, currency) =>
    `Offer ${productId} at ${moneyIn(currency, price)}: it brings them ${moneyIn(currency, benefitPerYear)} a year ` +
    `and pays for itself in ${count(paybackMonths, "month")}`,
  "conversation.recommendation.service-contract": (
    { productId, price, onto, hours, hourCost, benefitPerYear },
    currency,
  ) =>
    `Offer ${productId} at ${moneyIn(currency, price)}: ${count(hours, "hour")} a year on ${onto} ` +
    `at ${moneyIn(currency, hourCost)} an hour cost ${moneyIn(currency, benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `Show them how to get more from ${productId}`,
  "conversation.recommendation.stay-close": () => "Thank them, and tell them who to call when something comes up",

  "conversation.recommendation.wanted": () => "they said that they could use it",
  "conversation.recommendation.chance-unknown": () =>
    "not among the products they could still buy, so the chance of a sale is not known",
};

/** English for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
const afterSale: DomainWords<AfterSaleReasons> = {
  "conversation.follow-up.arrived": () => "Did everything arrive, and is it up and running?",
  "conversation.follow-up.first-week": () => "What came up in the first week?",
  "conversation.follow-up.in-use": () => "Is it doing what you bought it for?",
  "conversation.follow-up.results": () => "What has it brought you, and what is still missing?",
  "conversation.follow-up.about-ticket": ({ topic }) =>
    `Where does the problem with ${topic} stand, and what do you need until it is solved?`,

  "conversation.follow-up.because": ({ days, soldOn }) => `${count(days, "day")} after the sale on ${soldOn}`,
  "conversation.follow-up.ticket-open": ({ topic }) =>
    `the problem with ${topic} is still open, so ask about that first`,
  "conversation.follow-up.late": ({ dueOn }) => `it was due on ${dueOn}`,
  "conversation.follow-up.touched": ({ kind, on }) => `${touch(kind)} on ${on} took its place`,
  "conversation.follow-up.passed": () => "the next contact is too near",
};

const triggers: Readonly<Record<string, string>> = {
  "new-customer": "a new customer came on board",
  sale: "a sale was made",
  "open-problem": "a problem was reported",
  renewal: "a renewal came up",
  detractor: "a low score was given",
  "champion-left": "the champion left",
  slowing: "purchases slowed down",
  signal: "a signal arose",
};

const conditions: Readonly<Record<string, string>> = {
  solved: "the problem is solved",
  renewed: "the contract is renewed",
  bought: "something was bought",
  talked: "there was a conversation",
  replied: "the customer got in touch",
  recovered: "a better score was given",
  replaced: "there is another champion",
  "contract-ended": "the contract is over",
  "no-longer": "the records no longer say so",
};

/** English for the steps of a playbook. */
const playbookSteps: DomainWords<PlaybookReasons> = {
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook}, step ${amount(step)} of ${amount(steps)}: ${kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}, because ${wordOf(triggers, trigger) ?? trigger} on ${on}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `no longer needed: ${wordOf(conditions, condition) ?? condition} (${on})`,
  "conversation.playbook.ended": ({ condition, on }) => `over: ${wordOf(conditions, condition) ?? condition} (${on})`,
  "conversation.playbook.nobody": () => "no one is on record who could do it",
};

/** English for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
const reminder: DomainWords<ReminderReasons> = {
  "conversation.reminder.service": ({ service, productId }) => `It is time for the ${service} of your ${productId}`,
  "conversation.reminder.warranty-end": ({ productId, endsOn }) =>
    `The warranty of your ${productId} ends on ${endsOn}; shall we look it over before then?`,
  "conversation.reminder.warranty-contract": ({ productId, endsOn, contractId }) =>
    `The warranty of your ${productId} ends on ${endsOn}; ${contractId} would carry on from there`,
  "conversation.reminder.trade-in": ({ productId, until }) =>
    `Until ${until} is a good time to trade in your ${productId}; would you like to hear what we could offer?`,

  "conversation.reminder.by-date": ({ on }) => `due by the calendar on ${on}`,
  "conversation.reminder.by-use": ({ use, perYear, on }) =>
    `the counter reaches ${amount(use)} about ${on}, at ${amount(perYear)} a year`,
  "conversation.reminder.use-unknown": () =>
    "the readings do not show how much it is used, so only the calendar counts",
  "conversation.reminder.readings-left-out": ({ readings }) =>
    `left out as too far off to be true: ${count(readings, "reading")}`,
  "conversation.reminder.overdue": ({ dueOn }) => `it fell due on ${dueOn}`,
  "conversation.reminder.together": () =>
    "sent together with another reminder, since they do not want to be contacted more often",
  "conversation.reminder.passed": ({ on }) => `too late: it ended on ${on}`,
};

/** English for the conversation domain. */
export const conversation: DomainWords<ConversationReasons> = {
  ...questions,
  ...invitation,
  ...recommendation,
  ...afterSale,
  ...playbookSteps,
  ...reminder,
};
