import type { InvitationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { count } from "./count.js";

/** English for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
export const invitation: DomainWords<InvitationReasons> = {
  "conversation.contact.do-not-contact": () => "they do not want to be contacted",
  "conversation.contact.no-channel": () => "they have not agreed to any channel",
  "conversation.contact.person-left": ({ contactId }) => `${contactId} has left`,
  "conversation.contact.everyone-opted-out": () => "nobody there wants to be contacted",
  "conversation.contact.others-opted-out": ({ contacts }) =>
    `${count(contacts, "other person", "other people")} there not to be contacted`,
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
    "I would like to see that all is going well, and that everything is set up the best way for your needs",
  "conversation.invitation.check-product": ({ productId }) =>
    `I would like to see that all is going well, and that ${productId} is set up the best way for your needs`,
  "conversation.invitation.free": () => "It is free of charge, because you are a customer we value",
  "conversation.invitation.duration": ({ minutes }) => `It takes ${count(minutes, "minute")}`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `I understand, and will not ask again before ${nextOn}; until then, call me whenever something comes up`,

  "conversation.approach.first": () => "nothing stands in the way of simply asking",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `attempt ${amount(attempt)}: earlier ones led to no review` : "they hesitate",
  "conversation.approach.refused": ({ refusals }) => `they said no ${count(refusals, "time")}`,
};
