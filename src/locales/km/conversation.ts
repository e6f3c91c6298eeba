import type { ConversationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { afterSale } from "./after-sale.js";
import { invitation } from "./invitation.js";
import { questions } from "./questions.js";
import { recommendation } from "./recommendation.js";
import { reminder } from "./reminder.js";

/** Khmer for the conversation domain. */
export const conversation: DomainWords<ConversationReasons> = {
  ...questions,
  ...invitation,
  ...recommendation,
  ...afterSale,
  ...reminder,
};
