import type { QuestionReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { percent } from "./percent.js";
import { subjects } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Hindi for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
export const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `जब हमने ${topic} वाली समस्या सुलझाई तो आपका अनुभव कैसा रहा, और क्या वह सचमुच हल हो गई है?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `${topic} वाली समस्या से अभी आपका क्या नुक़सान हो रहा है, और हल होने तक किस चीज़ से मदद मिलेगी?`,
  "conversation.question.still-missing": () => "आपके लिए अब भी क्या कमी है?",
  "conversation.question.going-well": () => "इन दिनों सब कैसा चल रहा है?",
  "conversation.question.what-happened": () => "क्या हुआ था, और हमें क्या करना चाहिए था?",
  "conversation.question.who-else": () => "क्या आप किसी को जानते हैं जिनके यह काम आ सके?",
  "conversation.question.low-score": () => "हाल में आपने हमें कम अंक दिए थे: इसका क्या कारण था?",
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
    `ग्राहक के पिछले जवाब में कम अंक थे: ${metric.toUpperCase()} ${amount(score)}`,
  "conversation.because.loyalty-doubtful": ({ probability }) =>
    `ग्राहक के फिर से ख़रीदने की संभावना केवल ${percent(probability)} है`,
  "conversation.because.preferences-unknown": () => "जानकारी नहीं है कि ग्राहक किस तरह का संपर्क चाहते हैं",
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
