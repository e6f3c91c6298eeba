import type { WordOfMouthReasons } from "../../reasons/codes/word-of-mouth.js";
import type { DomainWords } from "../not-translated.js";
import { amount, moneyIn } from "./terms.js";

const short = (number: number): string => amount(Number(number.toPrecision(3)), 6);
const percent = (share: number): string => `${short(100 * share)}%`;

/** Hindi for the word-of-mouth domain. */
export const wordOfMouth: DomainWords<WordOfMouthReasons> = {
  "word-of-mouth.unknown.won": () =>
    "नए ग्राहकों की संख्या पता नहीं, क्योंकि सुनने वाले के ग्राहक बनने की संभावना नहीं दी गई और कोई प्रकाशित आँकड़ा नहीं है; केवल आज के ग्राहकों से सुनने वाले गिने गए हैं",
  "word-of-mouth.unknown.lost": () =>
    "खोए ग्राहकों की संख्या पता नहीं, क्योंकि सुनने वाले के खो जाने (ग्राहक न बनने) की संभावना नहीं दी गई और कोई प्रकाशित आँकड़ा नहीं है",
  "word-of-mouth.unknown.value": () => "रक़म पता नहीं, क्योंकि एक ग्राहक का मूल्य नहीं दिया गया",
  "word-of-mouth.told.tail-maybe-counted-twice": ({ moreThan20Share }) =>
    `बताए गए लोगों की प्रकाशित संख्या में शायद वे ${percent(moreThan20Share)} पहले से शामिल हैं जो 20 से ज़्यादा लोगों को बताते हैं और यहाँ जोड़े गए हैं`,
  "word-of-mouth.chain.grows": ({ reproduction }) =>
    `हर ग्राहक औसतन ${short(reproduction)} और ग्राहक लाता है, इसलिए यह सिलसिला तब तक बढ़ सकता है जब तक जीतने को कोई बचा हो`,
  "word-of-mouth.market.saturates": ({ market, heardShare }) =>
    `अंत तक ${amount(market, 0)} लोगों के बाज़ार का ${percent(heardShare)} सुन चुका है या ग्राहक है, इसलिए बताए जाने वालों में नए लोग कम हैं`,
  "word-of-mouth.market.simulated": ({ paths, meanField }) =>
    `भरते हुए बाज़ार में ये संख्याएँ ${amount(paths, 0)} अनुकरणों से हैं; औसत क्रम ${amount(meanField, 0)} लोगों तक पहुँचता है`,
  "word-of-mouth.damage.reconstruction": () => "यह सूत्र TARP के बाज़ार-हानि मॉडल का पुनर्निर्माण है, जिसका मूल नहीं मिला",
  "word-of-mouth.referral.after-reward": ({ multiplier, halfLifeDays }) =>
    `माना गया है कि इनाम के ठीक बाद ${short(multiplier)} गुना सिफ़ारिशें होती हैं, और बढ़त का आधा हिस्सा ${short(halfLifeDays)} दिन में ख़त्म हो जाता है; यह आँकड़ा हर जगह दोहराया जाता है, पर इसका स्रोत कहीं नहीं मिला`,
  "word-of-mouth.referral.no-effect": () => "माना गया है कि इनाम के बाद सिफ़ारिशें पहले से ज़्यादा नहीं होतीं",
  "word-of-mouth.referral.break-even-uplift": ({ uplift, breakEven }) =>
    `दोबारा ख़रीद ${amount(Math.abs(uplift) * 100)}% ${uplift < 0 ? "घटती" : "बढ़ती"} है, और अंक ${amount(breakEven * 100)}% से फ़ायदेमंद होते हैं`,
  "word-of-mouth.referral.points-above-margin": () => "अंकों का ख़र्च एक ख़रीद के मुनाफ़े के बराबर या उससे ज़्यादा है",
  "word-of-mouth.referral.liability": ({ liability }, currency) =>
    `अंत में अंकों के रूप में ${moneyIn(currency, liability)} देना बाक़ी है`,
};
