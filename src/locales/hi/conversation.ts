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
import { amount, channels as channelNames, date, list, moneyIn, percent, subjects, touches } from "./terms.js";

/** Hindi for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `जब हमने ${topic} वाली समस्या सुलझाई तो आपका अनुभव कैसा रहा, और क्या वह सचमुच हल हो गई है?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `${topic} वाली समस्या से अभी आपका क्या नुक़सान हो रहा है, और हल होने तक किस चीज़ से मदद मिलेगी?`,
  "conversation.question.still-missing": () => "आपके लिए अब भी क्या कमी है?",
  "conversation.question.going-well": () => "इन दिनों सब कैसा चल रहा है?",
  "conversation.question.what-happened": () => "क्या हुआ था, और हमें क्या करना चाहिए था?",
  "conversation.question.who-else": () => "क्या आप किसी को जानते हैं जिनके यह काम आ सके?",
  "conversation.question.successor": () => "जिनके साथ हम काम करते थे, उनकी जगह अब कौन हैं, और उनके लिए सबसे ज़रूरी क्या है?",
  "conversation.question.contract": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `आपने अनुबंध ${contractId} की समाप्ति की सूचना किस कारण दी, और क्या बदले तो आप हमारे साथ बने रहेंगे?`;
    }
    return state === "draft"
      ? `अनुबंध ${contractId} पर हस्ताक्षर करने से पहले आपको और क्या चाहिए?`
      : `अनुबंध ${contractId} आपके लिए कैसा रहा, और क्या आप उसे ${date(on)} के बाद भी जारी रखना चाहेंगे?`;
  },
  "conversation.question.low-score": () => "हाल में आपने हमें कम अंक दिए थे: इसका क्या कारण था?",
  "conversation.question.stopped-buying": ({ on }) => `${date(on)} के आपके पिछले ऑर्डर के बाद से क्या बदला है?`,
  "conversation.question.used-less": () => "अब आप पहले के मुक़ाबले किसका उपयोग कम करते हैं, और क्यों?",
  "conversation.question.invoice": ({ on }) => `जिस बिल का भुगतान ${date(on)} तक होना था, क्या उसमें कुछ गड़बड़ है?`,
  "conversation.question.first-use": ({ on }) => `${date(on)} के आपके पहले ऑर्डर के बाद से सब कैसा चल रहा है?`,
  "conversation.question.first-meeting": () => "विक्रेता चुनते समय आपके लिए सबसे ज़रूरी क्या होता है?",
  "conversation.question.change-first": () => "आप हमारी जगह होते तो सबसे पहले क्या बदलते?",
  "conversation.question.contact-wishes": () => "आप कैसे, कब और कितनी बार चाहेंगे कि हम आपसे संपर्क करें?",
  "conversation.question.first-call": () => "कुछ काम न करे तो आप सबसे पहले किसे फ़ोन करते हैं?",
  "conversation.question.day-to-day": () => "इन दिनों आपका सबसे ज़्यादा समय किस काम में जाता है?",
  "conversation.question.what-instead": () => "अगर वह समय वापस मिल जाए तो आप उसमें क्या करेंगे?",
  "conversation.question.long-owned": ({ productId, purchasedOn }) =>
    `${date(purchasedOn)} को लिया गया ${productId} कैसा चल रहा है, और अगले से आप क्या अपेक्षा रखेंगे?`,
  "conversation.question.plans": () => "आने वाले साल में आप क्या सुधारना या बदलना चाहते हैं?",
  "conversation.question.who-decides": () => "इस पर और कौन निर्णय लेते हैं, और कब तक?",
  "conversation.question.budget": () => "आपने इसके लिए मोटे तौर पर कितना बजट रखा है?",
  "conversation.question.maintenance-hours": ({ productId }) =>
    `${productId} को अच्छी हालत में रखने में साल भर में कितने घंटे लगते हैं?`,
  "conversation.question.would-help": ({ productId }) => `${productId} से आपका काम कहाँ कम हो सकता है?`,
  "conversation.question.their-customers": () => "आप किस तरह के ग्राहकों की सेवा करते हैं?",
  "conversation.question.most-used": ({ productId }) =>
    `${productId} को आप सबसे ज़्यादा किस काम में लेते हैं, और इसका क्या कभी इस्तेमाल नहीं करते?`,
  "conversation.question.weighed-up": ({ productId }) =>
    `${productId} ख़रीदने से पहले आपने और किन विक्रेताओं पर विचार किया था?`,
  "conversation.question.rival-offer": () => "क्या हाल में किसी ने आपको कोई प्रस्ताव दिया, और उसमें आपको क्या अच्छा लगा?",
  "conversation.question.look-first": () => "अगर आप आज ख़रीदते तो सबसे पहले कहाँ देखते?",
  "conversation.question.rival-liked": () => "उनके प्रस्ताव में आपको क्या अच्छा लगा?",
  "conversation.question.other-suppliers": () => "हमारे जैसी चीज़ें आपको और कौन देते हैं?",

  "conversation.purpose.catch-problems": () => "ताकि समस्याओं का पता तभी चल जाए जब वे हल हो सकती हैं",
  "conversation.purpose.keep-loyalty": () => "ताकि पता चले कि ग्राहक हमारे बारे में क्या महसूस करते हैं",
  "conversation.purpose.learn-needs": () => "ताकि पता चले कि ग्राहक के क्या काम आ सकता है",
  "conversation.purpose.learn-means": () => "ताकि पता चले कि ग्राहक कितना ख़र्च कर सकते हैं",
  "conversation.purpose.serve-better": () => "ताकि ग्राहक की सेवा उनके मनचाहे ढंग से हो",
  "conversation.purpose.know-rivals": () => "ताकि पता चले कि ग्राहक और किससे बात करते हैं",

  "conversation.because.always": () => "हर समीक्षा में यह पूछा जाता है",
  "conversation.because.ticket-effort": ({ topic, effort }) =>
    `${topic} वाली समस्या में ग्राहक को बहुत प्रयास करना पड़ा, स्तर ${amount(effort, 1, 1)} (5 में से)`,
  "conversation.because.ticket-open": ({ topic, openedOn }) => `${topic} वाली समस्या ${date(openedOn)} से खुली है`,
  "conversation.because.low-score": ({ metric, score }) =>
    `ग्राहक के पिछले ${metric.toUpperCase()} जवाब में कम अंक थे: ${amount(score)}`,
  "conversation.because.champion-left": ({ contactId }) => `${contactId} जा चुके हैं`,
  "conversation.because.contract-open": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `अनुबंध ${contractId} की समाप्ति की सूचना दी जा चुकी है; वह ${date(on)} को समाप्त होगा`;
    }
    if (state === "late") return `अनुबंध ${contractId} ${date(on)} को समाप्त हुआ और अब तक नवीकृत नहीं हुआ`;
    return state === "draft"
      ? `${date(on)} से शुरू होने वाला अनुबंध ${contractId} हस्ताक्षर की प्रतीक्षा में है`
      : `अनुबंध ${contractId} ${date(on)} को समाप्त होगा`;
  },
  "conversation.because.loyalty-doubtful": ({ probability }) =>
    `ग्राहक के फिर से ख़रीदने की संभावना केवल ${percent(probability)} है`,
  "conversation.because.stopped-buying": ({ on }) => `ग्राहक ने आख़िरी बार ${date(on)} को ख़रीदा था`,
  "conversation.because.usage-falling": ({ on }) => `ग्राहक ${date(on)} से इसका उपयोग कम कर रहे हैं`,
  "conversation.because.invoice-open": ({ on }) => `जिस बिल का भुगतान ${date(on)} तक होना था, वह अब भी बाक़ी है`,
  "conversation.because.new-customer": ({ on }) => `ग्राहक ने पहली बार ${date(on)} को ख़रीदा`,
  "conversation.because.never-met": () => "ग्राहक के साथ कोई बातचीत दर्ज नहीं है",
  "conversation.because.preferences-unknown": () => "जानकारी नहीं है कि ग्राहक किस तरह का संपर्क चाहते हैं",
  "conversation.because.means-estimated": ({ spent }, currency) =>
    `वे कितना ख़र्च कर सकते हैं, इसका केवल अनुमान है: सालाना ${moneyIn(currency, spent)} से`,
  "conversation.because.means-unknown": () => "जानकारी नहीं है कि ग्राहक कितना ख़र्च कर सकते हैं",
  "conversation.because.segment-unknown": () => "जानकारी नहीं है कि ये किस तरह के ग्राहक हैं",
  "conversation.because.owns": ({ productId, purchasedOn }) => `ग्राहक ने ${date(purchasedOn)} को ${productId} ख़रीदा`,
  "conversation.because.long-owned": ({ productId, purchasedOn }) =>
    `ग्राहक के पास ${date(purchasedOn)} से ${productId} है`,
  "conversation.because.maintenance-unknown": ({ productId }) =>
    `सेवा अनुबंध फ़ायदेमंद हो सकता है: जानकारी नहीं है कि ${productId} पर कितने घंटे लगते हैं`,
  "conversation.because.offer-open": ({ productId }) => `ग्राहक के पास ${productId} नहीं है, और वह उनके काम आ सकता है`,

  "conversation.left-out.problem-open": ({ topic }) => `${topic} की समस्या खुली रहते नहीं`,
  "conversation.left-out.known": ({ field }) => `जवाब पता है और ताज़ा है: ${field}`,
  "conversation.left-out.no-time": ({ minutes }) => `इसके लिए ${amount(minutes)} मिनट का समय नहीं बचा`,
  "conversation.left-out.too-direct": ({ subject }) =>
    `इस विषय पर अभी इतना सीधा सवाल ठीक नहीं: ${wordOf(subjects, subject) ?? subject}`,
};

/** Hindi for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
const invitation: DomainWords<InvitationReasons> = {
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
  "conversation.invitation.bad-answer": ({ on }) =>
    `${date(on)} के आपके जवाब से लगा कि आप संतुष्ट नहीं थे; हम जानना चाहेंगे कि हमें क्या बेहतर करना चाहिए`,
  "conversation.invitation.unhappy": () => "हम जानना चाहेंगे कि हम आपके लिए क्या बेहतर कर सकते हैं",
  "conversation.invitation.successor": () =>
    "जिनके साथ हम काम करते थे, उनकी जगह जो आए हैं, हम उनसे मिलकर जानना चाहेंगे कि आपको हमसे क्या चाहिए",
  "conversation.invitation.needs": () => "हम जानना चाहेंगे कि आपको क्या चाहिए और क्या हम मदद कर सकते हैं",
  "conversation.invitation.long-ago": () => "आपने काफ़ी समय से हमसे ख़रीदारी नहीं की है; हम जानना चाहेंगे कि अब आपको क्या चाहिए",
  "conversation.invitation.free": () => "इसका कोई शुल्क नहीं है, क्योंकि आप हमारे लिए बहुत महत्वपूर्ण ग्राहक हैं",
  "conversation.invitation.duration": ({ minutes }) => `इसमें ${amount(minutes)} मिनट का समय लगेगा`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `हम समझते हैं, और ${date(nextOn)} से पहले फिर नहीं पूछेंगे; तब तक कोई भी बात हो तो हमें कभी भी फ़ोन कीजिए`,

  "conversation.approach.first": () => "सीधे पूछने में कोई बाधा नहीं है",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `प्रयास ${amount(attempt)}: पहले के प्रयासों से कोई समीक्षा नहीं हुई` : "ग्राहक हिचकिचा रहे हैं",
  "conversation.approach.refused": ({ refusals }) => `ग्राहक ${amount(refusals)} बार मना कर चुके हैं`,
};

/** Hindi for what to do after a review. */
const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "पूछें कि प्रतिस्पर्धी के प्रस्ताव से ग्राहक को क्या मिलेगा और हमें छोड़ने से क्या जाएगा, और उसका जवाब दें",
  "conversation.recommendation.show-value": () =>
    "दिखाएँ कि छोड़कर जाने से ग्राहक क्या खोएँगे: पूछें कि वे हमारी किस बात को सबसे ज़्यादा महत्व देते हैं, और उसी को आगे बढ़ाएँ",
  "conversation.recommendation.solve": ({ topic }) => `${topic} वाली समस्या हल करें, और होने पर ग्राहक को बताएँ`,
  "conversation.recommendation.find-cause": () => "पता करें कि ग्राहक किस बात से असंतुष्ट हैं, और उसे ठीक करें",
  "conversation.recommendation.offer": ({ productId, price }, currency) =>
    `${moneyIn(currency, price)} में ${productId} का प्रस्ताव दें`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }, currency) =>
    `${moneyIn(currency, price)} में ${productId} का प्रस्ताव दें: इससे ग्राहक को साल में ${moneyIn(currency, benefitPerYear)} का लाभ होगा, ` +
    `और ${amount(paybackMonths)} महीने में लागत निकल आएगी`,
  "conversation.recommendation.service-contract": (
    { productId, price, onto, hours, hourCost, benefitPerYear },
    currency,
  ) =>
    `${moneyIn(currency, price)} में ${productId} का प्रस्ताव दें: ${onto} पर साल में ${amount(hours)} घंटे का समय, ` +
    `${moneyIn(currency, hourCost)} प्रति घंटे की दर से, ${moneyIn(currency, benefitPerYear)} का पड़ता है`,
  "conversation.recommendation.use-better": ({ productId }) => `ग्राहक को दिखाएँ कि ${productId} से ज़्यादा लाभ कैसे लिया जाए`,
  "conversation.recommendation.stay-close": () => "ग्राहक को धन्यवाद दें, और बताएँ कि ज़रूरत पड़ने पर किसे फ़ोन करें",

  "conversation.recommendation.wanted": () => "ग्राहक ने कहा कि यह उनके काम आ सकता है",
  "conversation.recommendation.chance-unknown": () =>
    "यह अभी बेचे जा सकने वाले उत्पादों में नहीं है, इसलिए बिक्री की संभावना पता नहीं",
};

/** Hindi for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
const afterSale: DomainWords<AfterSaleReasons> = {
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

const triggers: Readonly<Record<string, string>> = {
  "new-customer": "नए ग्राहक जुड़े",
  sale: "बिक्री हुई",
  "open-problem": "समस्या बताई गई",
  renewal: "नवीकरण का समय पास आया",
  detractor: "ग्राहक ने कम अंक दिए",
  "champion-left": "ग्राहक के यहाँ हमारा समर्थन करने वाले व्यक्ति चले गए",
  slowing: "ग्राहक की ख़रीद धीमी हुई",
  signal: "संकेत मिला",
};

const conditions: Readonly<Record<string, string>> = {
  solved: "समस्या हल हो गई",
  renewed: "अनुबंध का नवीकरण हो गया",
  bought: "ग्राहक ने ख़रीदारी की",
  talked: "ग्राहक से बातचीत हो गई",
  replied: "ग्राहक ने संपर्क किया",
  recovered: "ग्राहक ने बेहतर अंक दिए",
  replaced: "समर्थन करने वाले नए व्यक्ति मिल गए",
  "contract-ended": "अनुबंध समाप्त हो गया",
  "no-longer": "रिकॉर्ड में अब ऐसा नहीं है",
};

/** Hindi for the steps of a playbook. */
const playbookSteps: DomainWords<PlaybookReasons> = {
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook}, ${amount(steps)} में से चरण ${amount(step)}: ${wordOf(channelNames, kind) ?? kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}: ${date(on)} को ${wordOf(triggers, trigger) ?? trigger}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `अब ज़रूरत नहीं: ${wordOf(conditions, condition) ?? condition} (${date(on)})`,
  "conversation.playbook.ended": ({ condition, on }) =>
    `पूरा हुआ: ${wordOf(conditions, condition) ?? condition} (${date(on)})`,
  "conversation.playbook.nobody": () => "रिकॉर्ड में ऐसा कोई व्यक्ति नहीं है जो यह चरण कर सके",
};

/** Hindi for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
const reminder: DomainWords<ReminderReasons> = {
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

/** Hindi for the conversation domain. */
export const conversation: DomainWords<ConversationReasons> = {
  ...questions,
  ...invitation,
  ...recommendation,
  ...afterSale,
  ...playbookSteps,
  ...reminder,
};
