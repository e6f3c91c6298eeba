import type { ReminderReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";

/** English for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
export const reminder: DomainWords<ReminderReasons> = {
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
  "conversation.reminder.use-unknown": () => "the readings do not tell how it is used, so only the calendar counts",
  "conversation.reminder.readings-left-out": ({ readings }) =>
    `left out as too far off to be true: ${count(readings, "reading")}`,
  "conversation.reminder.overdue": ({ dueOn }) => `it fell due on ${dueOn}`,
  "conversation.reminder.together": () =>
    "sent together with another reminder, since they do not want to be contacted more often",
  "conversation.reminder.passed": ({ on }) => `too late: it ended on ${on}`,
};
