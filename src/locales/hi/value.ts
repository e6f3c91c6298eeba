import type { ValueReasons } from "../../reasons/codes/value.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent, plural } from "./terms.js";

const items: Record<ValueReasons["value.switching.missing"]["item"], string> = {
  service: "सेवा",
  advice: "उत्पाद से ज़्यादा लाभ लेने की सलाह",
  "flexible-delivery": "सुविधा के अनुसार डिलीवरी",
  maintenance: "रखरखाव",
  payment: "भुगतान की शर्तें",
  "owning-problems": "हल होने तक समस्या की ज़िम्मेदारी लेना",
};

const interviewed = (interviews: number): string =>
  `${amount(interviews)} ${plural(interviews, { one: "ग्राहक", other: "ग्राहकों" })} से बातचीत`;

/** Hindi for the value domain. */
export const value: DomainWords<ValueReasons> = {
  "value.drivers.interviews": ({ interviews, groups }) =>
    `ग्राहकों से ${amount(interviews)} बातचीत के आधार पर, वर्गों की संख्या: ${amount(groups)}`,
  "value.drivers.no-interviews": () => "अभी किसी से पूछा नहीं गया, इसलिए सब कुछ बराबर माना गया",
  "value.drivers.overrated": ({ driver, believed, said }) =>
    `हमें लगता है कि ग्राहक जिन बातों को महत्व देते हैं उनमें ${driver} का हिस्सा ${percent(believed)} है, पर ग्राहक ${percent(said)} बताते हैं`,
  "value.drivers.underrated": ({ driver, believed, said }) =>
    `ग्राहक जिन बातों को महत्व देते हैं उनमें ${driver} का हिस्सा ${percent(said)} है, पर हमें केवल ${percent(believed)} लगता है`,

  "value.match.segment-and-size": ({ segment, size, interviews }) =>
    `${segment} वर्ग और ${size} आकार के ${interviewed(interviews)}`,
  "value.match.segment": ({ segment, interviews }) => `${segment} वर्ग के ${interviewed(interviews)}`,
  "value.match.size": ({ size, interviews }) => `${size} आकार के ${interviewed(interviews)}`,
  "value.match.whole": ({ interviews }) =>
    `सभी वर्गों के ${interviewed(interviews)}, क्योंकि इस वर्ग में बहुत कम लोगों से पूछा गया`,
  "value.match.lead": ({ driver, probability }) =>
    `${driver} से शुरू करें: ग्राहक के लिए इसके सबसे महत्वपूर्ण होने की संभावना ${percent(probability)} है`,
  "value.match.close": ({ driver, second }) =>
    `साफ़ नहीं है कि ग्राहक के लिए ${driver} ज़्यादा महत्वपूर्ण है या ${second}, इसलिए पहले पूछें`,

  "value.switching.gain": ({ driver, ours, theirs }) =>
    `${driver} में ग्राहक को प्रतिस्पर्धी आगे लगता है, ${amount(ours)} के मुक़ाबले ${amount(theirs)}`,
  "value.switching.loss": ({ driver, ours, theirs }) =>
    `${driver} में ग्राहक को हम आगे लगते हैं, ${amount(theirs)} के मुक़ाबले ${amount(ours)}, और वे इसे खो देंगे`,
  "value.switching.unknown": ({ driver }) => `पता नहीं कि ${driver} में ग्राहक हमारी तुलना कैसे करते हैं`,
  "value.switching.uncalibrated": () => "यह संभावना एक अनुमान है, अभी छोड़कर गए ग्राहकों के आधार पर नहीं निकाली गई",
  "value.switching.tips": ({ driver, from, to }) =>
    `अगर ${driver} में ग्राहक हमें ${amount(from)} के बजाय ${amount(to)} अंक दें, तो छोड़कर जाना और बने रहना बराबर संभव होगा`,
  "value.switching.missing": ({ item }) => `ग्राहक को हममें यह नहीं दिखता: ${items[item]}`,
  "value.switching.ask-about": ({ item }) => `पता नहीं कि ग्राहक को हममें यह दिखता है या नहीं: ${items[item]}`,
};
