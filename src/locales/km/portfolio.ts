import type { PortfolioReasons } from "../../reasons/codes/portfolio.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const statuses: Record<string, string> = {
  prospect: "អតិថិជនសក្តានុពល",
  trial: "កំពុងសាកល្បង",
  customer: "អតិថិជន",
  churned: "លែងជាអតិថិជន",
};

const states: Record<string, string> = {
  prospect: "អតិថិជនសក្តានុពល",
  new: "អតិថិជនថ្មី",
  active: "សកម្ម",
  slowing: "ទិញយឺតជាងមុន",
  lapsed: "បានឈប់ទិញមួយរយៈ",
  lost: "លែងជាអតិថិជន",
};

const leftIn = (days: number): string => (days === 0 ? "ថ្ងៃនេះ" : `នៅសល់ ${amount(days)} ថ្ងៃ`);

const afterRenewals = (renewals: number): string =>
  renewals === 0 ? "ដែលមិនទាន់បានបន្តម្តងណា" : `ក្រោយពីបានបន្ត ${amount(renewals)} ដង`;

const monthsSeen = (seen: number, ended: number): string =>
  `ក្នុងចំណោមកិច្ចសន្យាស្រដៀងគ្នា មាន ${amount(ended)} បានបញ្ចប់ ក្នុងរយៈពេលសរុប ${amount(seen)} ខែនៃកិច្ចសន្យាទាំងនោះ`;

/** Nothing where it is hardly any. */
const laterLost = (leaves: number): string =>
  leaves >= 0.005 ? ` ហើយទោះបីទិញ ក៏រំពឹងថានឹងបាត់បង់ ${percent(leaves)} នៃទឹកប្រាក់របស់អតិថិជននេះ ដោយសារអាចឈប់ទិញនៅពេលក្រោយ` : "";

/** Khmer for the portfolio domain. */
export const portfolio: DomainWords<PortfolioReasons> = {
  "portfolio.standing.given": ({ status }) => `កំណត់ត្រាអតិថិជនបញ្ជាក់ថា៖ ${wordOf(statuses, status) ?? status}`,
  "portfolio.standing.given-since": ({ status, since }) =>
    `កំណត់ត្រាអតិថិជនបញ្ជាក់ថា៖ ${wordOf(statuses, status) ?? status} តាំងពីថ្ងៃទី ${date(since)}`,
  "portfolio.standing.bought-on": ({ on }) => `បានទិញចុងក្រោយនៅថ្ងៃទី ${date(on)}`,
  "portfolio.standing.bought-since-churned": ({ since }) => `បានទិញម្តងទៀត ក្រោយពេលចាកចេញនៅថ្ងៃទី ${date(since)}`,
  "portfolio.standing.contract-running": ({ contractId }) => `កិច្ចសន្យា ${contractId} កំពុងមានសុពលភាព`,
  "portfolio.standing.contract-endless": ({ contractId }) =>
    `កិច្ចសន្យា ${contractId} កំពុងមានសុពលភាព ហើយគ្មានថ្ងៃផុតកំណត់ ដូច្នេះអតិថិជនអាចបញ្ចប់បានគ្រប់ពេល`,
  "portfolio.standing.contract-starts": ({ contractId, startsOn }) =>
    `កិច្ចសន្យា ${contractId} បានចុះហត្ថលេខាហើយ និងចាប់ផ្តើមនៅថ្ងៃទី ${date(startsOn)}`,
  "portfolio.standing.contract-over": ({ contractId, endsOn }) =>
    `កិច្ចសន្យា ${contractId} បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} ហើយគ្មានការទិញតាំងពីពេលនោះមក`,
  "portfolio.standing.contract-late": ({ contractId, endsOn, lateUntil }) =>
    `កិច្ចសន្យា ${contractId} បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} ហើយមិនទាន់បានបន្តទេ បើមិនបន្តត្រឹមថ្ងៃទី ${date(lateUntil)} នឹងរាប់ថាបាត់បង់`,
  "portfolio.standing.contract-ended": ({ contractId }) => `កិច្ចសន្យា ${contractId} បានបញ្ចប់ ប៉ុន្តែគ្មានកំណត់ត្រាអំពីថ្ងៃបញ្ចប់`,
  "portfolio.standing.owns": ({ products }) => `មានផលិតផល ${amount(products)} ប៉ុន្តែគ្មានកំណត់ត្រាការទិញ`,
  "portfolio.standing.nothing-bought": () => "មិនទាន់បានទិញអ្វីទេ",
  "portfolio.standing.all-returned": ({ on }) => `អ្វីៗទាំងអស់ដែលបានទិញត្រូវបានប្រគល់មកវិញ ចុងក្រោយនៅថ្ងៃទី ${date(on)}`,
  "portfolio.standing.purchases-unknown": () => "មិនបានផ្តល់ព័ត៌មានអំពីការទិញ ឬផលិតផលទេ",
  "portfolio.standing.bought-once": ({ on, slowsOn }) =>
    `បានទិញម្តង នៅថ្ងៃទី ${date(on)} បើមិនទិញម្តងទៀតទេ ចាត់ទុកថាថយចុះចាប់ពីថ្ងៃទី ${date(slowsOn)}`,
  "portfolio.standing.in-time": ({ on, gapDays, slowsOn }) =>
    `បានទិញចុងក្រោយនៅថ្ងៃទី ${date(on)} រំពឹងថាប្រហែលរៀងរាល់ ${amount(gapDays)} ថ្ងៃ បើមិនទិញទេ ចាត់ទុកថាថយចុះចាប់ពីថ្ងៃទី ${date(slowsOn)}`,
  "portfolio.standing.silent": ({ days, gapDays }) =>
    `មិនបានទិញអស់រយៈពេល ${amount(days)} ថ្ងៃ រំពឹងថាទិញប្រហែលរៀងរាល់ ${amount(gapDays)} ថ្ងៃ`,
  "portfolio.standing.unlikely": ({ days, gapDays, probability, chanceDays }) =>
    `មិនបានទិញអស់រយៈពេល ${amount(days)} ថ្ងៃ រំពឹងថាទិញប្រហែលរៀងរាល់ ${amount(gapDays)} ថ្ងៃ បើគិតតែលើការទិញ ឱកាសទិញក្នុងរយៈពេល ${amount(chanceDays)} ថ្ងៃ៖ ${percent(probability)}`,
  "portfolio.standing.silent-once": ({ days, gapDays }) =>
    `បានទិញតែម្តង កាលពី ${amount(days)} ថ្ងៃមុន អតិថិជនដទៃទិញប្រហែលរៀងរាល់ ${amount(gapDays)} ថ្ងៃ`,
  "portfolio.standing.unlikely-once": ({ days, gapDays, probability, chanceDays }) =>
    `បានទិញតែម្តង កាលពី ${amount(days)} ថ្ងៃមុន ខណៈដែលអតិថិជនដទៃទិញប្រហែលរៀងរាល់ ${amount(gapDays)} ថ្ងៃ បើគិតតែលើការទិញ ឱកាសទិញក្នុងរយៈពេល ${amount(chanceDays)} ថ្ងៃ៖ ${percent(probability)}`,
  "portfolio.standing.no-rhythm": ({ days }) => `បានទិញតែម្តង កាលពី ${amount(days)} ថ្ងៃមុន ហើយគ្មានអតិថិជនណាផ្សេងទិញពីរដងទេ`,
  "portfolio.standing.purchase-would-change": () => "ការទិញមួយនឹងធ្វើឱ្យអតិថិជននេះសកម្មវិញ",

  "portfolio.effort.tickets-unknown": () => "មិនបានផ្តល់សំណើជំនួយទេ ដូច្នេះមិនដឹងអំពីភាពលំបាក",
  "portfolio.effort.no-tickets": () => "គ្មានបញ្ហាត្រូវបានរាយការណ៍ក្នុងរយៈពេល 12 ខែចុងក្រោយទេ",
  "portfolio.loyalty.nothing-known": () => "មិនបានផ្តល់សំណើជំនួយ ការស្ទង់មតិ ឬព័ត៌មានអំពីការទិញទេ ដូច្នេះមិនដឹងអំពីភាពស្មោះត្រង់",
  "portfolio.loyalty.purchases-do-not-tell": () =>
    "មិនបានផ្តល់សំណើជំនួយ ឬការស្ទង់មតិទេ ហើយការទិញមិនប្រាប់បានគ្រប់គ្រាន់ ដូច្នេះមិនដឹងអំពីភាពស្មោះត្រង់",
  "portfolio.purchases.unknown": () => "មិនបានផ្តល់ព័ត៌មានអំពីការទិញទេ ដូច្នេះមិនដឹងថាការបាត់បង់អតិថិជននេះនឹងខាតប៉ុន្មាន",
  "portfolio.purchases.unreadable": ({ rows }) => `មិនដឹងថាបានទិញអ្វីទេ៖ អានទិន្នន័យការទិញ ${amount(rows)} ជួរមិនបាន`,
  "portfolio.purchases.none": () => "មិនទាន់បានទិញអ្វីទេ",
  "portfolio.purchases.too-few": ({ accounts, least }) =>
    `គ្មានម៉ូដែលអំពីពេលវេលាដែលអតិថិជនទិញទេ៖ មានអតិថិជន ${amount(accounts)}ដែលទិញម្តងទៀត ហើយត្រូវការ ${amount(least)} នាក់`,
  "portfolio.spend.too-few": ({ accounts, least }) =>
    `គ្មានម៉ូដែលអំពីចំនួនប្រាក់ដែលអតិថិជនចំណាយទេ៖ មានអតិថិជន ${amount(accounts)}ដែលដឹងចំនួនប្រាក់នៃការទិញម្តងទៀត ហើយត្រូវការ ${amount(least)} នាក់`,
  "portfolio.buys-again.purchases": ({ probability, days }) =>
    `ដោយផ្អែកលើការទិញកន្លងមកតែប៉ុណ្ណោះ លទ្ធភាពដែលអតិថិជនទិញក្នុងរយៈពេល ${amount(days)} ថ្ងៃ គឺ ${percent(probability)}`,
  "portfolio.buys-again.has-left": ({ probability, days }) =>
    `អតិថិជននេះបានចាកចេញហើយ ដូច្នេះលទ្ធភាពដែលអតិថិជនទិញក្នុងរយៈពេល ${amount(days)} ថ្ងៃ ត្រូវបានគិតមិនលើសពី ${percent(probability)}`,
  "portfolio.buys-again.no-customer-yet": () => "មិនទាន់ជាអតិថិជន ដូច្នេះមិនទាន់អាចរំពឹងការទិញម្តងទៀតបានទេ",
  "portfolio.buys-again.no-past": () =>
    "កំណត់ត្រាខ្លីពេក មិនអាចប្រៀបធៀបលទ្ធភាពនៃការទិញជាមួយអ្វីដែលបានកើតឡើងពិតបានទេ៖ វាមកពីម៉ូដែលការទិញផ្ទាល់",
  "portfolio.buys-again.season": ({ days, years }) =>
    `ការទិញប្រែប្រួលតាមរដូវ ដូច្នេះលទ្ធភាពនេះគិតតាម ${amount(days)} ថ្ងៃដដែលក្នុង ${amount(years)} ឆ្នាំកន្លងមក`,
  "portfolio.buys-again.season-unknown": ({ days, years, least }) =>
    `មិនទាន់ដឹងថាការទិញប្រែប្រួលតាមរដូវឬទេ៖ កំណត់ត្រាមាន ${amount(days)} ថ្ងៃដដែលនៃ ${amount(years)} ឆ្នាំកន្លងមក ហើយត្រូវការ ${amount(least)} ឆ្នាំ`,
  "portfolio.other-currency": ({ currency, book }) =>
    `ចំនួនទឹកប្រាក់របស់អតិថិជននេះគិតជា ${currency} ហើយមិនត្រូវបានរាប់បញ្ចូលទេ ព្រោះទិន្នន័យផ្សេងទៀតគិតជា ${book}`,
  "portfolio.value-at-risk.unknown": () => "មិនដឹងអំពីទឹកប្រាក់ដែលប្រឈមនឹងហានិភ័យទេ ព្រោះមិនអាចប៉ាន់ប្រមាណបានថាអតិថិជននឹងចំណាយប៉ុន្មាន",
  "portfolio.value-at-risk.not-a-customer": () => "គ្មានទឹកប្រាក់ប្រឈមនឹងហានិភ័យទេ ព្រោះឥឡូវមិនមែនជាអតិថិជន",
  "portfolio.value-at-risk.spent": ({ spent }, currency) => `បានចំណាយ ${moneyIn(currency, spent)} ក្នុងរយៈពេល 12 ខែចុងក្រោយ`,
  "portfolio.value-at-risk.lasting": ({ amount: money, productId, products, months }, currency) =>
    `ក្នុងនោះ ${moneyIn(currency, money)} បានចំណាយលើ ${productId}${products > 1 ? ` និងផលិតផល ${amount(products - 1)} ទៀត` : ""} ` +
    `ដែលប្រើបានយូរ ហើយនឹងមិនទិញម្តងទៀតក្នុងរយៈពេល ${amount(Math.round(months))} ខែទេ`,
  "portfolio.value-at-risk.unpriced": ({ lines }) =>
    `ការទិញ ${amount(lines)} ជួរ គ្មានចំនួនទឹកប្រាក់ ឬតម្លៃក្នុងបញ្ជី ដូច្នេះមិនបានរាប់បញ្ចូលទេ`,
  "portfolio.value-at-risk.credits-unused": ({ credits }) =>
    `ឥណទាន ${amount(credits)} លើការទិញដែលគ្មានចំនួនទឹកប្រាក់ ដូច្នេះមិនបានកាត់ចេញទេ`,
  "portfolio.value-at-risk.short-record": ({ since, days }) =>
    `មានកំណត់ត្រាការទិញតាំងពីថ្ងៃទី ${date(since)} ប៉ុណ្ណោះ គឺ ${amount(days)} ថ្ងៃ៖ ការចំណាយពេញមួយឆ្នាំខ្ពស់ជាងនេះ`,
  "portfolio.value-at-risk.leaves": ({ share, months }) =>
    `ទោះបីទិញ ក៏រំពឹងថានឹងបាត់បង់ ${percent(share)} នៃទឹកប្រាក់ក្នុងរយៈពេល ${amount(Math.round(months))} ខែ ដោយសារអាចឈប់ទិញក្នុងពេលនោះ`,
  "portfolio.value-at-risk.loss-from-purchases": () =>
    "មិនបានផ្តល់សំណើជំនួយ ឬការស្ទង់មតិទេ ដូច្នេះលទ្ធភាពនៃការបាត់បង់គិតតាមតែការទិញប៉ុណ្ណោះ",
  "portfolio.value-at-risk.of-contracts": ({ amount: money, ending, months }, currency) =>
    `មិនដឹងអំពីការទិញក្នុងរយៈពេល 12 ខែចុងក្រោយទេ ដូច្នេះទឹកប្រាក់គិតតាមកិច្ចសន្យា៖ ${moneyIn(currency, Math.round(money))} ក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ ` +
    `ដែលក្នុងនោះ ${moneyIn(currency, Math.round(ending))} ជារបស់កិច្ចសន្យាដែលផុតកំណត់ត្រឹមពេលនោះ`,
  "portfolio.value-at-risk.of-endless": ({ amount: money, ending, endless, months }, currency) =>
    `មិនដឹងអំពីការទិញក្នុងរយៈពេល 12 ខែចុងក្រោយទេ ដូច្នេះទឹកប្រាក់គិតតាមកិច្ចសន្យា៖ ${moneyIn(currency, Math.round(money))} ក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ ` +
    `ដែលក្នុងនោះ ${moneyIn(currency, Math.round(endless))} ជារបស់កិច្ចសន្យាគ្មានថ្ងៃផុតកំណត់ និង ${moneyIn(currency, Math.round(ending))} ជារបស់កិច្ចសន្យាដែលផុតកំណត់ត្រឹមពេលនោះ`,
  "portfolio.value-at-risk.contracts-run-on": ({ amount: money, months }, currency) =>
    `មិនដឹងអំពីការទិញក្នុងរយៈពេល 12 ខែចុងក្រោយទេ ដូច្នេះទឹកប្រាក់គិតតាមកិច្ចសន្យា៖ ${moneyIn(currency, Math.round(money))} ក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ ` +
    "ហើយគ្មានកិច្ចសន្យាណាផុតកំណត់ត្រឹមពេលនោះទេ",
  "portfolio.value-at-risk.renewal-assumed": ({ probability }) =>
    `មិនដឹងថានឹងបន្តកិច្ចសន្យាឬអត់ ដូច្នេះសន្មតថាលទ្ធភាពគឺ ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-late": ({ contractId, endsOn, probability }) =>
    `កិច្ចសន្យា ${contractId} បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} ឱកាសដែលនៅតែបន្តរាប់ជា ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-by-rate": ({ contractId, renewed, ended, months, probability }) =>
    `ឱកាសដែលកិច្ចសន្យា ${contractId} នៅមានសុពលភាពក្នុងរយៈពេល ${amount(Math.round(months))} ខែទៀតរាប់ជា ${percent(probability)}៖ ` +
    `ក្នុងចំណោមកិច្ចសន្យារយៈពេលដូចគ្នាដែលបានផុតកំណត់ ${amount(ended)} មាន ${amount(renewed)} ត្រូវបានបន្ត`,
  "portfolio.value-at-risk.renewal-by-model": ({ contractId, renewals, months, probability }) =>
    `ឱកាសដែលកិច្ចសន្យា ${contractId} នៅមានសុពលភាពក្នុងរយៈពេល ${amount(Math.round(months))} ខែទៀតរាប់ជា ${percent(probability)} ` +
    `តាមកិច្ចសន្យាដែលមានរយៈពេលដូចគ្នា ${afterRenewals(renewals)}`,
  "portfolio.value-at-risk.endless-assumed": ({ contractId, months, probability }) =>
    `កិច្ចសន្យា ${contractId} គ្មានថ្ងៃផុតកំណត់៖ សន្មតថាឱកាសបញ្ចប់កិច្ចសន្យាក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខគឺ ${percent(probability)}`,
  "portfolio.value-at-risk.endless-by-rate": ({ contractId, seen, ended, months, probability }) =>
    `កិច្ចសន្យា ${contractId} គ្មានថ្ងៃផុតកំណត់៖ ឱកាសបញ្ចប់កិច្ចសន្យាក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខរាប់ជា ${percent(probability)} ` +
    monthsSeen(seen, ended),
  "portfolio.value-at-risk.endless-by-model": ({ contractId, seen, ended, months, probability }) =>
    `កិច្ចសន្យា ${contractId} គ្មានថ្ងៃផុតកំណត់៖ ឱកាសបញ្ចប់កិច្ចសន្យាក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខរាប់ជា ${percent(probability)} ` +
    `តាមរយៈពេលដែលកិច្ចសន្យានេះមានសុពលភាពមកហើយ ${monthsSeen(seen, ended)}`,
  "portfolio.value-at-risk.contracts-unpriced": ({ contracts }) =>
    `កិច្ចសន្យា ${amount(contracts)} ដែលកំពុងមានសុពលភាព គ្មានចំនួនទឹកប្រាក់ ដូច្នេះមិនបានរាប់បញ្ចូលទេ`,
  "portfolio.value-at-risk.model-taken-as-sure": () => "ម៉ូដែលអំពីការទិញមិនប្រាប់ពីភាពមិនច្បាស់របស់ខ្លួនទេ ដូច្នេះដែនកំណត់មិនបានគិតបញ្ចូលវាទេ",
  "portfolio.field.unknown": ({ field, rows }) => `មិនស្គាល់វាល ${field} ដូច្នេះមិនបានអានទេ៖ ${amount(rows)} ដង`,
  "portfolio.field.misspelt": ({ field, meant, rows }) =>
    `មិនស្គាល់វាល ${field} ដូច្នេះមិនបានអានទេ៖ ${amount(rows)} ដង ប្រហែលចង់សរសេរ ${meant}`,
  "portfolio.coverage.first": ({ latestOn }) => `រយៈពេលយូរបំផុតដែលអាចរង់ចាំបាន ដល់កំណត់នៅថ្ងៃទី ${date(latestOn)}`,
  "portfolio.coverage.overdue": ({ latestOn }) => `រយៈពេលយូរបំផុតដែលអាចរង់ចាំបាន បានដល់កំណត់តាំងពីថ្ងៃទី ${date(latestOn)}`,
  "portfolio.attention.keep": ({ amount: money, months, loss, leaves }, currency) =>
    `ទឹកប្រាក់ ${moneyIn(currency, Math.round(money))} ប្រឈមនឹងហានិភ័យក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ៖ ឱកាសមិនទិញ ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.keep-beyond": ({ amount: money, beyond, months, loss, leaves }, currency) =>
    `ទឹកប្រាក់ ${moneyIn(currency, Math.round(money))} ប្រឈមនឹងហានិភ័យក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ ក្នុងនោះ ${moneyIn(currency, Math.round(beyond))} ក្រៅពីកិច្ចសន្យា៖ ឱកាសមិនទិញ ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.renew": ({ contractId, endsOn, amount: money }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ ត្រូវបន្តនៅថ្ងៃទី ${date(endsOn)}`,
  "portfolio.attention.ends": ({ contractId, endsOn, amount: money }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ បញ្ចប់នៅថ្ងៃទី ${date(endsOn)}៖ បានជូនដំណឹងបញ្ចប់ហើយ`,
  "portfolio.attention.late": ({ contractId, endsOn, amount: money }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} ហើយមិនទាន់បានបន្តទេ`,
  "portfolio.attention.endless": ({ contractId, amount: money, months, probability }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ អាចបញ្ចប់បានគ្រប់ពេល៖ ឱកាសបញ្ចប់ក្នុងរយៈពេល ${amount(Math.round(months))} ខែគឺ ${percent(probability)}`,
  "portfolio.attention.grow": ({ amount: money, months }, currency) =>
    `ការលក់បន្ថែមក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ មានតម្លៃជាមធ្យម ${moneyIn(currency, Math.round(money))}`,
  "portfolio.attention.deals": ({ amount: money, months, ofDeals, deals }, currency) =>
    `ការលក់បន្ថែមក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ មានតម្លៃជាមធ្យម ${moneyIn(currency, Math.round(money))} ` +
    `ក្នុងនោះ ${moneyIn(currency, Math.round(ofDeals))} បានពីកិច្ចព្រមព្រៀងដែលកំពុងបើក ${amount(deals)}`,
  "portfolio.attention.at-pace": ({ amount: money, worth, months }, currency) =>
    `តាមល្បឿនទិញក្នុងរយៈពេល 12 ខែចុងក្រោយ នឹងបាន ${moneyIn(currency, Math.round(worth))} ក្នុងរយៈពេល ${amount(Math.round(months))} ខែខាងមុខ ` +
    `ដែលក្នុងនោះ ${moneyIn(currency, Math.round(money))} រាប់ថាប្រឈមនឹងហានិភ័យ`,
  "portfolio.attention.by-service": ({ probability }) => `ឱកាសទិញម្តងទៀតរាប់ជា ${percent(probability)} តាមសេវាដែលបានទទួល`,
  "portfolio.attention.stops": ({ of, stopped, months, probability }) =>
    of === 0
      ? `កំណត់ត្រាមិនប្រាប់ថាមានអតិថិជនប៉ុន្មានឈប់ទិញទេ ដូច្នេះឱកាសឈប់ទិញរាប់ជា ${percent(probability)}`
      : `ក្នុងចំណោមអតិថិជន ${amount(of)} ដែលបានទិញក្នុងរយៈពេល 12 ខែមុននោះ មាន ${amount(stopped)} មិនបានទិញអ្វីក្នុងរយៈពេល ${amount(months)} ខែចុងក្រោយ ` +
        `ដូច្នេះឱកាសឈប់ទិញរាប់ជា ${percent(probability)}`,
  "portfolio.attention.begins": ({ of, began, months, probability }) =>
    `ក្នុងចំណោមអតិថិជន ${amount(of)} ដែលមិនទាន់ទិញអ្វីកាលពី ${amount(months)} ខែមុន មាន ${amount(began)} បានទិញចាប់ពីពេលនោះមក ` +
    `ដូច្នេះឱកាសចាប់ផ្តើមទិញរាប់ជា ${percent(probability)}`,
  "portfolio.attention.win-back": ({ worth, months, probability }, currency) =>
    `បើអតិថិជននេះទិញឡើងវិញដូចមុន នឹងមានតម្លៃ ${moneyIn(currency, Math.round(worth))} ក្នុងរយៈពេល ${amount(Math.round(months))} ខែ ឱកាសទិញក្នុងរយៈពេលនោះ ${percent(probability)}`,
  "portfolio.win-back.before": ({ spent, lastOn }, currency) =>
    `បានចំណាយ ${moneyIn(currency, spent)} ក្នុងរយៈពេល 12 ខែ រហូតដល់ការទិញចុងក្រោយនៅថ្ងៃទី ${date(lastOn)}`,
  "portfolio.renewal.up": ({ contractId, endsOn, daysLeft, amount: money }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ ផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} គឺ${leftIn(daysLeft)}`,
  "portfolio.renewal.ends": ({ contractId, endsOn, daysLeft }) =>
    `កិច្ចសន្យា ${contractId} ផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} គឺ${leftIn(daysLeft)}`,
  "portfolio.renewal.late": ({ contractId, endsOn, daysAgo }) =>
    `កិច្ចសន្យា ${contractId} បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} គឺ ${amount(daysAgo)} ថ្ងៃមុន ហើយមិនទាន់បានបន្តទេ`,
  "portfolio.renewal.late-up": ({ contractId, endsOn, daysAgo, amount: money }, currency) =>
    `កិច្ចសន្យា ${contractId} តម្លៃ ${moneyIn(currency, Math.round(money))} ក្នុងមួយឆ្នាំ បានផុតកំណត់នៅថ្ងៃទី ${date(endsOn)} គឺ ${amount(daysAgo)} ថ្ងៃមុន ហើយមិនទាន់បានបន្តទេ`,
  "portfolio.renewal.notice": ({ noticeOn, daysLeft }) =>
    `អាចជូនដំណឹងបញ្ចប់កិច្ចសន្យាបានរហូតដល់ថ្ងៃទី ${date(noticeOn)} គឺ${leftIn(daysLeft)}`,
  "portfolio.renewal.after-notice": ({ contractId, noticeOn }) =>
    `ក្រោយថ្ងៃចុងក្រោយសម្រាប់ជូនដំណឹងបញ្ចប់កិច្ចសន្យា ${contractId} គឺថ្ងៃទី ${date(noticeOn)}`,
  "portfolio.renewal.after-end": ({ contractId, endsOn }) =>
    `ក្រោយថ្ងៃផុតកំណត់នៃកិច្ចសន្យា ${contractId} គឺថ្ងៃទី ${date(endsOn)}`,
  "portfolio.renewal.cancelled": () => "បានជូនដំណឹងបញ្ចប់ហើយ",
  "portfolio.renewal.runs-on": () => "កិច្ចសន្យាបន្តដោយស្វ័យប្រវត្តិ ហើយថ្ងៃចុងក្រោយសម្រាប់ជូនដំណឹងបញ្ចប់បានកន្លងផុតហើយ",
  "portfolio.renewal.drafted": () => "កិច្ចសន្យាបន្តកំពុងរង់ចាំការចុះហត្ថលេខា",
  "portfolio.renewal.one-sided": ({ ended, renewed }) =>
    `ក្នុងចំណោមកិច្ចសន្យា ${amount(ended)} ដែលបានផុតកំណត់ មាន ${amount(renewed)} ត្រូវបានបន្ត៖ ទំនងជាបាត់${renewed === 0 ? "កំណត់ត្រាការបន្តកិច្ចសន្យា" : "កំណត់ត្រាកិច្ចសន្យាដែលមិនបានបន្ត"} ដូច្នេះឱកាសគឺជាការសន្មត`,
  "portfolio.renewal.by-model": ({ renewals }) => `ឱកាសគណនាពីកិច្ចសន្យាដែលមានរយៈពេលដូចគ្នា ${afterRenewals(renewals)}`,
  "portfolio.renewal.by-rate": ({ renewed, ended }) =>
    `ក្នុងចំណោមកិច្ចសន្យារយៈពេលដូចគ្នាដែលបានផុតកំណត់ ${amount(ended)} មាន ${amount(renewed)} ត្រូវបានបន្ត`,
  "portfolio.renewal.account-lost": () => "អតិថិជននេះបានចាកចេញហើយ",
  "portfolio.renewal.account-slowing": () => "អតិថិជននេះទិញយឺតជាងធម្មតា ដូច្នេះឱកាសបន្តទាបជាង",
  "portfolio.renewals.unpriced": ({ contracts }) =>
    `កិច្ចសន្យា ${amount(contracts)} ដែលត្រូវបន្ត គ្មានចំនួនទឹកប្រាក់ ដូច្នេះមិនបានរាប់បញ្ចូលទេ`,
  "portfolio.renewals.endless": ({ contracts, share, to }) =>
    `កិច្ចសន្យា ${amount(contracts)} គ្មានថ្ងៃផុតកំណត់ ដែលក្នុងនោះរំពឹងថា ${percent(share)} នឹងត្រូវបញ្ចប់ត្រឹមថ្ងៃទី ${date(to)}`,
  "portfolio.sellers.usual-week": ({ sellers, days, hours }) =>
    `អ្នកលក់ ${amount(sellers)} នាក់គ្មានប្រតិទិន ដូច្នេះសន្មតថាធ្វើការ ${days} ម៉ោង ${hours}`,
  "portfolio.sellers.usual-minutes": ({ sellers, minutes }) =>
    `អ្នកលក់ ${amount(sellers)} នាក់មិនបានបញ្ជាក់ចំនួននាទីក្នុងមួយថ្ងៃទេ ដូច្នេះគិតថា ${amount(minutes)} នាទី`,
  "portfolio.word-of-mouth.tickets-unknown": () => "មិនបានផ្តល់សំណើជំនួយរបស់អតិថិជនណាមួយទេ ដូច្នេះមិនដឹងថានរណាមានបញ្ហាត្រូវនិយាយប្រាប់គេ",
  "portfolio.word-of-mouth.silent": ({ silent, reported, complainShare }) =>
    `ក្នុងចំណោមអតិថិជនដែលមានបញ្ហា ${percent(complainShare)} រាយការណ៍វា៖ ក្រៅពីអ្នកដែលបានរាយការណ៍ ${amount(reported)} នាក់ សន្មតថា ${amount(silent)} នាក់នៅស្ងៀម`,
  "portfolio.word-of-mouth.undecided": ({ accounts }) => `បានទុកចោលអតិថិជន ${amount(accounts)} ដែលបញ្ហាមិនទាន់ដឹងលទ្ធផល`,

  "portfolio.advocate.active": () => "អតិថិជនដែលបន្តទិញជាប្រចាំ",
  "portfolio.advocate.friendly": ({ contactId }) => `${contactId} មានទំនាក់ទំនងល្អជាមួយយើង`,
  "portfolio.advocate.effort-low": ({ effort }) => `បញ្ហារបស់អតិថិជនមានភាពលំបាកតិច គឺ ${amount(effort)} លើ 5`,
  "portfolio.advocate.promoter": ({ on }) => `នៅថ្ងៃទី ${date(on)} អតិថិជនបានប្រាប់ថានឹងណែនាំយើងដល់អ្នកដទៃ`,
  "portfolio.advocate.alike": () => "មានប្រភេទ ឬទំហំដូចអតិថិជនសក្តានុពល",
  "portfolio.advocate.not-active": ({ state }) => `ស្ថានភាព៖ ${wordOf(states, state) ?? state} (មិនមែនសកម្មទេ)`,
  "portfolio.advocate.nobody-friendly": () => "គ្មានព័ត៌មានថាមានអ្នកណានៅទីនោះមានទំនាក់ទំនងល្អជាមួយយើងទេ",
  "portfolio.advocate.do-not-contact": () => "អតិថិជននេះមិនចង់ឱ្យទាក់ទងទេ",
  "portfolio.advocate.sentiment": () => "អតិថិជនមានអារម្មណ៍អវិជ្ជមានចំពោះយើង",
  "portfolio.advocate.problem-open": ({ topic }) => `បញ្ហា ${topic} មិនទាន់ដោះស្រាយរួចទេ`,
  "portfolio.advocate.effort-high": ({ effort, most }) =>
    `បញ្ហារបស់អតិថិជនមានភាពលំបាកខ្លាំងពេក គឺ ${amount(effort)} លើ 5 ខណៈដែលកម្រិតអតិបរមាគឺ ${amount(most)}`,
  "portfolio.advocate.detractor": ({ on }) => `នៅថ្ងៃទី ${date(on)} អតិថិជនបានប្រាប់ថានឹងមិនណែនាំយើងដល់អ្នកដទៃទេ`,
  "portfolio.advocate.asked-lately": ({ on, days }) =>
    `បានសុំឱ្យអតិថិជនជួយនៅថ្ងៃទី ${date(on)} សូមកុំសុំម្តងទៀតក្នុងរយៈពេល ${amount(days)} ថ្ងៃ`,
  "portfolio.action.hold-review": ({ minutes }) => `ធ្វើការជួបពិនិត្យឡើងវិញ ${amount(minutes)} នាទី`,
  "portfolio.action.solve-problem": ({ topic }) => `តាមដានការដោះស្រាយបញ្ហា ${topic} ហើយជូនដំណឹងអតិថិជនជាប្រចាំអំពីវឌ្ឍនភាព`,
  "portfolio.action.rescue": () => "អតិថិជនអាចនឹងចាកចេញ សូមទូរស័ព្ទ ហើយសួរថាមានបញ្ហាអ្វី",
  "portfolio.action.follow-up": () => "តាមដានក្រោយការលក់",
  "portfolio.action.remind": () => "រំលឹកអតិថិជន",
  "portfolio.action.invite": () => "អញ្ជើញអតិថិជនជួបពិនិត្យឡើងវិញ",
  "portfolio.action.booked-on": ({ on }) => `ផែនការកំណត់ការជួបពិនិត្យឡើងវិញនៅថ្ងៃទី ${date(on)}`,
  "portfolio.action.review-without-day": ({ latestOn }) =>
    `ត្រូវជួបពិនិត្យឡើងវិញត្រឹមថ្ងៃទី ${date(latestOn)} ប៉ុន្តែផែនការគ្មានថ្ងៃសម្រាប់ទេ`,
};
