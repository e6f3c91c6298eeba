import type { BacktestReasons } from "../../reasons/codes/backtest.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, percent } from "./terms.js";

const window = (asOf: string, horizonDays: number): string =>
  `រយៈពេល ${amount(horizonDays)} ថ្ងៃ ក្រោយថ្ងៃទី ${date(asOf)}`;

const models = {
  loyalty: "ម៉ូដែលភាពស្មោះត្រង់",
  purchases: "ម៉ូដែលការទិញ",
  spend: "ម៉ូដែលការចំណាយ",
  propensity: "ម៉ូដែលលទ្ធភាពទិញ",
};

/** Khmer for the back-test. */
export const backtest: DomainWords<BacktestReasons> = {
  "backtest.no-purchases": () => "គ្មានអតិថិជនណាមានកំណត់ត្រាការទិញទេ ដូច្នេះគ្មានអ្វីសម្រាប់ផ្ទៀងផ្ទាត់ទេ",
  "backtest.history-too-short": ({ horizonDays, days }) =>
    `កំណត់ត្រាការទិញមានរយៈពេល ${amount(days)} ថ្ងៃ៖ មិនគ្រប់សម្រាប់រយៈពេល ${amount(horizonDays)} ថ្ងៃ និងប្រវត្តិស្មើគ្នាមុននោះទេ`,
  "backtest.horizon-beyond-records": ({ asOf, horizonDays, last }) =>
    `${window(asOf, horizonDays)} លើសពីកំណត់ត្រា ដែលបញ្ចប់នៅថ្ងៃទី ${date(last)}៖ ត្រូវបានទុកចោល`,
  "backtest.too-few-outcomes": ({ asOf, horizonDays, bought, others, least }) =>
    `មានចំនួនតិចពេកមិនអាចសន្និដ្ឋានបានទេ៖ ក្នុង${window(asOf, horizonDays)} អតិថិជន ${amount(bought)} បានទិញ និង ${amount(others)} មិនបានទិញ ហើយត្រូវការយ៉ាងតិច ${amount(least)} សម្រាប់ផ្នែកនីមួយៗ`,
  "backtest.too-few-lapses": ({ asOf, horizonDays, lapsed, least }) =>
    `មានចំនួនតិចពេកមិនអាចសន្និដ្ឋានបានទេ៖ ក្នុង${window(asOf, horizonDays)} អតិថិជនសកម្ម ${amount(lapsed)} មិនបានទិញអ្វីទេ ហើយត្រូវការ ${amount(least)} ដើម្បីផ្ទៀងផ្ទាត់ទឹកប្រាក់ដែលប្រឈមនឹងហានិភ័យ និងផែនការ`,
  "backtest.few-outcomes": ({ asOf, horizonDays, bought, others, enough }) =>
    `ក្នុង${window(asOf, horizonDays)} អតិថិជន ${amount(bought)} បានទិញ និង ${amount(others)} មិនបានទិញ៖ បើផ្នែកណាមួយមានតិចជាង ${amount(enough)} តួលេខគ្រាន់តែជាការប៉ាន់ស្មានប៉ុណ្ណោះ`,
  "backtest.season-differs": ({ asOf, horizonDays, before, after }) =>
    `ក្នុង${window(asOf, horizonDays)} អតិថិជន ${percent(after)} បានទិញ ហើយក្នុងចំនួនថ្ងៃដូចគ្នាមុននោះ ${percent(before)}៖ រដូវកាល ឬអាជីវកម្មមានភាពខុសគ្នា`,
  "backtest.rules-not-learned": ({ asOf, horizonDays }) =>
    `មុន${window(asOf, horizonDays)} មានព្រឹត្តិការណ៍តិចពេក មិនអាចរៀនវិធានងាយៗបានទេ`,
  "backtest.short-history": ({ asOf, horizonDays, days }) =>
    `វិធានសម្រាប់ប្រៀបធៀបក្នុង${window(asOf, horizonDays)} ត្រូវបានរៀនពីកន្លែងដែលមានប្រវត្តិមុននោះតែ ${amount(days)} ថ្ងៃ៖ វាអាចខ្សោយជាងអ្វីដែលអាចធ្វើបាន`,
  "backtest.model-near-boundary": ({ asOf, kind, parameter, value }) =>
    `នៅថ្ងៃទី ${date(asOf)} ការទិញមិនអាចកំណត់ ${parameter} របស់ម៉ូដែល ${kind} បានទេ (${amount(value)})៖ តម្លៃនេះនៅជិតព្រំដែន ដូច្នេះសូមប្រើលទ្ធភាពរបស់វាដោយប្រុងប្រយ័ត្ន`,
  "backtest.model-given": ({ model }) =>
    `${models[model]} ត្រូវបានផ្តល់មក៖ បើបានបង្កើតពីទិន្នន័យដែលកំពុងផ្ទៀងផ្ទាត់នៅទីនេះ លទ្ធផលនឹងល្អជ្រុល`,
  "backtest.not-refitted": ({ asOf, horizonDays, model }) =>
    `មុន${window(asOf, horizonDays)} មានព័ត៌មានតិចពេក មិនអាចបង្កើត${models[model]}ឡើងវិញបានទេ ដូច្នេះបានប្រើតាមដែលមាន`,
  "backtest.tickets-never-closed": ({ asOf, tickets, share }) =>
    `នៅថ្ងៃទី ${date(asOf)} សំណើជំនួយ ${amount(tickets)} ដែលចាស់ជាងមួយឆ្នាំនៅបើកនៅឡើយ ស្មើនឹង ${percent(share)} នៃសំណើបែបនេះ៖ ប្រហែលជាគ្មាននរណាបានបិទ`,
  "backtest.undated-left-out": ({ field, accounts }) =>
    `${field} របស់អតិថិជន ${amount(accounts)} ត្រូវបានទុកចោល៖ គ្មានកាលបរិច្ឆេទទេ ដូច្នេះអាចមានព័ត៌មានដែលដឹងក្រោយមក`,
  "backtest.no-plan": ({ asOf }) =>
    `នៅថ្ងៃទី ${date(asOf)} គ្មាននរណាមានពេលសម្រាប់ការជួបពិនិត្យឡើងវិញទេ ដូច្នេះគ្មានផែនការសម្រាប់ផ្ទៀងផ្ទាត់ទេ`,
  "backtest.amounts-missing": ({ asOf }) => `មកដល់ថ្ងៃទី ${date(asOf)} ការទិញខ្លះគ្មានចំនួនប្រាក់ទេ ដូច្នេះមិនបានផ្ទៀងផ្ទាត់ទឹកប្រាក់ទេ`,
};
