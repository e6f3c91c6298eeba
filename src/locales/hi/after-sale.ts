import type { AfterSaleReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { touches } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Hindi for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
export const afterSale: DomainWords<AfterSaleReasons> = {
  "conversation.follow-up.arrived": () => "क्या आपको सारा सामान मिल गया, और क्या वह ठीक से चल रहा है?",
  "conversation.follow-up.first-week": () => "पहले हफ़्ते में क्या कोई परेशानी सामने आई?",
  "conversation.follow-up.in-use": () => "जिस काम के लिए आपने इसे ख़रीदा था, क्या वह काम इससे हो रहा है?",
  "conversation.follow-up.results": () => "इससे आपको क्या लाभ हुआ, और अब भी क्या कमी है?",
  "conversation.follow-up.about-ticket": ({ topic }) =>
    `${topic} वाली समस्या का हल कहाँ तक पहुँचा, और तब तक आपको किस मदद की ज़रूरत है?`,

  "conversation.follow-up.because": ({ days, soldOn }) => `${date(soldOn)} की बिक्री के ${amount(days)} दिन बाद`,
  "conversation.follow-up.ticket-open": ({ topic }) => `${topic} वाली समस्या अभी खुली है, इसलिए पहले उसी के बारे में पूछें`,
  "conversation.follow-up.late": ({ dueOn }) => `इसका दिन ${date(dueOn)} था`,
  "conversation.follow-up.touched": ({ kind, on }) =>
    `इसकी जगह ${date(on)} को संपर्क हो चुका है: ${wordOf(touches, kind) ?? kind}`,
  "conversation.follow-up.passed": () => "अगला संपर्क बहुत पास आ गया है",
};
