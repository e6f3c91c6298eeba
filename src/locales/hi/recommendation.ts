import type { RecommendationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";

/** Hindi for what to do after a review. */
export const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "पूछें कि प्रतिस्पर्धी के प्रस्ताव से ग्राहक को क्या मिलेगा और हमें छोड़ने से क्या जाएगा, और उसका जवाब दें",
  "conversation.recommendation.show-value": () =>
    "दिखाएँ कि छोड़कर जाने से ग्राहक क्या खोएँगे: पूछें कि वे हमारी किस बात को सबसे ज़्यादा महत्व देते हैं, और उसी को आगे बढ़ाएँ",
  "conversation.recommendation.solve": ({ topic }) => `${topic} वाली समस्या हल करें, और होने पर ग्राहक को बताएँ`,
  "conversation.recommendation.find-cause": () => "पता करें कि ग्राहक किस बात से असंतुष्ट हैं, और उसे ठीक करें",
  "conversation.recommendation.offer": ({ productId, price }) => `${amount(price)} में ${productId} का प्रस्ताव दें`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }) =>
    `${amount(price)} में ${productId} का प्रस्ताव दें: इससे ग्राहक को साल में ${amount(benefitPerYear)} का लाभ होगा, ` +
    `और ${amount(paybackMonths)} महीने में लागत निकल आएगी`,
  "conversation.recommendation.service-contract": ({ productId, price, onto, hours, hourCost, benefitPerYear }) =>
    `${amount(price)} में ${productId} का प्रस्ताव दें: ${onto} पर साल में ${amount(hours)} घंटे का समय, ` +
    `${amount(hourCost)} प्रति घंटे की दर से, ${amount(benefitPerYear)} का पड़ता है`,
  "conversation.recommendation.use-better": ({ productId }) => `ग्राहक को दिखाएँ कि ${productId} से ज़्यादा लाभ कैसे लिया जाए`,
  "conversation.recommendation.stay-close": () => "ग्राहक को धन्यवाद दें, और बताएँ कि ज़रूरत पड़ने पर किसे फ़ोन करें",

  "conversation.recommendation.wanted": () => "ग्राहक ने कहा कि यह उनके काम आ सकता है",
  "conversation.recommendation.chance-unknown": () =>
    "यह अभी बेचे जा सकने वाले उत्पादों में नहीं है, इसलिए बिक्री की संभावना पता नहीं",
};
