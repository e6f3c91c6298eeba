import type { ReasonParameters } from "../reasons/reason.js";
import { amount } from "./en/terms.js";
import { count } from "./en/terms.js";
import { percent } from "./en/terms.js";
import type { Words } from "./locale.js";
import { wordOf } from "./word-of.js";

/**
 * English words of the codes that the drafts do not have yet: a new code's words may stand here, for all languages, until
 * somebody who speaks them translates it. `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "planning.remedy.period-minutes": ({ minutes, sellerId, from, to }) =>
    `from ${from} to ${to}, ${sellerId} is ${amount(minutes)} ${minutes === 1 ? "minute" : "minutes"} short of booking it`,
  "planning.moved.others-changed": () => "others hold it too than before",
  "conversation.question.contract": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `What made you give notice on contract ${contractId}, and what would have to change for you to stay?`;
    }
    return state === "draft"
      ? `What would you still need in order to sign contract ${contractId}?`
      : `How has contract ${contractId} served you, and would you like to continue it after ${on}?`;
  },
  "conversation.because.contract-open": ({ contractId, state, on }) => {
    if (state === "notice") return `notice was given on contract ${contractId}, which ends on ${on}`;
    return state === "draft"
      ? `contract ${contractId}, from ${on}, is waiting for a signature`
      : `contract ${contractId} ends on ${on}`;
  },
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook}, step ${amount(step)} of ${amount(steps)}: ${kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}, as ${wordOf(triggerWords, trigger) ?? trigger} on ${on}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `no longer needed: ${wordOf(conditionWords, condition) ?? condition} (${on})`,
  "conversation.playbook.ended": ({ condition, on }) =>
    `over: ${wordOf(conditionWords, condition) ?? condition} (${on})`,
  "conversation.playbook.nobody": () => "no one is named who could do it",
  "portfolio.standing.contract-starts": ({ contractId, startsOn }) =>
    `contract ${contractId} is signed and starts on ${startsOn}`,
  "portfolio.advocate.active": () => "a customer who keeps buying",
  "portfolio.advocate.friendly": ({ contactId }) => `${contactId} is friendly`,
  "portfolio.advocate.effort-low": ({ effort }) => `its problems cost it little, ${amount(effort)} of 5`,
  "portfolio.advocate.promoter": ({ on }) => `would recommend you, as it said on ${on}`,
  "portfolio.advocate.alike": () => "of the prospect's kind or size",
  "portfolio.advocate.not-active": ({ state }) => `is "${state}", not active`,
  "portfolio.advocate.nobody-friendly": () => "no one there is known to be friendly",
  "portfolio.advocate.do-not-contact": () => "does not want to be contacted",
  "portfolio.advocate.sentiment": () => "its sentiment is negative",
  "portfolio.advocate.problem-open": ({ topic }) => `the problem with ${topic} is open`,
  "portfolio.advocate.effort-high": ({ effort, most }) =>
    `its problems cost it ${amount(effort)} of 5, and ${amount(most)} is the most`,
  "portfolio.advocate.detractor": ({ on }) => `would not recommend you, as it said on ${on}`,
  "portfolio.advocate.asked-lately": ({ on, days }) =>
    `was asked for a favour on ${on}, and should not be again for ${amount(days)} days`,
  "portfolio.buys-again.has-left": ({ probability, days }) =>
    `it has left, so the chance that it buys within ${count(days, "day")} counts as ${percent(probability)} at most`,
  "portfolio.buys-again.no-customer-yet": () => "no customer yet, so there is no buying again to expect",
  "portfolio.attention.ends": ({ contractId, endsOn, amount: money }) =>
    `${amount(Math.round(money))} a year ends with contract ${contractId} on ${endsOn}: notice was given`,
  "portfolio.value-at-risk.lasting": ({ amount: money, productId, products, months }) =>
    `${amount(money)} of it went into ${productId}${products > 1 ? ` and ${count(products - 1, "other product")}` : ""}, ` +
    `which ${products > 1 ? "last" : "lasts"} and will not be bought again within ${count(Math.round(months), "month")}`,
  "portfolio.renewal.after-notice": ({ contractId, noticeOn }) =>
    `after the last day for notice of contract ${contractId}, ${noticeOn}`,
  "portfolio.renewal.after-end": ({ contractId, endsOn }) => `after the end of contract ${contractId}, ${endsOn}`,
} satisfies Partial<Words<ReasonParameters>>;

const triggerWords: Readonly<Record<string, string>> = {
  "new-customer": "there is a new customer",
  sale: "something was sold",
  "open-problem": "a problem was reported",
  renewal: "a renewal came up",
  detractor: "a bad score was given",
  "champion-left": "the champion left",
  slowing: "purchases slowed down",
  signal: "a signal arose",
};

const conditionWords: Readonly<Record<string, string>> = {
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

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
