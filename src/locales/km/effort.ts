import type { EffortReasons } from "../../reasons/codes/effort.js";
import type { DomainWords } from "../not-translated.js";
import { amount, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const drivers: Record<string, string> = {
  repeatContacts: "ការត្រូវទាក់ទងម្តងទៀត",
  unresolved: "បញ្ហាមិនត្រូវបានដោះស្រាយ",
  transfers: "ការត្រូវបញ្ជូនពីម្នាក់ទៅម្នាក់",
  repeatedInformation: "ការត្រូវឆ្លើយរឿងដដែលម្តងទៀត",
  timeAgainstStandard: "ការរង់ចាំដំណោះស្រាយ",
  channelSwitching: "ការប្តូរមធ្យោបាយទាក់ទង",
  failedSelfService: "ការព្យាយាមដោះស្រាយដោយខ្លួនឯង",
};

const places: Record<"topic" | "product" | "channel", string> = {
  topic: "ប្រធានបទ",
  product: "ផលិតផល",
  channel: "មធ្យោបាយទាក់ទង",
};

/** Khmer for the effort domain. */
export const effort: DomainWords<EffortReasons> = {
  "effort.costliest-driver": ({ driver, points, without }) =>
    `${wordOf(drivers, driver) ?? driver} ធ្វើឱ្យអតិថិជនលំបាកជាងគេ៖ ${amount(points, 1, 1)} ពិន្ទុនៃភាពលំបាក ` +
    `បើគ្មានវា ភាពលំបាកនឹងមានត្រឹម ${amount(without, 1, 1)}`,
  "effort.earlier-contacts": ({ contacts, days }) =>
    `ក្នុងរយៈពេល ${amount(days)} ថ្ងៃមុននោះ អតិថិជនបានទាក់ទងមក ${amount(contacts)} ដងអំពីបញ្ហាផ្សេង`,
  "effort.problem.rising": ({ tickets, days, expected }) =>
    `សំណើជំនួយ ${amount(tickets)} ករណីក្នុងរយៈពេល ${amount(days)} ថ្ងៃ ខណៈដែលរំពឹងទុកតែ ${amount(expected, 1, 1)}`,
  "effort.problem.new": ({ tickets, days, before }) =>
    `បញ្ហាថ្មី៖ សំណើជំនួយ ${amount(tickets)} ករណីក្នុងរយៈពេល ${amount(days)} ថ្ងៃ ` +
    `ហើយគ្មានសោះក្នុងរយៈពេល ${amount(before)} ថ្ងៃមុននោះ`,
  "effort.problem.no-history": ({ tickets }) => `សំណើជំនួយ ${amount(tickets)} ករណី ហើយគ្មានទិន្នន័យពីមុនសម្រាប់ប្រៀបធៀបទេ`,
  "effort.problem.solved-by": ({ resolution, times, hours }) =>
    `បានដោះស្រាយ ${amount(times)} ដងដោយ ${resolution} ដែលពាក់កណ្តាលរួចរាល់ក្នុងរយៈពេល ${amount(hours, 1, 1)} ម៉ោង`,
  "effort.standard.share": ({ standard, share, target, tickets }) =>
    `ស្តង់ដារ «${standard}» ត្រូវបានគោរព ${percent(share)} ក្នុងចំណោមសំណើជំនួយ ${amount(tickets)} ករណី ` +
    `ខណៈដែលបានសន្យា ${percent(target)}`,
  "effort.standard.no-data": ({ standard }) => `មិនទាន់មានសំណើជំនួយណាសម្រាប់វាស់ស្តង់ដារ «${standard}» ទេ`,
  "effort.standard.improving": ({ standard }) => `ស្តង់ដារ «${standard}» ត្រូវបានគោរពកាន់តែញឹកញាប់`,
  "effort.standard.worsening": ({ standard }) => `ស្តង់ដារ «${standard}» ត្រូវបានគោរពកាន់តែកម្រ`,
  "effort.standard.missed-most": ({ standard, by, name, missed, of }) =>
    `ស្តង់ដារ «${standard}» មិនត្រូវបានគោរពច្រើនជាងគេលើ${places[by]} ${name}៖ ${amount(missed)} ក្នុងចំណោម ${amount(of)} ករណី`,
};
