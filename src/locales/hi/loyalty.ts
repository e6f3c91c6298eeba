import type { LoyaltyReasons } from "../../reasons/codes/loyalty.js";
import type { DomainWords } from "../not-translated.js";
import { amount, bands, moneyIn, percent, plural } from "./terms.js";
import { wordOf } from "../word-of.js";

const factors: Record<string, string> = {
  effort: "सेवा में लगा प्रयास",
  satisfaction: "संतुष्टि",
  purchases: "अब तक की ख़रीद",
  probabilityAlive: "अब भी ग्राहक होने की संभावना",
  tenureYears: "ग्राहक रहने के साल",
};

/** Hindi for the loyalty domain. */
export const loyalty: DomainWords<LoyaltyReasons> = {
  "loyalty.uncalibrated": () => "प्रकाशित आँकड़ों पर आधारित, अभी आपके अपने ग्राहकों पर नहीं",
  "loyalty.uncalibrated-problems": () => "समस्याओं का असर प्रकाशित आँकड़ों पर आधारित है, अभी आपके अपने ग्राहकों पर नहीं",
  "loyalty.calibrated": ({ observations }) =>
    `आपके अपने ${amount(observations)} ${plural(observations, { one: "ग्राहक", other: "ग्राहकों" })} के आधार पर निकाला गया`,
  "loyalty.effort": ({ experiences, effort }) =>
    `सेवा के ${amount(experiences)} ${plural(experiences, { one: "अनुभव", other: "अनुभवों" })} में ` +
    `प्रयास का स्तर ${amount(effort, 1, 1)} (5 में से)`,
  "loyalty.no-problem": () => "कोई समस्या नहीं हुई",
  "loyalty.problem-unknown": () => "यह पता नहीं कि समस्याओं से ग्राहक को कितनी परेशानी हुई",
  "loyalty.effort-unscored": ({ tickets }) =>
    `${amount(tickets)} सेवा ${plural(tickets, { one: "अनुरोध", other: "अनुरोधों" })} में ` +
    "इतनी कम जानकारी थी कि अंक नहीं दिए जा सके",
  "loyalty.never-closed": ({ tickets }) => `${amount(tickets)} खुले सेवा अनुरोध जिन्हें किसी ने बंद नहीं किया, गिने नहीं गए`,
  "loyalty.bought-since": ({ problems }) =>
    `${amount(problems)} समस्याओं के बाद ग्राहक ने फिर ख़रीदा, इसलिए उनका असर समाप्त माना गया`,
  "loyalty.billed-since": ({ problems }) =>
    `${amount(problems)} समस्याओं के बाद की ख़रीद अनुबंध से या तय अंतराल पर हुई, इसलिए उनका असर समाप्त नहीं माना गया`,
  "loyalty.later-left-out": ({ records }) => `बाद की तारीख़ के रिकॉर्ड नहीं गिने गए: ${amount(records)}`,
  "loyalty.not-learned": ({ factor }) => `मॉडल ने अभी नहीं सीखा कि इसका क्या अर्थ है: ${wordOf(factors, factor) ?? factor}`,
  "loyalty.other-horizon": ({ fitted, asked }) =>
    `मॉडल ${amount(fitted)} दिनों की ख़रीद पर बना है, पर ${amount(asked)} दिनों के लिए पूछा गया`,
  "loyalty.would-change-most": ({ factor, to, probability }) =>
    `सबसे बड़ा बदलाव इससे आएगा: ${wordOf(factors, factor) ?? factor} ${amount(to)} होने पर ${percent(probability)}`,
  "loyalty.recovery.solved-already": () => "पहले ही हल हो चुका है",
  "loyalty.recovery.hearers-unknown": () => "लोगों की आपसी चर्चा नहीं गिनी गई: यह पता नहीं कि सुनने वाले क्या करते हैं",
  "loyalty.remedy.chosen": ({ remedy, worth, cost }, currency) =>
    `${moneyIn(currency, cost)} के ख़र्च के बाद ${remedy} से ${moneyIn(currency, worth)} मिलने की उम्मीद है`,
  "loyalty.remedy.none": () => "अनुमति वाला कोई भी उपाय अपने ख़र्च के लायक़ नहीं है",
  "loyalty.remedy.escalate": ({ remedy, gain }, currency) =>
    `${remedy} से ${moneyIn(currency, gain)} ज़्यादा मिलेगा: इसकी अनुमति माँगें`,
  "loyalty.remedy.beyond-money": ({ role, cost, limit }, currency) =>
    `ख़र्च ${moneyIn(currency, cost)} है, जबकि ${role === "" ? "सीमा" : `${role} की सीमा`} ${moneyIn(currency, limit)} है`,
  "loyalty.remedy.not-allowed": ({ role, remedy }) =>
    `${role === "" ? "इस भूमिका" : role} को ${remedy} देने की अनुमति नहीं है`,
  "loyalty.remedy.not-worth-it": ({ cost, value }, currency) =>
    `ख़र्च ${moneyIn(currency, cost)} है और ${moneyIn(currency, value)} मिलने की उम्मीद है`,
  "loyalty.health.entered-band": ({ band }) => `संबंध की सेहत अब: ${wordOf(bands, band) ?? band}`,
  "loyalty.health.left-band": ({ band }) => `संबंध की सेहत अब इस स्तर पर नहीं है: ${wordOf(bands, band) ?? band}`,
  "loyalty.health.knocked-out": ({ factor, value, band }) => {
    const health = `अंक चाहे जो हों, संबंध की सेहत: ${wordOf(bands, band) ?? band}`;
    if (factor === "worstAnswer") return `एक उत्तर पैमाने के ${amount(value)}% पर है; ${health}`;
    if (factor === "buying") return `ख़रीद के अपने सामान्य अंतराल से ${amount(value)} गुना समय से कोई ख़रीद नहीं; ${health}`;
    return `${factor}: ${amount(value)}; ${health}`;
  },
  "loyalty.health.changed": ({ change }) =>
    `संबंध की सेहत ${amount(Math.round(Math.abs(change)))} अंक ${change < 0 ? "गिरी" : "बढ़ी"}`,
};
