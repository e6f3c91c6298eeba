import type { ReviewsReasons } from "../../reasons/codes/reviews.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, levels, moneyIn, plural, productKinds, touches as touchNames } from "./terms.js";
import { datedSignal } from "../dated-signals.js";
import { wordOf } from "../word-of.js";

const signals: Record<string, string> = {
  "renewal-near": "नवीकरण पास है",
  "renewal-late": "अनुबंध समाप्त हो चुका है और नवीकृत नहीं हुआ",
  "warranty-ending": "वारंटी ख़त्म हो रही है",
  "deal-closing": "एक सौदा जल्द पूरा होने की उम्मीद है",
  "long-silence": "लंबे समय से कोई ख़बर नहीं",
  "high-effort-ticket": "एक समस्या में ग्राहक को बहुत प्रयास करना पड़ा",
  "open-problem": "एक कठिन समस्या अब भी खुली है",
  "problem-still-open": "जिस कठिन समस्या पर बात हो चुकी है वह अब भी खुली है",
  "bad-answer": "सर्वेक्षण का जवाब ख़राब रहा",
  "value-at-risk": "यह उन दस प्रतिशत ग्राहकों में है जिनकी सबसे ज़्यादा रक़म समीक्षा से बचाई जा सकती है",
  "champion-left": "ग्राहक के यहाँ हमारा समर्थन करने वाले व्यक्ति जा चुके हैं",
  "usage-falling": "ग्राहक ख़रीदी हुई चीज़ का उपयोग कम करता जा रहा है",
  "invoice-late": "एक बिल का भुगतान समय पर नहीं हुआ",
  "invoice-still-open": "जिस बिल पर बात हो चुकी है उसका भुगतान अब भी नहीं हुआ है",
  "all-returned": "ग्राहक ने जो ख़रीदा था वह सब लौटा दिया",
  "rival-near": "ग्राहक किसी प्रतिस्पर्धी के संपर्क में है",
  "problem-found": "एक समस्या मिली",
  "customer-unhappy": "ग्राहक असंतुष्ट हैं",
};

const every = (months: number, maximumMonths: number): string =>
  `हर ${amount(months)} महीने में` + (maximumMonths > months ? `, अधिकतम ${amount(maximumMonths)} महीने के अंतर पर` : "");

/** Hindi for the reviews domain. */
export const reviews: DomainWords<ReviewsReasons> = {
  "reviews.clock.touch": ({ kind, on }) =>
    `पिछली बातचीत ${date(on)} को: ${wordOf(touchNames, kind) ?? `“${kind}” प्रकार का संपर्क`}`,
  "reviews.clock.first-purchase": ({ on }) => `${date(on)} की पहली ख़रीद के बाद किसी मुलाक़ात या बातचीत का ब्योरा नहीं`,
  "reviews.clock.last-contact": ({ kind, on }) =>
    `पिछला संदेश ${date(on)} को: ${wordOf(touchNames, kind) ?? `“${kind}” प्रकार का संपर्क`}`,
  "reviews.clock.never-touched": () => "किसी मुलाक़ात या बातचीत का ब्योरा नहीं, इसलिए समीक्षा तुरंत होनी चाहिए",
  "reviews.clock.unknown": () => "मुलाक़ातों और बातचीत का ब्योरा नहीं दिया गया, इसलिए पिछली बार कब मिले, यह पता नहीं",
  "reviews.clock.future-touches": ({ touches }) =>
    `बाद की तारीख़ के ${amount(touches)} संपर्क अभी नहीं ${plural(touches, { one: "गिना जाता", other: "गिने जाते" })}`,
  "reviews.clock.previous-review": ({ on }) => `${date(on)} को अपेक्षित समीक्षा के बाद की`,
  "reviews.interval.level": ({ level, idealMonths, maximumMonths }) =>
    `${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.segment": ({ segment, level, idealMonths, maximumMonths }) =>
    `${segment} वर्ग में ${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.product-kind": ({ kind, level, idealMonths, maximumMonths }) =>
    `${wordOf(productKinds, kind) ?? kind} वाले, ${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.days": ({ basis, of, level, idealDays, maximumDays }) => {
    const days = `हर ${amount(idealDays)} दिन में, अधिकतम ${amount(maximumDays)} दिन के अंतर पर`;
    if (basis === "segment")
      return `${of} वर्ग में ${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${days}`;
    if (basis === "level") return `${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${days}`;
    return `${wordOf(productKinds, of) ?? of} वाले, ${wordOf(levels, level) ?? level} अवसर वाले ग्राहक की समीक्षा बैठक ${days}`;
  },
  "reviews.interval.anchored": () => "समीक्षा कैलेंडर के तय दिनों पर होती है",
  "reviews.interval.account-months": ({ idealMonths, maximumMonths }) =>
    `इस ग्राहक की समीक्षा बैठक ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.account": ({ idealDays, maximumDays }) =>
    `इस ग्राहक की समीक्षा बैठक हर ${amount(idealDays)} दिन में, अधिकतम ${amount(maximumDays)} दिन के अंतर पर`,
  "reviews.interval.allocated": ({ idealDays, count, months, last, next, hour }, currency) =>
    `${amount(months)} महीने में ${amount(count)} बार संपर्क, यानी हर ${amount(idealDays)} दिन में: आख़िरी से ${moneyIn(currency, last)} मिलता है, ` +
    `एक और से ${moneyIn(currency, next)} मिलेगा, और एक घंटे का मूल्य ${moneyIn(currency, hour)} है`,
  "reviews.level.unknown": ({ level }) => `अवसर पता नहीं, इसलिए माना गया: ${wordOf(levels, level) ?? level}`,
  "reviews.signal": ({ signal, on, reviewBy }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${date(on)}${dated === "since" ? " से" : ""})`;
    return `${wordOf(signals, signal) ?? `“${signal}” संकेत मिला`}${when}, इसलिए ${date(reviewBy)} तक समीक्षा करें`;
  },
  "reviews.signal-late": ({ signal, on, reviewBy, days }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${date(on)}${dated === "since" ? " से" : ""})`;
    return `${wordOf(signals, signal) ?? `“${signal}” संकेत मिला`}${when}; इसके लिए समीक्षा ${date(reviewBy)} तक होनी थी, यानी ${amount(days)} दिन पहले`;
  },
  "reviews.put-off": ({ until }) => `${date(until)} तक के लिए टाली गई`,
  "reviews.overdue": ({ days }) => `समय निकले ${amount(days)} दिन ${plural(days, { one: "हुआ", other: "हुए" })}`,
};
