import type { PortfolioReasons } from "../../reasons/codes/portfolio.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percent, plural } from "./terms.js";
import { wordOf } from "../word-of.js";

const customers = (number: number): string => `${amount(number)} ग्राहक`;

const within = (months: number): string =>
  `${amount(Math.round(months))} ${plural(Math.round(months), { one: "महीने", other: "महीनों" })}`;

const statuses: Record<string, string> = {
  prospect: "संभावित ग्राहक",
  trial: "परीक्षण पर",
  customer: "ग्राहक",
  churned: "अब ग्राहक नहीं",
};

const states: Record<string, string> = {
  prospect: "संभावित ग्राहक",
  new: "नया ग्राहक",
  active: "सक्रिय",
  slowing: "ख़रीद धीमी",
  lapsed: "ख़रीदना बंद",
  lost: "अब ग्राहक नहीं",
};

const afterRenewals = (renewals: number): string =>
  renewals === 0 ? "जिनका अभी नवीकरण नहीं हुआ था" : `जिनका ${amount(renewals)} बार नवीकरण हो चुका था`;

const monthsSeen = (seen: number, ended: number): string =>
  `ऐसे अनुबंधों की कुल ${amount(seen)} महीनों की चालू अवधि में ${amount(ended)} समाप्त हुए`;

/** Nothing where it is hardly any. */
const laterLost = (leaves: number): string =>
  leaves >= 0.005 ? `; ख़रीदे तो भी बाद में छोड़ने से उसकी रक़म का ${percent(leaves)} खोने का अनुमान` : "";

/** Hindi for the portfolio domain. */
export const portfolio: DomainWords<PortfolioReasons> = {
  "portfolio.standing.given": ({ status }) => `ग्राहक रिकॉर्ड के अनुसार: ${wordOf(statuses, status) ?? status}`,
  "portfolio.standing.given-since": ({ status, since }) =>
    `ग्राहक रिकॉर्ड के अनुसार ${date(since)} से: ${wordOf(statuses, status) ?? status}`,
  "portfolio.standing.bought-on": ({ on }) => `पिछली ख़रीद ${date(on)} को`,
  "portfolio.standing.bought-since-churned": ({ since }) => `${date(since)} को छोड़ने के बाद फिर ख़रीदा है`,
  "portfolio.standing.contract-running": ({ contractId }) => `अनुबंध ${contractId} चालू है`,
  "portfolio.standing.contract-endless": ({ contractId }) =>
    `अनुबंध ${contractId} चालू है और उसकी कोई अंतिम तारीख़ नहीं: ग्राहक उसे कभी भी समाप्त कर सकते हैं`,
  "portfolio.standing.contract-starts": ({ contractId, startsOn }) =>
    `अनुबंध ${contractId} पर हस्ताक्षर हो चुके हैं, और वह ${date(startsOn)} से शुरू होगा`,
  "portfolio.standing.contract-over": ({ contractId, endsOn }) =>
    `अनुबंध ${contractId} ${date(endsOn)} को समाप्त हुआ, और उसके बाद कुछ नहीं ख़रीदा गया`,
  "portfolio.standing.contract-late": ({ contractId, endsOn, lateUntil }) =>
    `अनुबंध ${contractId} ${date(endsOn)} को समाप्त हुआ और अब तक नवीकृत नहीं हुआ; ${date(lateUntil)} तक न हुआ तो ग्राहक खोया हुआ माना जाएगा`,
  "portfolio.standing.contract-ended": ({ contractId }) => `अनुबंध ${contractId} समाप्त हो चुका है; किस दिन, इसका ब्योरा नहीं`,
  "portfolio.standing.owns": ({ products }) => `ग्राहक के पास ${amount(products)} उत्पाद है; ख़रीद का कोई ब्योरा नहीं`,
  "portfolio.standing.nothing-bought": () => "अब तक कुछ नहीं ख़रीदा गया",
  "portfolio.standing.all-returned": ({ on }) => `ग्राहक ने जो ख़रीदा था वह सब लौटा दिया, आख़िरी बार ${date(on)} को`,
  "portfolio.standing.purchases-unknown": () => "न ख़रीद का ब्योरा दिया गया, न उत्पादों का",
  "portfolio.standing.bought-once": ({ on, slowsOn }) =>
    `एक बार ख़रीदा, ${date(on)} को; फिर न ख़रीदने पर ${date(slowsOn)} से धीमा माना जाएगा`,
  "portfolio.standing.in-time": ({ on, gapDays, slowsOn }) =>
    `पिछली ख़रीद ${date(on)} को, लगभग हर ${amount(gapDays)} दिन में अपेक्षित; न ख़रीदने पर ${date(slowsOn)} से धीमा माना जाएगा`,
  "portfolio.standing.silent": ({ days, gapDays }) =>
    `${amount(days)} दिन से ख़रीद नहीं हुई; लगभग हर ${amount(gapDays)} दिन में अपेक्षित`,
  "portfolio.standing.unlikely": ({ days, gapDays, probability, chanceDays }) =>
    `${amount(days)} दिन से ख़रीद नहीं हुई, लगभग हर ${amount(gapDays)} दिन में अपेक्षित; केवल ख़रीदों के आधार पर ${amount(chanceDays)} दिन के भीतर ख़रीदने की संभावना: ${percent(probability)}`,
  "portfolio.standing.silent-once": ({ days, gapDays }) =>
    `केवल एक बार ख़रीदा, ${amount(days)} दिन पहले; दूसरे ग्राहक लगभग हर ${amount(gapDays)} दिन में ख़रीदते हैं`,
  "portfolio.standing.unlikely-once": ({ days, gapDays, probability, chanceDays }) =>
    `केवल एक बार ख़रीदा, ${amount(days)} दिन पहले, जबकि दूसरे ग्राहक लगभग हर ${amount(gapDays)} दिन में ख़रीदते हैं; केवल ख़रीदों के आधार पर ${amount(chanceDays)} दिन के भीतर ख़रीदने की संभावना: ${percent(probability)}`,
  "portfolio.standing.no-rhythm": ({ days }) =>
    `केवल एक बार ख़रीदा, ${amount(days)} दिन पहले; किसी दूसरे ग्राहक ने भी दो बार नहीं ख़रीदा`,
  "portfolio.standing.purchase-would-change": () => "एक ख़रीद से यह ग्राहक फिर सक्रिय माना जाएगा",

  "portfolio.effort.tickets-unknown": () => "सेवा अनुरोध नहीं दिए गए, इसलिए प्रयास पता नहीं",
  "portfolio.effort.no-tickets": () => "पिछले 12 महीनों में कोई समस्या नहीं बताई गई",
  "portfolio.loyalty.nothing-known": () => "न सेवा अनुरोध दिए गए, न सर्वेक्षण, न ख़रीद का ब्योरा, इसलिए वफ़ादारी पता नहीं",
  "portfolio.loyalty.purchases-do-not-tell": () =>
    "न सेवा अनुरोध दिए गए न सर्वेक्षण, और ख़रीद से पर्याप्त जानकारी नहीं मिलती, इसलिए वफ़ादारी पता नहीं",
  "portfolio.purchases.unknown": () =>
    "ख़रीद का ब्योरा नहीं दिया गया, इसलिए पता नहीं कि इस ग्राहक को खोने से कितना नुक़सान होगा",
  "portfolio.purchases.unreadable": ({ rows }) =>
    `क्या ख़रीदा गया, यह पता नहीं: ख़रीद की ${amount(rows)} ${plural(rows, { one: "पंक्ति पढ़ी नहीं जा सकी", other: "पंक्तियाँ पढ़ी नहीं जा सकीं" })}`,
  "portfolio.purchases.none": () => "अब तक कुछ नहीं ख़रीदा गया",
  "portfolio.purchases.too-few": ({ accounts, least }) =>
    `ग्राहक कब ख़रीदते हैं, इसका मॉडल नहीं बना: दोबारा ख़रीदने वाले ${customers(accounts)}, जबकि ${amount(least)} चाहिए`,
  "portfolio.spend.too-few": ({ accounts, least }) =>
    `ग्राहक कितना ख़र्च करते हैं, इसका मॉडल नहीं बना: दोबारा ख़रीद की रक़म वाले ${customers(accounts)}, जबकि ${amount(least)} चाहिए`,
  "portfolio.buys-again.purchases": ({ probability, days }) =>
    `केवल पिछली ख़रीद के आधार पर ${amount(days)} दिन के भीतर ख़रीदने की संभावना ${percent(probability)} है`,
  "portfolio.buys-again.has-left": ({ probability, days }) =>
    `यह ग्राहक जा चुका है, इसलिए ${amount(days)} दिन के भीतर ख़रीदने की संभावना अधिकतम ${percent(probability)} मानी गई है`,
  "portfolio.buys-again.no-customer-yet": () => "अभी यह ग्राहक नहीं है, इसलिए दोबारा ख़रीदने की अपेक्षा नहीं की जा सकती",
  "portfolio.buys-again.no-past": () =>
    "पिछला रिकॉर्ड इतना छोटा है कि ख़रीदने की संभावना को वास्तविक परिणाम से जाँचा नहीं जा सका: यह सीधे ख़रीद के मॉडल से है",
  "portfolio.buys-again.season": ({ days, years }) =>
    `ख़रीद मौसम के साथ बदलती है, इसलिए यह संभावना पिछले ${amount(years)} वर्षों के इन्हीं ${amount(days)} दिनों पर आधारित है`,
  "portfolio.buys-again.season-unknown": ({ days, years, least }) =>
    `अभी पता नहीं कि ख़रीद मौसम के साथ बदलती है या नहीं: रिकॉर्ड में पिछले ${amount(years)} वर्षों के यही ${amount(days)} दिन हैं, जबकि ${amount(least)} वर्ष चाहिए`,
  "portfolio.other-currency": ({ currency, book }) =>
    `इसकी रक़में ${currency} में हैं और शामिल नहीं की गईं, क्योंकि बाक़ी रक़में ${book} में हैं`,
  "portfolio.value-at-risk.unknown": () => "जोखिम में पड़ी रक़म पता नहीं, क्योंकि यह नहीं कहा जा सकता कि ग्राहक कितना ख़र्च करेंगे",
  "portfolio.value-at-risk.not-a-customer": () => "कोई रक़म जोखिम में नहीं, क्योंकि अभी यह ग्राहक नहीं है",
  "portfolio.value-at-risk.spent": ({ spent }, currency) => `पिछले 12 महीनों में ख़र्च: ${moneyIn(currency, spent)}`,
  "portfolio.value-at-risk.lasting": ({ amount: money, productId, products, months }, currency) =>
    products > 1
      ? `इसमें से ${moneyIn(currency, money)} ${productId} और ${amount(products - 1)} अन्य ${plural(products - 1, { one: "उत्पाद", other: "उत्पादों" })} पर ख़र्च हुए, ` +
        `जो लंबे समय तक चलते हैं और ${within(months)} के भीतर फिर नहीं ख़रीदे जाएँगे`
      : `इसमें से ${moneyIn(currency, money)} ${productId} पर ख़र्च हुए, ` +
        `जो लंबे समय तक चलता है और ${within(months)} के भीतर फिर नहीं ख़रीदा जाएगा`,
  "portfolio.value-at-risk.unpriced": ({ lines }) =>
    `ख़रीद की ${amount(lines)} पंक्तियों में न राशि है न सूची मूल्य, इसलिए वे गिनी नहीं गईं`,
  "portfolio.value-at-risk.credits-unused": ({ credits }) =>
    `${amount(credits)} क्रेडिट ऐसी ख़रीद पर हैं जिसकी राशि पता नहीं, इसलिए वे घटाए नहीं गए`,
  "portfolio.value-at-risk.short-record": ({ since, days }) =>
    `ख़रीद का ब्योरा केवल ${date(since)} से है, ${amount(days)} दिन का: पूरे साल का ख़र्च इससे ज़्यादा होगा`,
  "portfolio.value-at-risk.leaves": ({ share, months }) =>
    `ख़रीदे तो भी ${within(months)} की रक़म का ${percent(share)} खोने का अनुमान है, क्योंकि वह इस बीच छोड़ सकता है`,
  "portfolio.value-at-risk.loss-from-purchases": () =>
    "न सेवा अनुरोध दिए गए न सर्वेक्षण, इसलिए ग्राहक खोने की संभावना केवल उनकी ख़रीद से निकाली गई है",
  "portfolio.value-at-risk.of-contracts": ({ amount: money, ending, months }, currency) =>
    `पिछले 12 महीनों की कोई ख़रीद पता नहीं, इसलिए रक़म अनुबंधों की है: अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(money))}, ` +
    `जिसमें से ${moneyIn(currency, Math.round(ending))} उन अनुबंधों का है जो तब तक समाप्त होंगे`,
  "portfolio.value-at-risk.of-endless": ({ amount: money, ending, endless, months }, currency) =>
    `पिछले 12 महीनों की कोई ख़रीद पता नहीं, इसलिए रक़म अनुबंधों की है: अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(money))}, ` +
    `जिसमें से ${moneyIn(currency, Math.round(endless))} बिना अंतिम तारीख़ वाले अनुबंधों का है और ${moneyIn(currency, Math.round(ending))} उन अनुबंधों का जो तब तक समाप्त होंगे`,
  "portfolio.value-at-risk.contracts-run-on": ({ amount: money, months }, currency) =>
    `पिछले 12 महीनों की कोई ख़रीद पता नहीं, इसलिए रक़म अनुबंधों की है: अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(money))}, ` +
    "और उनमें से कोई तब तक समाप्त नहीं होगा",
  "portfolio.value-at-risk.renewal-assumed": ({ probability }) =>
    `नवीकरण होगा या नहीं, यह पता नहीं, इसलिए संभावना ${percent(probability)} मानी गई है`,
  "portfolio.value-at-risk.renewal-late": ({ contractId, endsOn, probability }) =>
    `अनुबंध ${contractId} ${date(endsOn)} को समाप्त हुआ; अब भी नवीकरण की संभावना ${percent(probability)} मानी गई है`,
  "portfolio.value-at-risk.renewal-by-rate": ({ contractId, renewed, ended, months, probability }) =>
    `अनुबंध ${contractId} के ${amount(Math.round(months))} महीने बाद भी चालू रहने की संभावना ${percent(probability)} मानी गई है: ` +
    `इतनी ही अवधि के जो अनुबंध समाप्त हुए, उनमें ${amount(ended)} में से ${amount(renewed)} का नवीकरण हुआ`,
  "portfolio.value-at-risk.renewal-by-model": ({ contractId, renewals, months, probability }) =>
    `अनुबंध ${contractId} के ${amount(Math.round(months))} महीने बाद भी चालू रहने की संभावना ${percent(probability)} मानी गई है, ` +
    `इतनी ही अवधि के उन अनुबंधों के आधार पर, ${afterRenewals(renewals)}`,
  "portfolio.value-at-risk.endless-assumed": ({ contractId, months, probability }) =>
    `अनुबंध ${contractId} की कोई अंतिम तारीख़ नहीं: माना गया है कि ${within(months)} के भीतर उसके समाप्त किए जाने की संभावना ${percent(probability)} है`,
  "portfolio.value-at-risk.endless-by-rate": ({ contractId, seen, ended, months, probability }) =>
    `अनुबंध ${contractId} की कोई अंतिम तारीख़ नहीं: ${within(months)} के भीतर उसके समाप्त किए जाने की संभावना ${percent(probability)} मानी गई है; ` +
    monthsSeen(seen, ended),
  "portfolio.value-at-risk.endless-by-model": ({ contractId, seen, ended, months, probability }) =>
    `अनुबंध ${contractId} की कोई अंतिम तारीख़ नहीं: वह जितने समय से चालू है, उसे देखते हुए ${within(months)} के भीतर उसके समाप्त किए जाने की संभावना ${percent(probability)} मानी गई है; ` +
    monthsSeen(seen, ended),
  "portfolio.value-at-risk.contracts-unpriced": ({ contracts }) =>
    `${amount(contracts)} चालू अनुबंधों की राशि नहीं दी गई, इसलिए वे गिने नहीं गए`,
  "portfolio.value-at-risk.model-taken-as-sure": () =>
    "ख़रीद का मॉडल अपनी अनिश्चितता नहीं बताता, इसलिए सीमाओं में वह शामिल नहीं है",
  "portfolio.field.unknown": ({ field, rows }) =>
    `${field} किसी रिकॉर्ड का फ़ील्ड नहीं है, इसलिए नहीं पढ़ा गया: ${amount(rows)} बार`,
  "portfolio.field.misspelt": ({ field, meant, rows }) =>
    `${field} किसी रिकॉर्ड का फ़ील्ड नहीं है, इसलिए नहीं पढ़ा गया: ${amount(rows)} बार; शायद ${meant} लिखना था`,
  "portfolio.coverage.first": ({ latestOn }) => `सबसे लंबा अंतराल ${date(latestOn)} को पूरा होता है`,
  "portfolio.coverage.overdue": ({ latestOn }) => `सबसे लंबा अंतराल ${date(latestOn)} को पूरा हो चुका है`,
  "portfolio.attention.keep": ({ amount: money, months, loss, leaves }, currency) =>
    `अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(money))} जोखिम में: न ख़रीदने की संभावना ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.keep-beyond": ({ amount: money, beyond, months, loss, leaves }, currency) =>
    `अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(money))} जोखिम में, इसमें से ${moneyIn(currency, Math.round(beyond))} अनुबंध के अलावा: न ख़रीदने की संभावना ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.renew": ({ contractId, endsOn, amount: money }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, का नवीकरण ${date(endsOn)} को होना है`,
  "portfolio.attention.ends": ({ contractId, endsOn, amount: money }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, ${date(endsOn)} को समाप्त होगा: सूचना दी जा चुकी है`,
  "portfolio.attention.late": ({ contractId, endsOn, amount: money }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, ${date(endsOn)} को समाप्त हुआ और अब तक नवीकृत नहीं हुआ`,
  "portfolio.attention.endless": ({ contractId, amount: money, months, probability }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, कभी भी समाप्त किया जा सकता है: ${within(months)} के भीतर इसकी संभावना ${percent(probability)}`,
  "portfolio.attention.grow": ({ amount: money, months }, currency) =>
    `अगले ${amount(Math.round(months))} महीनों में आगे की बिक्री का औसत मूल्य ${moneyIn(currency, Math.round(money))}`,
  "portfolio.attention.deals": ({ amount: money, months, ofDeals, deals }, currency) =>
    `अगले ${amount(Math.round(months))} महीनों में आगे की बिक्री का औसत मूल्य ${moneyIn(currency, Math.round(money))}, ` +
    `जिसमें से ${moneyIn(currency, Math.round(ofDeals))} खुले सौदों (${amount(deals)}) से`,
  "portfolio.attention.at-pace": ({ amount: money, worth, months }, currency) =>
    `पिछले 12 महीनों की गति से अगले ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(worth))} आएँगे, ` +
    `जिसमें से ${moneyIn(currency, Math.round(money))} जोखिम में माने गए हैं`,
  "portfolio.attention.by-service": ({ probability }) =>
    `मिली सेवा के आधार पर फिर ख़रीदने की संभावना ${percent(probability)} मानी गई है`,
  "portfolio.attention.stops": ({ of, stopped, months, probability }) =>
    of === 0
      ? `कितने ग्राहक ख़रीदना बंद करते हैं, यह ब्योरे से पता नहीं चलता, इसलिए बंद करने की संभावना ${percent(probability)} मानी गई है`
      : `उससे पहले के 12 महीनों में ख़रीदने वाले ${amount(of)} ग्राहकों में से ${amount(stopped)} ने पिछले ${amount(months)} महीनों में कुछ नहीं ख़रीदा, ` +
        `इसलिए बंद करने की संभावना ${percent(probability)} मानी गई है`,
  "portfolio.attention.begins": ({ of, began, months, probability }) =>
    `${amount(months)} महीने पहले तक कुछ न ख़रीदने वाले ${amount(of)} ग्राहकों में से ${amount(began)} ने तब से ख़रीदा है, ` +
    `इसलिए शुरुआत की संभावना ${percent(probability)} मानी गई है`,
  "portfolio.attention.win-back": ({ worth, months, probability }, currency) =>
    `अगर यह ग्राहक पहले की तरह फिर ख़रीदे, तो इसका मूल्य ${amount(Math.round(months))} महीनों में ${moneyIn(currency, Math.round(worth))}; इस दौरान ख़रीदने की संभावना ${percent(probability)}`,
  "portfolio.win-back.before": ({ spent, lastOn }, currency) =>
    `${date(lastOn)} की पिछली ख़रीद तक के 12 महीनों में ख़र्च: ${moneyIn(currency, spent)}`,
  "portfolio.renewal.up": ({ contractId, endsOn, daysLeft, amount: money }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, ${date(endsOn)} को समाप्त होगा, ${daysLeft === 0 ? "यानी आज" : `${amount(daysLeft)} दिन में`}`,
  "portfolio.renewal.ends": ({ contractId, endsOn, daysLeft }) =>
    `अनुबंध ${contractId} ${date(endsOn)} को समाप्त होगा, ${daysLeft === 0 ? "यानी आज" : `${amount(daysLeft)} दिन में`}`,
  "portfolio.renewal.late": ({ contractId, endsOn, daysAgo }) =>
    `अनुबंध ${contractId} ${amount(daysAgo)} दिन पहले, ${date(endsOn)} को, समाप्त हुआ और अब तक नवीकृत नहीं हुआ`,
  "portfolio.renewal.late-up": ({ contractId, endsOn, daysAgo, amount: money }, currency) =>
    `अनुबंध ${contractId}, सालाना ${moneyIn(currency, Math.round(money))}, ${amount(daysAgo)} दिन पहले, ${date(endsOn)} को, समाप्त हुआ और अब तक नवीकृत नहीं हुआ`,
  "portfolio.renewal.notice": ({ noticeOn, daysLeft }) =>
    `समाप्ति की सूचना ${date(noticeOn)} तक दी जा सकती है, ${daysLeft === 0 ? "आज आख़िरी दिन है" : `${amount(daysLeft)} दिन बाक़ी`}`,
  "portfolio.renewal.after-notice": ({ contractId, noticeOn }) =>
    `अनुबंध ${contractId} की समाप्ति की सूचना देने के अंतिम दिन, ${date(noticeOn)}, के बाद`,
  "portfolio.renewal.after-end": ({ contractId, endsOn }) => `अनुबंध ${contractId} की समाप्ति, ${date(endsOn)}, के बाद`,
  "portfolio.renewal.cancelled": () => "समाप्ति की सूचना दी जा चुकी है",
  "portfolio.renewal.runs-on": () => "अनुबंध अपने आप आगे बढ़ता है, और सूचना देने का अंतिम दिन बीत चुका है",
  "portfolio.renewal.drafted": () => "नवीकरण का अनुबंध हस्ताक्षर की प्रतीक्षा में है",
  "portfolio.renewal.one-sided": ({ ended, renewed }) =>
    `समाप्त हुई ${amount(ended)} अवधियों में से ${amount(renewed)} का नवीकरण हुआ: लगता है कि ${renewed === 0 ? "नवीकरण" : "बिना नवीकरण वाले अनुबंध"} ब्योरे में नहीं हैं, इसलिए संभावना मानी गई है`,
  "portfolio.renewal.by-model": ({ renewals }) => `संभावना इतनी ही अवधि के उन अनुबंधों से, ${afterRenewals(renewals)}`,
  "portfolio.renewal.by-rate": ({ renewed, ended }) =>
    `इतनी ही अवधि के जो अनुबंध समाप्त हुए, उनमें ${amount(ended)} में से ${amount(renewed)} का नवीकरण हुआ`,
  "portfolio.renewal.account-lost": () => "यह ग्राहक जा चुका है",
  "portfolio.renewal.account-slowing": () => "यह ग्राहक पहले से धीमी गति से ख़रीद रहा है, इसलिए संभावना कम है",
  "portfolio.renewals.unpriced": ({ contracts }) =>
    `${amount(contracts)} अनुबंधों का नवीकरण होना है पर राशि नहीं दी गई, इसलिए वे गिने नहीं गए`,
  "portfolio.renewals.endless": ({ contracts, share, to }) =>
    `बिना अंतिम तारीख़ वाले ${amount(contracts)} अनुबंध, जिनमें से ${percent(share)} के ${date(to)} तक समाप्त किए जाने का अनुमान है`,
  "portfolio.sellers.usual-week": ({ sellers, days, hours }) =>
    `${amount(sellers)} विक्रेताओं का कैलेंडर नहीं दिया गया; माना गया कि वे ${days}, ${hours} काम करते हैं`,
  "portfolio.sellers.usual-minutes": ({ sellers, minutes }) =>
    `${amount(sellers)} विक्रेताओं के लिए रोज़ के मिनट नहीं दिए गए; ${amount(minutes)} मिनट माने गए`,
  "portfolio.word-of-mouth.tickets-unknown": () =>
    "किसी भी ग्राहक के सेवा अनुरोध नहीं दिए गए, इसलिए पता नहीं कि किसके पास बताने लायक समस्या है",
  "portfolio.word-of-mouth.silent": ({ silent, reported, complainShare }) =>
    `समस्या वाले ${percent(complainShare)} ग्राहक उसे बताते हैं: बताने वालों (${amount(reported)}) के अलावा माना गया है कि ${amount(silent)} चुप रहे`,
  "portfolio.word-of-mouth.undecided": ({ accounts }) =>
    `नहीं गिने गए: ${customers(accounts)}, जिनकी समस्या का नतीजा अभी तय नहीं या पता नहीं`,

  "portfolio.advocate.active": () => "लगातार ख़रीदते रहने वाले ग्राहक",
  "portfolio.advocate.friendly": ({ contactId }) => `${contactId} के साथ हमारे अच्छे संबंध हैं`,
  "portfolio.advocate.effort-low": ({ effort }) =>
    `ग्राहक को अपनी समस्याओं में कम प्रयास करना पड़ा, स्तर ${amount(effort)} (5 में से)`,
  "portfolio.advocate.promoter": ({ on }) => `ग्राहक ने ${date(on)} को कहा था कि वे हमारी सिफ़ारिश करेंगे`,
  "portfolio.advocate.alike": () => "प्रकार या आकार में संभावित ग्राहक जैसे",
  "portfolio.advocate.not-active": ({ state }) => `स्थिति: ${wordOf(states, state) ?? state} (सक्रिय नहीं)`,
  "portfolio.advocate.nobody-friendly": () => "जानकारी नहीं है कि वहाँ किसी के साथ हमारे अच्छे संबंध हैं",
  "portfolio.advocate.do-not-contact": () => "ये ग्राहक संपर्क नहीं चाहते",
  "portfolio.advocate.sentiment": () => "हमारे प्रति ग्राहक की भावना नकारात्मक है",
  "portfolio.advocate.problem-open": ({ topic }) => `${topic} वाली समस्या अभी हल नहीं हुई है`,
  "portfolio.advocate.effort-high": ({ effort, most }) =>
    `ग्राहक को अपनी समस्याओं में बहुत ज़्यादा प्रयास करना पड़ा, स्तर ${amount(effort)} (5 में से), जबकि सीमा ${amount(most)} है`,
  "portfolio.advocate.detractor": ({ on }) => `ग्राहक ने ${date(on)} को कहा था कि वे हमारी सिफ़ारिश नहीं करेंगे`,
  "portfolio.advocate.asked-lately": ({ on, days }) =>
    `${date(on)} को ग्राहक से मदद माँगी गई थी; ${amount(days)} दिन तक दोबारा न माँगें`,
  "portfolio.action.hold-review": ({ minutes }) => `समीक्षा करें, ${amount(minutes)} मिनट`,
  "portfolio.action.solve-problem": ({ topic }) => `${topic} वाली समस्या हल कराएँ, और ग्राहक को प्रगति बताते रहें`,
  "portfolio.action.rescue": () => "ग्राहक शायद छोड़कर जाने वाले हैं: फ़ोन करें, और पूछें कि परेशानी क्या है",
  "portfolio.action.follow-up": () => "बिक्री के बाद हालचाल पूछें",
  "portfolio.action.remind": () => "ग्राहक को याद दिलाएँ",
  "portfolio.action.invite": () => "ग्राहक को समीक्षा के लिए आमंत्रित करें",
  "portfolio.action.booked-on": ({ on }) => `योजना में समीक्षा ${date(on)} को है`,
  "portfolio.action.review-without-day": ({ latestOn }) =>
    `समीक्षा ${date(latestOn)} तक होनी है, और योजना में उसके लिए कोई दिन नहीं है`,
};
