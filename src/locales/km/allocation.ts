import type { AllocationReasons } from "../../reasons/codes/allocation.js";
import type { DomainWords } from "../not-translated.js";
import { amount, channels, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const share = (part: number): string => `${amount(part * 100)}%`;
const contact = (kind: string): string => wordOf(channels, kind) ?? `ការទាក់ទងប្រភេទ «${kind}»`;

const change = (part: number): string => (part >= 0 ? `បាន ${share(part)} បន្ថែម` : `បាត់ ${share(-part)}`);

/** Khmer for the allocation of reviews. */
export const allocation: DomainWords<AllocationReasons> = {
  "allocation.curve.attention": ({ first, furtherShare }, currency) =>
    `ការជួបពិនិត្យឡើងវិញលើកដំបូងក្នុងឆ្នាំអាចរក្សា ឬនាំមក ${moneyIn(currency, first)} ហើយលើកនីមួយៗបន្ទាប់បាន ${percent(furtherShare)} នៃលើកមុន`,
  "allocation.curve.attention-unknown": () => "មិនដឹងថាមានទឹកប្រាក់ប៉ុន្មានពាក់ព័ន្ធទេ ដូច្នេះចាត់ទុកថាការជួបពិនិត្យឡើងវិញមិននាំមកអ្វីឡើយ",
  "allocation.curve.answers": ({ present, exponent }) =>
    `ខ្សែកោងតាមចម្លើយរបស់អ្នកគ្រប់គ្រង បច្ចុប្បន្នជួបពិនិត្យឡើងវិញ ${amount(present)} ដងក្នុងមួយឆ្នាំ` +
    (exponent > 1 ? " លើកដំបូងៗនាំមកតិចជាងលើកបន្ទាប់" : ""),
  "allocation.curve.answer-missed": ({ times, answered, curve }, currency) =>
    `នៅ ${amount(times)} ដងនៃចំនួនបច្ចុប្បន្ន ចម្លើយគឺ ${moneyIn(currency, answered)} ចំណែកខ្សែកោងឱ្យ ${moneyIn(currency, curve)}`,
  "allocation.last-and-next": ({ kind, count, last, next, hour }, currency) =>
    `${contact(kind)}លើកទី ${amount(count)} នាំមក ${moneyIn(currency, last)} បើថែមមួយលើកទៀតនឹងនាំមក ${moneyIn(currency, next)} ហើយមួយម៉ោងមានតម្លៃ ${moneyIn(currency, hour)}`,
  "allocation.none": ({ kind, next, hour }, currency) =>
    `មិនមាន${contact(kind)}ទេ៖ លើកដំបូងនឹងនាំមក ${moneyIn(currency, next)} ចំណែកមួយម៉ោងនៅកន្លែងផ្សេងមានតម្លៃ ${moneyIn(currency, hour)}`,
  "allocation.floor": ({ least }) => `ជួបយ៉ាងតិច ${amount(least)} ដងតាមច្បាប់ ទោះបីពេលនោះអាចនាំមកច្រើនជាងនៅកន្លែងផ្សេងក៏ដោយ`,
  "allocation.floor-missed": ({ least, count }) =>
    `ច្បាប់តម្រូវឱ្យទាក់ទង ${amount(least)} ដង តែម៉ោងអនុញ្ញាតតែ ${amount(count)} ដង`,
  "allocation.cap": ({ most }) => `អនុញ្ញាតមិនលើសពី ${amount(most)} ដង ទោះបីថែមមួយដងទៀតនៅតែចំណេញក៏ដោយ`,
  "allocation.exact": () => "គ្មានការបែងចែកផ្សេងណានាំមកច្រើនជាងនេះទេ",
  "allocation.gap": ({ share: part }) => `ការបែងចែកនេះអាចនាំមកតិចជាងការបែងចែកល្អបំផុតយ៉ាងច្រើន ${share(part)}`,
  "allocation.floors-missed": ({ accounts }) => `ម៉ោងមិនគ្រប់ទេ អតិថិជន ${amount(accounts)} ទទួលបានតិចជាងចំនួនទាបបំផុត`,
  "allocation.flat": ({ less, more }) =>
    `បើម៉ោងតិចជាងមួយភាគបួន លទ្ធផលនឹង${change(-less)} បើម៉ោងច្រើនជាងមួយភាគបួន លទ្ធផលនឹង${change(more)}`,
  "allocation.team-size": ({ sellers, last, next, cost }, currency) =>
    `អ្នកលក់ទី ${amount(sellers)} នាំមក ${moneyIn(currency, last)} និងចំណាយ ${moneyIn(currency, cost)} បើថែមម្នាក់ទៀតនឹងនាំមក ${moneyIn(currency, next)}`,
  "allocation.team-size.least": ({ sellers, next, cost }, currency) =>
    sellers === 0
      ? `មិនគួរមានអ្នកលក់ទេ៖ ម្នាក់ដំបូងនឹងនាំមក ${moneyIn(currency, next)} និងចំណាយ ${moneyIn(currency, cost)}`
      : `ចំនួនទាក់ទងអប្បបរមាត្រូវការអ្នកលក់ ${amount(sellers)} នាក់ បើថែមម្នាក់ទៀតនឹងនាំមក ${moneyIn(currency, next)} និងចំណាយ ${moneyIn(currency, cost)}`,
  "allocation.experiment.power": ({ accounts, days, power }) =>
    `អតិថិជន ${amount(accounts)} ក្នុងរយៈពេល ${amount(days)} ថ្ងៃ នឹងបង្ហាញប្រសិទ្ធភាព ដោយមានឱកាស ${percent(power)}`,
  "allocation.experiment.smallest-effect": ({ effect }) =>
    `វានឹងបង្ហាញប្រសិទ្ធភាពចាប់ពី ${share(effect)} នៃការបាត់បង់ដែលការជួបពិនិត្យឡើងវិញមួយលើកទប់ស្កាត់បាន`,
  "allocation.experiment.days-needed": ({ days }) => `វានឹងបង្ហាញប្រសិទ្ធភាពក្រោយ ${amount(days)} ថ្ងៃ`,
  "allocation.experiment.retention": ({ treated, control, lower, upper }) =>
    `អតិថិជនដែលបានជួបពិនិត្យឡើងវិញនៅបន្ត ${share(treated)} ចំណែកអតិថិជនដែលមិនបានជួបពិនិត្យឡើងវិញនៅបន្ត ${share(control)}៖ ` +
    `ខុសគ្នាពី ${amount(lower * 100)} ដល់ ${amount(upper * 100)} ពិន្ទុ`,
  "allocation.experiment.money": ({ difference, lower, upper }, currency) =>
    `ការជួបពិនិត្យឡើងវិញនាំមក ${moneyIn(currency, difference)} ក្នុងមួយអតិថិជន ពី ${moneyIn(currency, lower)} ដល់ ${moneyIn(currency, upper)}`,
  "allocation.experiment.control-reviewed": ({ reviews }) =>
    `អតិថិជនដែលមិនត្រូវជួប បានជួបពិនិត្យឡើងវិញជាមធ្យម ${amount(reviews)} ដង ហើយប្រសិទ្ធភាពបានគិតបញ្ចូលរួចហើយ`,
  "allocation.experiment.not-treated": () =>
    "អតិថិជនដែលត្រូវជួប មិនបានជួបពិនិត្យឡើងវិញច្រើនជាងអ្នកផ្សេងទេ ដូច្នេះមិនអាចនិយាយអ្វីអំពីការជួបពិនិត្យឡើងវិញបានទេ",
  "allocation.experiment.missing": ({ treated, control }) =>
    `គ្មានលទ្ធផលសម្រាប់អតិថិជន ${amount(treated)} ដែលត្រូវជួប និង ${amount(control)} ផ្សេងទៀត`,
  "allocation.experiment.unequal": ({ difference }, currency) =>
    `ការចំណាយពីមុនរបស់ក្រុមទាំងពីរខុសគ្នា ${moneyIn(currency, difference)} លើសពីអ្វីដែលការចាប់ឆ្នោតអាចពន្យល់បាន សូមពិនិត្យរបៀបចាប់ឆ្នោត`,
  "allocation.fit.by-lot": () => "ការជួបពិនិត្យឡើងវិញត្រូវបានចាប់ឆ្នោត ដូច្នេះខ្សែកោងបង្ហាញពីអ្វីដែលវាធ្វើបាន",
  "allocation.fit.chosen": () =>
    "អ្នកលក់បានជ្រើសរើសអតិថិជនដែលត្រូវជួប ដូច្នេះខ្សែកោងបង្ហាញតែអ្វីដែលកើតឡើងជាមួយគ្នា មិនមែនអ្វីដែលការជួបពិនិត្យឡើងវិញធ្វើបានទេ",
  "allocation.fit.favourites": ({ correlation }) =>
    `អតិថិជនដែលធ្លាប់ចំណាយ${correlation > 0 ? "ច្រើនជាង" : "តិចជាង"} ត្រូវបានជួបពិនិត្យឡើងវិញញឹកញាប់ជាង (សហសម្ព័ន្ធ ${amount(correlation)})`,
  "allocation.fit.not-by-lot": ({ correlation }) =>
    `គេថាបានចាប់ឆ្នោត ប៉ុន្តែការជួបពិនិត្យឡើងវិញទាក់ទងនឹងការចំណាយពីមុនលើសពីការចាប់ឆ្នោត (សហសម្ព័ន្ធ ${amount(correlation)})`,
  "allocation.fit.less-with-reviews": () =>
    "អតិថិជនដែលបានជួបពិនិត្យឡើងវិញច្រើនជាង នាំមកតិចជាង ដូច្នេះចាត់ទុកថាការជួបពិនិត្យឡើងវិញមិននាំមកអ្វីឡើយ",
};
