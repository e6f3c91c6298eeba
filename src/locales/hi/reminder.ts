import type { ReminderReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

/** Hindi for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
export const reminder: DomainWords<ReminderReasons> = {
  "conversation.reminder.service": ({ service, productId }) => `आपके ${productId} के लिए ${service} का समय आ गया है`,
  "conversation.reminder.warranty-end": ({ productId, endsOn }) =>
    `आपके ${productId} की वारंटी ${date(endsOn)} को ख़त्म होगी; क्या हम उससे पहले उसकी जाँच कर लें?`,
  "conversation.reminder.warranty-contract": ({ productId, endsOn, contractId }) =>
    `आपके ${productId} की वारंटी ${date(endsOn)} को ख़त्म होगी; उसके बाद ${contractId} काम आ सकता है`,
  "conversation.reminder.trade-in": ({ productId, until }) =>
    `${date(until)} तक आपका ${productId} देकर नया लेने का अच्छा समय है; क्या आप हमारा प्रस्ताव सुनना चाहेंगे?`,

  "conversation.reminder.by-date": ({ on }) => `कैलेंडर के हिसाब से ${date(on)} को समय हो जाएगा`,
  "conversation.reminder.by-use": ({ use, perYear, on }) =>
    `साल में ${amount(perYear)} के हिसाब से मीटर लगभग ${date(on)} को ${amount(use)} तक पहुँचेगा`,
  "conversation.reminder.use-unknown": () => "मीटर के आँकड़ों से उपयोग का पता नहीं चलता, इसलिए केवल कैलेंडर गिना गया",
  "conversation.reminder.readings-left-out": ({ readings }) => `ग़लत लगने वाले मीटर के आँकड़े नहीं गिने गए: ${amount(readings)}`,
  "conversation.reminder.overdue": ({ dueOn }) => `यह ${date(dueOn)} को ही होना था`,
  "conversation.reminder.together": () => "दूसरी बात के साथ ही बताएँ, क्योंकि ग्राहक इससे ज़्यादा बार संपर्क नहीं चाहते",
  "conversation.reminder.passed": ({ on }) => `अब देर हो गई: यह ${date(on)} को ख़त्म हो गया`,
};
