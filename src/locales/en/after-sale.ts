import type { AfterSaleReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { count } from "./count.js";
import { touch } from "./touch.js";

/** English for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
export const afterSale: DomainWords<AfterSaleReasons> = {
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
