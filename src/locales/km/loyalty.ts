import type { LoyaltyReasons } from "../../reasons/codes/loyalty.js";
import type { DomainWords } from "../not-translated.js";
import { amount, bands, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const factors: Record<string, string> = {
  effort: "ភាពលំបាកពេលទទួលសេវា",
  satisfaction: "ការពេញចិត្ត",
  purchases: "ការទិញរហូតមកដល់ពេលនេះ",
  probabilityAlive: "លទ្ធភាពដែលនៅជាអតិថិជន",
  tenureYears: "ចំនួនឆ្នាំជាអតិថិជន",
};

/** Khmer for the loyalty domain. */
export const loyalty: DomainWords<LoyaltyReasons> = {
  "loyalty.uncalibrated": () => "ផ្អែកលើតួលេខដែលបានបោះពុម្ពផ្សាយ មិនទាន់ផ្អែកលើអតិថិជនរបស់អ្នកផ្ទាល់ទេ",
  "loyalty.uncalibrated-problems": () => "ផលប៉ះពាល់នៃបញ្ហាផ្អែកលើតួលេខដែលបានបោះពុម្ពផ្សាយ មិនទាន់ផ្អែកលើអតិថិជនរបស់អ្នកផ្ទាល់ទេ",
  "loyalty.calibrated": ({ observations }) => `បានគណនាតាមអតិថិជនរបស់អ្នកផ្ទាល់ ${amount(observations)}`,
  "loyalty.effort": ({ experiences, effort }) =>
    `បទពិសោធន៍ទទួលសេវា ${amount(experiences)} លើក មានភាពលំបាក ${amount(effort, 1, 1)} លើ 5`,
  "loyalty.no-problem": () => "មិនដែលមានបញ្ហា",
  "loyalty.problem-unknown": () => "មិនដឹងថាបញ្ហាធ្វើឱ្យអតិថិជនលំបាកប៉ុណ្ណាទេ",
  "loyalty.effort-unscored": ({ tickets }) => `សំណើជំនួយ ${amount(tickets)} ករណីមានព័ត៌មានតិចពេក មិនអាចដាក់ពិន្ទុបានទេ`,
  "loyalty.never-closed": ({ tickets }) => `សំណើជំនួយ ${amount(tickets)} ដែលគ្មានអ្នកបិទ មិនត្រូវបានរាប់ទេ`,
  "loyalty.bought-since": ({ problems }) => `អតិថិជនបានទិញម្តងទៀតក្រោយបញ្ហា ${amount(problems)} ដូច្នេះឥទ្ធិពលនៃបញ្ហានោះបានចប់`,
  "loyalty.billed-since": ({ problems }) =>
    `អ្វីដែលអតិថិជនបានទិញក្រោយបញ្ហា ${amount(problems)} មកតាមកិច្ចសន្យា ឬតាមកាលកំណត់ ដូច្នេះឥទ្ធិពលនៃបញ្ហានោះមិនទាន់ចប់ទេ`,
  "loyalty.later-left-out": ({ records }) => `កំណត់ត្រាក្រោយកាលបរិច្ឆេទ ${amount(records)} ត្រូវបានទុកចោល`,
  "loyalty.not-learned": ({ factor }) => `ម៉ូដែលមិនទាន់បានរៀនពីអត្ថន័យនៃ${wordOf(factors, factor) ?? ` ${factor}`} ទេ`,
  "loyalty.other-horizon": ({ fitted, asked }) =>
    `គំរូរៀនពីការទិញក្នុងរយៈពេល ${amount(fitted)} ថ្ងៃ តែត្រូវសួរសម្រាប់ ${amount(asked)} ថ្ងៃ`,
  "loyalty.would-change-most": ({ factor, to, probability }) =>
    `បើ${wordOf(factors, factor) ?? ` ${factor}`} ស្មើ ${amount(to)} វានឹងផ្លាស់ប្តូរជាងគេ គឺទៅ ${percent(probability)}`,
  "loyalty.recovery.solved-already": () => "បានដោះស្រាយរួចហើយ",
  "loyalty.recovery.hearers-unknown": () => "មិនបានគិតការនិយាយតៗគ្នាទេ៖ មិនដឹងថាអ្នកដែលឮនឹងធ្វើអ្វី",
  "loyalty.remedy.chosen": ({ remedy, worth, cost }, currency) =>
    `${remedy} រំពឹងថាមានតម្លៃ ${moneyIn(currency, worth)} ក្រោយដកការចំណាយ ${moneyIn(currency, cost)}`,
  "loyalty.remedy.none": () => "គ្មានដំណោះស្រាយណាដែលអនុញ្ញាត ស័ក្តិសមនឹងការចំណាយទេ",
  "loyalty.remedy.escalate": ({ remedy, gain }, currency) =>
    `${remedy} នឹងមានតម្លៃលើសពីនេះ ${moneyIn(currency, gain)} សូមស្នើសុំការអនុញ្ញាត`,
  "loyalty.remedy.beyond-money": ({ role, cost, limit }, currency) =>
    `ចំណាយ ${moneyIn(currency, cost)} ចំណែកដែនកំណត់${role === "" ? "" : `សម្រាប់ ${role} `}គឺ ${moneyIn(currency, limit)}`,
  "loyalty.remedy.not-allowed": ({ role, remedy }) => `${role === "" ? "តួនាទីនេះ" : role} មិនអាចផ្តល់ ${remedy} បានទេ`,
  "loyalty.remedy.not-worth-it": ({ cost, value }, currency) =>
    `ចំណាយ ${moneyIn(currency, cost)} តែរំពឹងថាបានមកវិញ ${moneyIn(currency, value)}`,
  "loyalty.health.entered-band": ({ band }) => `សុខភាពទំនាក់ទំនងឥឡូវនេះ៖ ${wordOf(bands, band) ?? band}`,
  "loyalty.health.left-band": ({ band }) => `សុខភាពទំនាក់ទំនងលែងស្ថិតក្នុងកម្រិត៖ ${wordOf(bands, band) ?? band}`,
  "loyalty.health.knocked-out": ({ factor, value, band }) => {
    const health = `មិនថាពិន្ទុប៉ុន្មានក៏ដោយ សុខភាពទំនាក់ទំនង៖ ${wordOf(bands, band) ?? band}`;
    if (factor === "worstAnswer") return `ចម្លើយមួយស្ថិតត្រឹម ${amount(value)}% នៃមាត្រដ្ឋាន ${health}`;
    if (factor === "buying") return `មិនបានទិញអស់រយៈពេល ${amount(value)} ដងនៃចន្លោះទិញធម្មតា ${health}`;
    return `${factor}៖ ${amount(value)} ${health}`;
  },
  "loyalty.health.changed": ({ change }) =>
    `សុខភាពទំនាក់ទំនងបាន${change < 0 ? "ថយចុះ" : "កើនឡើង"} ${amount(Math.round(Math.abs(change)))} ពិន្ទុ`,
};
