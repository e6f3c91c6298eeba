import type { WordOfMouthReasons } from "../../reasons/codes/word-of-mouth.js";
import type { DomainWords } from "../not-translated.js";
import { amount, moneyIn } from "./terms.js";

const short = (number: number): string => amount(Number(number.toPrecision(3)), 6);
const percent = (share: number): string => `${short(100 * share)}%`;

/** Khmer for the word-of-mouth domain. */
export const wordOfMouth: DomainWords<WordOfMouthReasons> = {
  "word-of-mouth.unknown.won": () =>
    "មិនដឹងចំនួនអតិថិជនដែលទទួលបានទេ ព្រោះលទ្ធភាពដែលអ្នកឮក្លាយជាអតិថិជនមិនត្រូវបានផ្តល់ ហើយគ្មានតួលេខបោះពុម្ពផ្សាយទេ បានរាប់តែអ្នកដែលឮពីអតិថិជនសព្វថ្ងៃ",
  "word-of-mouth.unknown.lost": () =>
    "មិនដឹងចំនួនអតិថិជនដែលបាត់បង់ទេ ព្រោះលទ្ធភាពដែលអ្នកឮចាកចេញមិនត្រូវបានផ្តល់ ហើយគ្មានតួលេខបោះពុម្ពផ្សាយទេ",
  "word-of-mouth.unknown.value": () => "មិនដឹងចំនួនប្រាក់ទេ ព្រោះតម្លៃនៃអតិថិជនម្នាក់មិនត្រូវបានផ្តល់",
  "word-of-mouth.told.tail-maybe-counted-twice": ({ moreThan20Share }) =>
    `ចំនួនអ្នកដែលត្រូវបានប្រាប់តាមការបោះពុម្ពផ្សាយអាចរាប់បញ្ចូល ${percent(moreThan20Share)} ដែលប្រាប់មនុស្សលើសពី 20 នាក់រួចហើយ ដែលត្រូវបានបន្ថែមនៅទីនេះ`,
  "word-of-mouth.chain.grows": ({ reproduction }) =>
    `អតិថិជនម្នាក់នាំមកបន្ថែមជាមធ្យម ${short(reproduction)} នាក់ ដូច្នេះខ្សែសង្វាក់អាចកើនឡើងរហូតដល់គ្មានអ្នកណានៅសល់ក្លាយជាអតិថិជន`,
  "word-of-mouth.market.saturates": ({ market, heardShare }) =>
    `នៅចុងបញ្ចប់ ${percent(heardShare)} នៃទីផ្សារដែលមានមនុស្ស ${amount(market, 0)} នាក់បានឮ ឬជាអតិថិជនរួចហើយ ដូច្នេះអ្នកថ្មីដែលត្រូវបានប្រាប់មានតិចជាងមុន`,
  "word-of-mouth.market.simulated": ({ paths, meanField }) =>
    `នៅក្នុងទីផ្សារដែលជិតពេញ តួលេខទាំងនេះបានមកពីការក្លែងធ្វើ ${amount(paths, 0)} ដង ដំណើរមធ្យមមួយទៅដល់មនុស្ស ${amount(meanField, 0)} នាក់`,
  "word-of-mouth.damage.reconstruction": () => "រូបមន្តនេះជាការរៀបចំឡើងវិញនៃម៉ូដែលការខូចខាតទីផ្សាររបស់ TARP ដែលរកឯកសារដើមមិនឃើញ",
  "word-of-mouth.referral.after-reward": ({ multiplier, halfLifeDays }) =>
    `សន្មតថាការណែនាំបន្តមានចំនួន ${short(multiplier)} ដងភ្លាមក្រោយទទួលរង្វាន់ ហើយផ្នែកដែលលើសថយពាក់កណ្តាលក្រោយ ${short(halfLifeDays)} ថ្ងៃ តួលេខនេះត្រូវបានដកស្រង់គ្រប់ទីកន្លែង តែរកប្រភពមិនឃើញ`,
  "word-of-mouth.referral.no-effect": () => "សន្មតថាការណែនាំបន្តក្រោយទទួលរង្វាន់មិនច្រើនជាងមុនទេ",
  "word-of-mouth.referral.break-even-uplift": ({ uplift, breakEven }) =>
    `ការទិញម្តងទៀត${uplift < 0 ? "ថយចុះ" : "កើនឡើង"} ${amount(Math.abs(uplift) * 100)}% ហើយពិន្ទុចំណេញចាប់ពី ${amount(breakEven * 100)}% ទៅ`,
  "word-of-mouth.referral.points-above-margin": () => "ពិន្ទុចំណាយស្មើ ឬលើសប្រាក់ចំណេញនៃការទិញមួយលើក",
  "word-of-mouth.referral.liability": ({ liability }, currency) =>
    `នៅចុងបញ្ចប់ នៅជំពាក់ជាពិន្ទុ ${moneyIn(currency, liability)}`,
};
