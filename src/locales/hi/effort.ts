import type { EffortReasons } from "../../reasons/codes/effort.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent, plural } from "./terms.js";
import { wordOf } from "../word-of.js";

const drivers: Record<string, string> = {
  repeatContacts: "बार-बार संपर्क करना",
  unresolved: "समस्या का हल न होना",
  transfers: "एक से दूसरे के पास भेजा जाना",
  repeatedInformation: "वही बात फिर से बताना",
  timeAgainstStandard: "हल की प्रतीक्षा",
  channelSwitching: "संपर्क का माध्यम बदलना",
  failedSelfService: "अपने आप हल करने की कोशिश",
};

const places: Record<"topic" | "product" | "channel", string> = {
  topic: "विषय",
  product: "उत्पाद",
  channel: "माध्यम",
};

/** Hindi for the effort domain. */
export const effort: DomainWords<EffortReasons> = {
  "effort.costliest-driver": ({ driver, points, without }) =>
    `ग्राहक पर सबसे भारी पड़ा: ${wordOf(drivers, driver) ?? driver}; प्रयास के ${amount(points, 1, 1)} अंक; ` +
    `इसके बिना प्रयास ${amount(without, 1, 1)} होता`,
  "effort.earlier-contacts": ({ contacts, days }) =>
    `इससे पहले के ${amount(days)} दिनों में ग्राहक ने अन्य समस्याओं के लिए ${amount(contacts)} बार संपर्क किया`,
  "effort.problem.rising": ({ tickets, days, expected }) =>
    `${amount(days)} दिन में ${amount(tickets)} सेवा अनुरोध, जबकि ${amount(expected, 1, 1)} की अपेक्षा थी`,
  "effort.problem.new": ({ tickets, days, before }) =>
    `नई समस्या: ${amount(days)} दिन में ${amount(tickets)} सेवा अनुरोध, उससे पहले के ${amount(before)} दिन में एक भी नहीं`,
  "effort.problem.no-history": ({ tickets }) => `${amount(tickets)} सेवा अनुरोध, और तुलना के लिए पहले का कुछ भी नहीं`,
  "effort.problem.solved-by": ({ resolution, times, hours }) =>
    `${resolution} से ${amount(times)} बार हल हुआ, उनमें से आधे ${amount(hours, 1, 1)} घंटे के भीतर`,
  "effort.standard.share": ({ standard, share, target, tickets }) =>
    `“${standard}” मानक ${amount(tickets)} सेवा ${plural(tickets, { one: "अनुरोध", other: "अनुरोधों" })} में से ` +
    `${percent(share)} में पूरा हुआ, वादा ${percent(target)} का था`,
  "effort.standard.no-data": ({ standard }) => `“${standard}” मानक को परखने के लिए अभी कोई सेवा अनुरोध नहीं है`,
  "effort.standard.improving": ({ standard }) => `“${standard}” मानक अब पहले से ज़्यादा बार पूरा होता है`,
  "effort.standard.worsening": ({ standard }) => `“${standard}” मानक अब पहले से कम बार पूरा होता है`,
  "effort.standard.missed-most": ({ standard, by, name, missed, of }) =>
    `“${standard}” मानक सबसे ज़्यादा ${places[by]} ${name} में चूका: ${amount(of)} में से ${amount(missed)} बार`,
};
