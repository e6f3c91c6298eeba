import type { PlanningReasons } from "../../reasons/codes/planning.js";
import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date } from "./terms.js";

const span = (from: string, to: string): string => `${date(from)} से ${date(to)}`;

/** Hindi for the planning domain. */
export const planning: DomainWords<PlanningReasons> = {
  "planning.day.ideal": () => "सबसे उपयुक्त दिन पर",
  "planning.day.early": ({ days, idealOn }) => `सबसे उपयुक्त दिन, ${date(idealOn)}, से ${amount(days)} दिन पहले`,
  "planning.day.late": ({ days, idealOn }) => `सबसे उपयुक्त दिन, ${date(idealOn)}, के ${amount(days)} दिन बाद`,
  "planning.day.overdue": ({ latestOn }) => `अपने आख़िरी दिन, ${date(latestOn)}, के बाद`,
  "planning.gathered": ({ area, from }) => `${date(from)} से उस दिन पर रखी गई जब ${area} जाना है`,

  "planning.unbooked.no-seller": () => "कोई विक्रेता इसे नहीं कर सकता",
  "planning.unbooked.outside-horizon": ({ earliestOn, to }) =>
    `इसका समय ${date(earliestOn)} से शुरू होता है, और योजना ${date(to)} को ख़त्म होती है`,
  "planning.unbooked.no-working-day": () => "इसकी अवधि में कोई उपयुक्त कार्यदिवस नहीं है",
  "planning.unbooked.seller-away": () => "इसकी अवधि के हर कार्यदिवस पर विक्रेता छुट्टी पर हैं",
  "planning.unbooked.no-capacity": ({ minutes }) => `इसकी अवधि के किसी दिन में ${amount(minutes)} मिनट का ख़ाली समय नहीं है`,
  "planning.unbooked.displaced": () => "इसकी अवधि के दिन उन समीक्षा बैठकों को मिल गए जिन्हें छोड़ना ज़्यादा महँगा पड़ता",
  "planning.unbooked.too-far": ({ idealOn }) => `ख़ाली दिन इसके सबसे उपयुक्त दिन, ${date(idealOn)}, से इतने दूर हैं कि फ़ायदा नहीं`,

  "planning.remedy.minutes": ({ minutes, sellerId, on }) =>
    `${date(on)} को ${sellerId} के ${amount(minutes)} मिनट का समय और मिलता, तो यह रखी जा सकती थी`,
  "planning.remedy.daily-minutes": ({ minutes, sellerId }) =>
    `हर कार्यदिवस पर ${sellerId} के ${amount(minutes)} मिनट का समय और मिलता, तो यह रखी जा सकती थी`,
  "planning.remedy.period-minutes": ({ minutes, sellerId, from, to }) =>
    `${span(from, to)} में ${sellerId} के ${amount(minutes)} मिनट का समय और मिलता, तो यह रखी जा सकती थी`,
  "planning.remedy.earlier": ({ days, earliestOn }) =>
    `अवधि ${amount(days)} दिन पहले, ${date(earliestOn)} से, शुरू होती, तो यह रखी जा सकती थी`,
  "planning.remedy.later": ({ days, latestOn }) =>
    `अवधि ${amount(days)} दिन बाद, ${date(latestOn)} को, ख़त्म होती, तो यह रखी जा सकती थी`,

  "planning.moved.missed": ({ on }) => `${date(on)} को नहीं हुई`,
  "planning.moved.cancelled": () => "बुकिंग रद्द कर दी गई",
  "planning.moved.no-longer-wanted": () => "अब इस समीक्षा की ज़रूरत नहीं है",
  "planning.moved.seller-changed": ({ sellerId }) => `अब यह ${sellerId} के ज़िम्मे नहीं है`,
  "planning.moved.others-changed": () => "इसमें शामिल होने वाले दूसरे विक्रेता बदल गए हैं",
  "planning.moved.seller-away": ({ sellerId, on }) => `${sellerId} ${date(on)} को छुट्टी पर हैं`,
  "planning.moved.day-off": ({ sellerId, on }) => `${sellerId} ${date(on)} को काम नहीं करते`,
  "planning.moved.few-common-hours": ({ sellerId, on }) =>
    `${date(on)} को ${sellerId} और ग्राहक के काम के घंटे बहुत कम मेल खाते हैं`,
  "planning.moved.outside-window": ({ on, earliestOn, latestOn }) =>
    `${date(on)} इसकी अवधि, ${span(earliestOn, latestOn)}, से बाहर है`,
  "planning.moved.outside-horizon": ({ on }) => `योजना ${date(on)} से पहले ख़त्म हो जाती है`,
  "planning.moved.not-on": ({ on }) => `${date(on)} ठीक नहीं है`,
  "planning.moved.no-room": ({ on, minutes }) => `${date(on)} को अब इसके लिए ${amount(minutes)} मिनट का समय नहीं बचा`,
  "planning.moved.better-day": ({ days }) => `नया दिन सबसे उपयुक्त दिन के ${amount(days)} दिन और पास है`,
  "planning.moved.gives-way": ({ on }) => `${date(on)} उन समीक्षाओं के लिए चाहिए जिन्हें दूसरे दिन रखना ज़्यादा महँगा पड़ता`,

  "planning.pin.unknown-seller": ({ sellerId }) => `${sellerId} के लिए तय की गई, जो विक्रेताओं में नहीं हैं`,
  "planning.pin.other-seller": ({ sellerId }) => `${sellerId} के लिए तय की गई, जो इसे ले सकने वालों में नहीं हैं`,
  "planning.pin.few-common-hours": ({ sellerId, on }) =>
    `${date(on)} को तय की गई, जब ${sellerId} और ग्राहक के काम के घंटे बहुत कम मेल खाते हैं`,
  "planning.pin.outside-horizon": ({ on }) => `${date(on)} को तय की गई, जो योजना के दिनों से बाहर है`,
  "planning.pin.seller-away": ({ sellerId, on }) => `${date(on)} को तय की गई, जब ${sellerId} छुट्टी पर हैं`,
  "planning.pin.day-off": ({ sellerId, on }) => `${date(on)} को तय की गई, जब ${sellerId} काम नहीं करते`,
  "planning.pin.over-capacity": ({ sellerId, on, minutes, capacity }) =>
    `${date(on)} को ${amount(minutes)} मिनट का समय तय है, जबकि ${sellerId} के पास ${amount(capacity)} मिनट का समय है`,
  "planning.pin.over-period": ({ sellerId, from, to, minutes, capacity }) =>
    `${span(from, to)} में ${amount(minutes)} मिनट का समय तय है, जबकि ${sellerId} के पास ${amount(capacity)} मिनट का समय है`,
  "planning.pin.outside-window": ({ on, earliestOn, latestOn }) =>
    `${date(on)} को तय की गई, जो इसकी अवधि, ${span(earliestOn, latestOn)}, से बाहर है`,
  "planning.pin.not-on": ({ on }) => `${date(on)} को तय की गई, जो ठीक दिन नहीं है`,
};

/** Hindi for the slots domain. */
export const slots: DomainWords<SlotsReasons> = {
  "slots.seller-off": ({ on }) => `विक्रेता ${date(on)} को काम नहीं करते`,
  "slots.no-common-hours": ({ on }) => `${date(on)} को विक्रेता और ग्राहक के काम के घंटे मेल नहीं खाते`,
  "slots.no-common-gap": ({ on, minutes }) =>
    `${date(on)} को विक्रेता और ग्राहक के पास एक साथ ${amount(minutes)} मिनट का ख़ाली समय नहीं है`,
  "slots.day-full": ({ on, minutes }) => `${date(on)} को कहीं भी ${amount(minutes)} मिनट का ख़ाली समय नहीं है`,
  "slots.ruled-out": ({ on, minutes }) =>
    `${date(on)} को ऐसे ${amount(minutes)} मिनट नहीं हैं जो बीच के अंतराल, शुरू होने के अंतिम समय और पूर्व सूचना के नियम मानते हों`,
  "slots.outside-seller-hours": ({ minutes }) => `विक्रेता के काम के घंटों से बाहर ${amount(minutes)} मिनट`,
  "slots.outside-account-hours": ({ minutes }) => `ग्राहक के काम के घंटों से बाहर ${amount(minutes)} मिनट`,
  "slots.account-day-off": ({ on }) => `${date(on)} ग्राहक की छुट्टी का दिन है`,
};
