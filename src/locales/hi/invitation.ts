import type { InvitationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { channels as channelNames, list } from "./terms.js";

/** Hindi for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
export const invitation: DomainWords<InvitationReasons> = {
  "conversation.contact.do-not-contact": () => "ग्राहक नहीं चाहते कि उनसे संपर्क किया जाए",
  "conversation.contact.no-channel": () => "ग्राहक ने संपर्क के किसी माध्यम की सहमति नहीं दी है",
  "conversation.contact.person-left": ({ contactId }) => `${contactId} जा चुके हैं`,
  "conversation.contact.everyone-opted-out": () => "वहाँ कोई भी संपर्क नहीं चाहता",
  "conversation.contact.others-opted-out": ({ contacts }) => `वहाँ ${amount(contacts)} और लोग संपर्क नहीं चाहते`,
  "conversation.deal.open": ({ dealId, stage }) =>
    stage === "" ? `सौदा ${dealId} खुला है` : `सौदा ${dealId} खुला है, चरण ${stage}`,
  "conversation.deal.expected": ({ on }) => `${date(on)} को पूरा होने की उम्मीद है`,
  "conversation.deal.overdue": ({ on, days }) => `${date(on)} को पूरा होने की उम्मीद थी, ${amount(days)} दिन पहले`,
  "conversation.contact.no-hours": () => "ग्राहक को कोई समय ठीक नहीं लगता",
  "conversation.contact.agreed-channels": ({ channels }) =>
    `ग्राहक ने इन माध्यमों की सहमति दी है: ${list(channels.split(", "), channelNames)}`,
  "conversation.contact.too-soon": ({ on, days }) =>
    `पिछला संपर्क ${date(on)} को हुआ था, और ग्राहक दो संपर्कों के बीच ${amount(days)} दिन का अंतर चाहते हैं`,

  "conversation.invitation.problem": ({ topic }) => `हम ${topic} की समस्या पर आपसे बात करके उसे हल करना चाहेंगे`,
  "conversation.invitation.check": () =>
    "हम देखना चाहेंगे कि सब कुछ ठीक चल रहा है और सब कुछ आपकी ज़रूरतों के हिसाब से सबसे अच्छे ढंग से लगा है",
  "conversation.invitation.check-product": ({ productId }) =>
    `हम देखना चाहेंगे कि सब कुछ ठीक चल रहा है और ${productId} आपकी ज़रूरतों के हिसाब से सबसे अच्छे ढंग से लगा है`,
  "conversation.invitation.free": () => "इसका कोई शुल्क नहीं है, क्योंकि आप हमारे लिए बहुत महत्वपूर्ण ग्राहक हैं",
  "conversation.invitation.duration": ({ minutes }) => `इसमें ${amount(minutes)} मिनट का समय लगेगा`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `हम समझते हैं, और ${date(nextOn)} से पहले फिर नहीं पूछेंगे; तब तक कोई भी बात हो तो हमें कभी भी फ़ोन कीजिए`,

  "conversation.approach.first": () => "सीधे पूछने में कोई बाधा नहीं है",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `प्रयास ${amount(attempt)}: पहले के प्रयासों से कोई समीक्षा नहीं हुई` : "ग्राहक हिचकिचा रहे हैं",
  "conversation.approach.refused": ({ refusals }) => `ग्राहक ${amount(refusals)} बार मना कर चुके हैं`,
};
