import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

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
