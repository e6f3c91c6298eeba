import type { AllocationReasons } from "../../reasons/codes/allocation.js";
import type { DomainWords } from "../not-translated.js";
import { amount, channels, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const share = (part: number): string => `${amount(part * 100)}%`;
const contact = (kind: string): string => wordOf(channels, kind) ?? `“${kind}” प्रकार का संपर्क`;

const change = (part: number): string => (part >= 0 ? `${share(part)} ज़्यादा` : `${share(-part)} कम`);

/** Hindi for the allocation of reviews. */
export const allocation: DomainWords<AllocationReasons> = {
  "allocation.curve.attention": ({ first, furtherShare }, currency) =>
    `साल की पहली समीक्षा बैठक ${moneyIn(currency, first)} बचा या ला सकती है, और हर अगली बैठक पिछली का ${percent(furtherShare)}`,
  "allocation.curve.attention-unknown": () =>
    "जानकारी नहीं है कि कितनी रक़म दाँव पर है, इसलिए माना गया कि समीक्षा बैठक से कुछ नहीं मिलता",
  "allocation.curve.answers": ({ present, exponent }) =>
    `प्रबंधक के उत्तरों से बना वक्र, अभी साल में ${amount(present)} बार` +
    (exponent > 1 ? "; शुरू की बैठकें बाद वाली से कम लाती हैं" : ""),
  "allocation.curve.answer-missed": ({ times, answered, curve }, currency) =>
    `आज की संख्या के ${amount(times)} गुना पर उत्तर ${moneyIn(currency, answered)} था, और वक्र ${moneyIn(currency, curve)} देता है`,
  "allocation.last-and-next": ({ kind, count, last, next, hour }, currency) =>
    `${contact(kind)} क्रमांक ${amount(count)} से ${moneyIn(currency, last)} मिलता है, एक और से ${moneyIn(currency, next)} मिलेगा; एक घंटे का मूल्य ${moneyIn(currency, hour)} है`,
  "allocation.none": ({ kind, next, hour }, currency) =>
    `${contact(kind)} नहीं: पहली बार से ${moneyIn(currency, next)} मिलता, जबकि कहीं और एक घंटे का मूल्य ${moneyIn(currency, hour)} है`,
  "allocation.floor": ({ least }) => `नियम के अनुसार कम से कम ${amount(least)} बार, हालाँकि यह समय कहीं और ज़्यादा लाता`,
  "allocation.floor-missed": ({ least, count }) =>
    `नियम ${amount(least)} बार संपर्क माँगता है, उपलब्ध घंटों में ${amount(count)} बार हो पाता है`,
  "allocation.cap": ({ most }) => `${amount(most)} से ज़्यादा की अनुमति नहीं है, हालाँकि एक और फ़ायदेमंद होता`,
  "allocation.exact": () => "किसी और बँटवारे से ज़्यादा नहीं मिलता",
  "allocation.gap": ({ share: part }) => `इस बँटवारे से सबसे अच्छे बँटवारे की तुलना में अधिकतम ${share(part)} कम मिल सकता है`,
  "allocation.floors-missed": ({ accounts }) => `घंटे कम हैं: ${amount(accounts)} ग्राहकों को न्यूनतम संख्या से कम संपर्क मिलते हैं`,
  "allocation.flat": ({ less, more }) =>
    `एक चौथाई कम घंटों में नतीजा ${change(-less)}, और एक चौथाई ज़्यादा घंटों में ${change(more)} होता`,
  "allocation.team-size": ({ sellers, last, next, cost }, currency) =>
    `विक्रेता क्रमांक ${amount(sellers)} से ${moneyIn(currency, last)} मिलता है और ख़र्च ${moneyIn(currency, cost)} होता है; एक और विक्रेता से ${moneyIn(currency, next)} मिलेगा`,
  "allocation.team-size.least": ({ sellers, next, cost }, currency) =>
    sellers === 0
      ? `कोई विक्रेता लाभ नहीं देता: पहले से ${moneyIn(currency, next)} मिलेगा और ख़र्च ${moneyIn(currency, cost)} होगा`
      : `न्यूनतम संपर्कों के लिए ${amount(sellers)} विक्रेता चाहिए; एक और विक्रेता से ${moneyIn(currency, next)} मिलेगा और ख़र्च ${moneyIn(currency, cost)} होगा`,
  "allocation.experiment.power": ({ accounts, days, power }) =>
    `${amount(accounts)} ग्राहक और ${amount(days)} दिन, तो असर दिखने की संभावना ${percent(power)}`,
  "allocation.experiment.smallest-effect": ({ effect }) =>
    `असर तब दिखेगा जब एक समीक्षा बैठक नुक़सान का कम से कम ${share(effect)} रोके`,
  "allocation.experiment.days-needed": ({ days }) => `असर ${amount(days)} दिन बाद दिखेगा`,
  "allocation.experiment.retention": ({ treated, control, lower, upper }) =>
    `समीक्षा बैठक वाले ${share(treated)} ग्राहक बने रहे और बिना बैठक वाले ${share(control)}: ` +
    `अंतर ${amount(lower * 100)} से ${amount(upper * 100)} अंक`,
  "allocation.experiment.money": ({ difference, lower, upper }, currency) =>
    `समीक्षा बैठकों से प्रति ग्राहक ${moneyIn(currency, difference)} मिला, ${moneyIn(currency, lower)} से ${moneyIn(currency, upper)} तक`,
  "allocation.experiment.control-reviewed": ({ reviews }) =>
    `जिन ग्राहकों से नहीं मिलना था, उनसे औसतन ${amount(reviews)} बैठकें हुईं; असर में इसका हिसाब है`,
  "allocation.experiment.not-treated": () =>
    "जिन ग्राहकों से मिलना था, उनसे दूसरों से ज़्यादा बैठकें नहीं हुईं, इसलिए बैठकों के बारे में कुछ नहीं कहा जा सकता",
  "allocation.experiment.missing": ({ treated, control }) =>
    `जिनसे मिलना था उनमें से ${amount(treated)} का और बाक़ी में से ${amount(control)} का नतीजा नहीं है`,
  "allocation.experiment.unequal": ({ difference }, currency) =>
    `दोनों समूहों का पहले का ख़र्च ${moneyIn(currency, difference)} से अलग था, जो लॉटरी से संभव नहीं लगता: देखें कि समूह कैसे चुने गए`,
  "allocation.fit.by-lot": () => "समीक्षा बैठकें लॉटरी से तय हुईं, इसलिए वक्र उनका असर दिखाता है",
  "allocation.fit.chosen": () => "विक्रेताओं ने ख़ुद चुना कि किससे मिलें, इसलिए वक्र केवल साथ-साथ हुई बातें दिखाता है, बैठकों का असर नहीं",
  "allocation.fit.favourites": ({ correlation }) =>
    `जो ग्राहक पहले ${correlation > 0 ? "ज़्यादा" : "कम"} ख़र्च करते थे, उनसे ज़्यादा बैठकें हुईं (सहसंबंध ${amount(correlation)})`,
  "allocation.fit.not-by-lot": ({ correlation }) =>
    `कहा गया कि बैठकें लॉटरी से तय हुईं, पर वे पहले के ख़र्च से लॉटरी से कहीं ज़्यादा जुड़ी हैं (सहसंबंध ${amount(correlation)})`,
  "allocation.fit.less-with-reviews": () => "ज़्यादा बैठकों वाले ग्राहकों से कम मिला, इसलिए माना गया कि बैठकों से कुछ नहीं मिलता",
};
