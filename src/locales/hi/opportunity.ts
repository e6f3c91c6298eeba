import type { OpportunityReasons } from "../../reasons/codes/opportunity.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percents, plural, resources as resourceWords } from "./terms.js";
import { wordOf } from "../word-of.js";

const has = (owned: number): string => `${amount(owned)} उत्पाद ${plural(owned, { one: "है", other: "हैं" })}`;
const stillOpen = (left: number): string => `अभी बेचे जा सकने वाले उत्पाद: ${amount(left)}`;

const STATES = { prospect: "अभी ग्राहक नहीं है", lapsed: "ख़रीदना बंद कर चुका है", lost: "अब ग्राहक नहीं रहा" };

/** Hindi for the opportunity domain. */
export const opportunity: DomainWords<OpportunityReasons> = {
  "opportunity.low.lacks-means": ({ owned }) =>
    owned === 0 ? "उत्पाद ख़रीदने की क्षमता नहीं है" : `ग्राहक के पास ${has(owned)}, और ख़रीदने की क्षमता नहीं है`,
  "opportunity.low.owns-everything": ({ owned, horizonMonths }) =>
    `ग्राहक के पास ${has(owned)}; और कोई उत्पाद बेचा नहीं जा सकता, और ${amount(horizonMonths)} महीने के भीतर कुछ बदलना नहीं है`,
  "opportunity.low.nothing-sold": () => "ऐसा कोई उत्पाद पता नहीं जो इस ग्राहक को बेचा जाता हो",
  "opportunity.high.few-owned": ({ owned, left }) =>
    `ग्राहक के पास केवल ${has(owned)}, और ख़रीदने की क्षमता है; ${stillOpen(left)}`,
  "opportunity.medium.nothing-bought": ({ left }) => `अभी तक कुछ नहीं ख़रीदा; ${stillOpen(left)}`,
  "opportunity.medium.nothing-owned": ({ left }) => `ग्राहक के पास कोई उत्पाद दर्ज नहीं है; ${stillOpen(left)}`,
  "opportunity.medium.ownership-unknown": ({ left }) => `ग्राहक के पास कौन-से उत्पाद हैं, यह पता नहीं; ${stillOpen(left)}`,
  "opportunity.medium.too-few-owned": ({ owned, least, left }) =>
    `ग्राहक के पास ${has(owned)}, और उच्च अवसर के लिए ${amount(least)} चाहिए; ${stillOpen(left)}`,
  "opportunity.medium.many-owned": ({ owned, left }) => `ग्राहक के पास पहले से ${has(owned)}; ${stillOpen(left)}`,
  "opportunity.medium.means-unknown": ({ owned, left }) =>
    `ग्राहक के पास ${has(owned)}; और ख़रीदने की क्षमता है या नहीं, यह पता नहीं; ${stillOpen(left)}`,
  "opportunity.medium.lacks-means": ({ owned }) => `ग्राहक के पास ${has(owned)}, और अभी ख़रीदने की क्षमता नहीं है`,
  "opportunity.medium.lapsed": ({ owned, left, state }) =>
    `ग्राहक के पास ${has(owned)}, और ${STATES[state]}; ${stillOpen(left)}`,
  "opportunity.medium.unlikely": ({ owned, left, chance, least }) => {
    const [its, bar] = percents(chance, least);
    return `ग्राहक के पास ${has(owned)}; ख़रीदने की संभावना ${its}, ${bar} से कम; ${stillOpen(left)}`;
  },
  "opportunity.means.covered": ({ budget, cheapest }, currency) =>
    `${moneyIn(currency, budget)} का बजट सबसे सस्ते प्रस्ताव, ${moneyIn(currency, cheapest)}, के लिए काफ़ी है`,
  "opportunity.means.short": ({ budget, cheapest }, currency) =>
    `${moneyIn(currency, budget)} का बजट सबसे सस्ते प्रस्ताव, ${moneyIn(currency, cheapest)}, के लिए काफ़ी नहीं है`,
  "opportunity.means.budget": ({ budget }, currency) =>
    `${moneyIn(currency, budget)} का बजट है, पर उसके लायक कोई प्रस्ताव नहीं`,
  "opportunity.means.stated": ({ resources }) => `बताए गए साधन: ${wordOf(resourceWords, resources) ?? resources}`,
  "opportunity.means.estimated": ({ spent }, currency) =>
    `बजट का अनुमान पिछले 12 महीनों के ${moneyIn(currency, spent)} के ख़र्च से लगाया गया है`,
  "opportunity.means.earlier-year": ({ spent, until }, currency) =>
    `बजट का अनुमान ${date(until)} तक के एक साल के ${moneyIn(currency, spent)} के ख़र्च से लगाया गया है, जो दूसरे वर्षों से ज़्यादा था`,
  "opportunity.means.contracts": ({ spent }, currency) =>
    `बजट का अनुमान अनुबंधों के सालाना ${moneyIn(currency, spent)} से लगाया गया है`,
  "opportunity.means.nothing-spent": () => "पिछले 12 महीनों में कोई ख़र्च नहीं, इसलिए और के लिए पैसा नहीं माना गया",
  "opportunity.means.nothing-in-years": ({ years }) =>
    `पिछले ${amount(years)} वर्षों में कोई ख़र्च नहीं, इसलिए और के लिए पैसा नहीं माना गया`,
  "opportunity.means.unknown": () => "यह पता नहीं कि भुगतान कर सकते हैं या नहीं",
  "opportunity.ownership.unknown": () => "ग्राहक के पास क्या है, यह दर्ज नहीं था, इसलिए माना गया कि कुछ नहीं है",
  "opportunity.segment.unknown": () => "ग्राहक वर्ग पता नहीं; केवल कुछ वर्गों के उत्पाद छोड़ दिए गए",
  "opportunity.contract.unknown": ({ productId }) =>
    `यह पता नहीं कि ${productId} फ़ायदेमंद होगा या नहीं: रखरखाव के घंटे या एक घंटे की लागत नहीं दी गई`,
  "opportunity.products.unlisted": ({ products, productId }) =>
    `ग्राहक के पास है, पर उत्पाद सूची में नहीं: ${amount(products)} उत्पाद, जिनमें ${productId} भी है`,
  "opportunity.future-purchases": ({ purchases }) =>
    `बाद की तारीख़ की ख़रीद, जो अभी नहीं हुई, नहीं गिनी गई: ${amount(purchases)}`,
  "opportunity.in-deals": ({ offers }) => `पहले से खुले सौदे में, दोबारा पेश नहीं: ${amount(offers)}`,
  "opportunity.deals-stale": ({ deals, days }) =>
    `अपेक्षित तारीख़ से ${amount(days)} से ज़्यादा दिन बाद भी खुले सौदे, जिनके उत्पाद दोबारा पेश किए जाएँगे: ${amount(deals)}`,
  "opportunity.declined": ({ offers, months }) =>
    `पिछले ${amount(months)} महीनों में ठुकराए गए, अभी दोबारा पेश नहीं: ${amount(offers)}`,
  "opportunity.beyond-budget": ({ offers }) => `बजट से बाहर के उत्पाद जो बेचे जा सकते हैं: ${amount(offers)}`,
  "opportunity.chosen.gap": ({ more }, currency) =>
    `चुने हुए प्रस्तावों से बेहतर कोई दूसरा समूह हो सकता है, पर अधिकतम ${moneyIn(currency, more)} से`,
  "opportunity.uncalibrated": () => "संभावनाएँ केवल अनुमान हैं, अभी आपकी बिक्री से नहीं निकाली गईं",
  "opportunity.offer.whitespace": () => "अभी ग्राहक के पास नहीं है",
  "opportunity.offer.replacement": ({ purchasedOn, dueOn }) =>
    `${date(purchasedOn)} को ख़रीदा गया, ${date(dueOn)} को बदलने का समय`,
  "opportunity.offer.upgrade": ({ from }) => `${from} की जगह लेता है, जो पहले से है`,
  "opportunity.offer.same-job": ({ from }) => `${from} का ही काम करता है, जो पहले से है और अब नहीं बिकता`,
  "opportunity.offer.pieces": ({ pieces }) => `एक साथ बदलने योग्य: ${amount(pieces)}`,
  "opportunity.offer.some-pieces": ({ pieces, due }) => `बदलने योग्य: ${amount(due)}, बजट में: ${amount(pieces)}`,
  "opportunity.offer.add-on": ({ to }) => `ग्राहक के पास मौजूद ${to} के साथ जुड़ता है`,
  "opportunity.offer.service-contract": ({ hours, hourCost, price }, currency) =>
    `साल में ${amount(hours)} घंटे का समय रखरखाव पर लगता है, ${moneyIn(currency, hourCost)} प्रति घंटे की दर से, जो ${moneyIn(currency, price)} की क़ीमत से ज़्यादा है`,
  "opportunity.offer.requires": ({ productId }) => `साथ में ${productId} भी चाहिए`,
  "opportunity.offer.margin-missing": () => "मुनाफ़ा पता नहीं, पूरी क़ीमत गिनी गई",
};
