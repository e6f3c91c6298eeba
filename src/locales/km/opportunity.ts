import type { OpportunityReasons } from "../../reasons/codes/opportunity.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, moneyIn, percents, resources as resourceWords } from "./terms.js";
import { wordOf } from "../word-of.js";

const products = (number: number): string => `ផលិតផល ${amount(number)} មុខ`;
const stillOpen = (left: number): string => `អាចស្នើលក់បានទៀត៖ ${amount(left)}`;

const STATES = { prospect: "មិនទាន់ជាអតិថិជនទេ", lapsed: "បានឈប់ទិញមួយរយៈហើយ", lost: "លែងជាអតិថិជនហើយ" };

/** Khmer for the opportunity domain. */
export const opportunity: DomainWords<OpportunityReasons> = {
  "opportunity.low.lacks-means": ({ owned }) =>
    owned === 0 ? "គ្មានលទ្ធភាពទិញផលិតផលទេ" : `មាន${products(owned)} ហើយគ្មានលទ្ធភាពទិញបន្ថែមទេ`,
  "opportunity.low.owns-everything": ({ owned, horizonMonths }) =>
    `មាន${products(owned)} គ្មានផលិតផលផ្សេងដែលអាចលក់ឱ្យបានទេ ហើយគ្មានអ្វីត្រូវប្តូរក្នុងរយៈពេល ${amount(horizonMonths)} ខែទេ`,
  "opportunity.low.nothing-sold": () => "មិនដឹងថាមានផលិតផលណាដែលលក់ឱ្យអតិថិជននេះទេ",
  "opportunity.high.few-owned": ({ owned, left }) => `មានតែ${products(owned)} ហើយមានលទ្ធភាពទិញបន្ថែម ${stillOpen(left)}`,
  "opportunity.medium.nothing-bought": ({ left }) => `មិនទាន់បានទិញអ្វីទេ ${stillOpen(left)}`,
  "opportunity.medium.nothing-owned": ({ left }) => `គ្មានផលិតផលក្នុងកំណត់ត្រាទេ ${stillOpen(left)}`,
  "opportunity.medium.ownership-unknown": ({ left }) => `មិនដឹងថាមានផលិតផលអ្វីខ្លះទេ ${stillOpen(left)}`,
  "opportunity.medium.too-few-owned": ({ owned, least, left }) =>
    `មាន${products(owned)} ហើយត្រូវមាន ${amount(least)} ទើបចាត់ជាឱកាសខ្ពស់ ${stillOpen(left)}`,
  "opportunity.medium.many-owned": ({ owned, left }) => `មាន${products(owned)}រួចហើយ ${stillOpen(left)}`,
  "opportunity.medium.means-unknown": ({ owned, left }) =>
    `មាន${products(owned)} មិនដឹងថាមានលទ្ធភាពទិញបន្ថែមឬទេ ${stillOpen(left)}`,
  "opportunity.medium.lacks-means": ({ owned }) => `មាន${products(owned)} ហើយឥឡូវនេះគ្មានលទ្ធភាពទិញបន្ថែមទេ`,
  "opportunity.medium.lapsed": ({ owned, left, state }) =>
    `មាន${products(owned)} ហើយ${STATES[state]} ${stillOpen(left)}`,
  "opportunity.medium.unlikely": ({ owned, left, chance, least }) => {
    const [its, bar] = percents(chance, least);
    return `មាន${products(owned)} ឱកាសទិញ ${its} ទាបជាង ${bar} ${stillOpen(left)}`;
  },
  "opportunity.means.covered": ({ budget, cheapest }, currency) =>
    `ថវិកា ${moneyIn(currency, budget)} គ្រប់សម្រាប់សំណើដែលថោកជាងគេ គឺ ${moneyIn(currency, cheapest)}`,
  "opportunity.means.short": ({ budget, cheapest }, currency) =>
    `ថវិកា ${moneyIn(currency, budget)} មិនគ្រប់សម្រាប់សំណើដែលថោកជាងគេ គឺ ${moneyIn(currency, cheapest)} ទេ`,
  "opportunity.means.budget": ({ budget }, currency) => `មានថវិកា ${moneyIn(currency, budget)} តែគ្មានអ្វីដែលអាចស្នើលក់ទេ`,
  "opportunity.means.stated": ({ resources }) => `ធនធានតាមការប្រាប់៖ ${wordOf(resourceWords, resources) ?? resources}`,
  "opportunity.means.estimated": ({ spent }, currency) =>
    `ថវិកាត្រូវបានប៉ាន់ស្មានតាមការចំណាយ ${moneyIn(currency, spent)} ក្នុងរយៈពេល 12 ខែចុងក្រោយ`,
  "opportunity.means.earlier-year": ({ spent, until }, currency) =>
    `ថវិកាត្រូវបានប៉ាន់ស្មានតាមការចំណាយ ${moneyIn(currency, spent)} ក្នុងមួយឆ្នាំរហូតដល់${date(until)} ដែលជាឆ្នាំចំណាយច្រើនជាងគេ`,
  "opportunity.means.contracts": ({ spent }, currency) =>
    `ថវិកាប៉ាន់ប្រមាណពីទឹកប្រាក់ ${moneyIn(currency, spent)} ក្នុងមួយឆ្នាំដែលបង់តាមកិច្ចសន្យា`,
  "opportunity.means.nothing-spent": () => "មិនបានចំណាយអ្វីក្នុងរយៈពេល 12 ខែចុងក្រោយ ដូច្នេះមិនរំពឹងថាមានលុយសម្រាប់ទិញបន្ថែមទេ",
  "opportunity.means.nothing-in-years": ({ years }) =>
    `មិនបានចំណាយអ្វីក្នុងរយៈពេល ${amount(years)} ឆ្នាំចុងក្រោយ ដូច្នេះមិនរំពឹងថាមានលុយសម្រាប់ទិញបន្ថែមទេ`,
  "opportunity.means.unknown": () => "មិនដឹងថាមានលទ្ធភាពទិញឬទេ",
  "opportunity.ownership.unknown": () => "គ្មានកំណត់ត្រាអំពីអ្វីដែលមាន ដូច្នេះបានចាត់ទុកថាគ្មាន",
  "opportunity.segment.unknown": () => "មិនស្គាល់ក្រុមអតិថិជន ផលិតផលដែលសម្រាប់តែក្រុមខ្លះត្រូវបានទុកចោល",
  "opportunity.contract.unknown": ({ productId }) => `មិនដឹងថា ${productId} ចំណេញឬទេ៖ ខ្វះចំនួនម៉ោងថែទាំ ឬតម្លៃក្នុងមួយម៉ោង`,
  "opportunity.products.unlisted": ({ products: number, productId }) =>
    `មានស្រាប់ ប៉ុន្តែមិនមានក្នុងបញ្ជីផលិតផល៖ ${products(number)} ក្នុងនោះមាន ${productId}`,
  "opportunity.future-purchases": ({ purchases }) =>
    `ទុកចោលព្រោះមិនទាន់កើតឡើង៖ ការទិញ ${amount(purchases)} លើកដែលមានកាលបរិច្ឆេទក្រោយ`,
  "opportunity.in-deals": ({ offers }) => `មានក្នុងកិច្ចព្រមព្រៀងដែលកំពុងបើករួចហើយ មិនស្នើម្តងទៀតទេ៖ ${amount(offers)}`,
  "opportunity.deals-stale": ({ deals, days }) =>
    `កិច្ចព្រមព្រៀងដែលនៅបើកលើសពី ${amount(days)} ថ្ងៃក្រោយថ្ងៃរំពឹងទុក ហើយត្រូវស្នើម្តងទៀត៖ ${amount(deals)}`,
  "opportunity.declined": ({ offers, months }) =>
    `បានបដិសេធក្នុងរយៈពេល ${amount(months)} ខែចុងក្រោយ មិនទាន់ស្នើម្តងទៀតទេ៖ ${amount(offers)}`,
  "opportunity.beyond-budget": ({ offers }) => `សំណើដែលលើសថវិកា៖ ${amount(offers)}`,
  "opportunity.chosen.gap": ({ more }, currency) =>
    `អាចមានសំណើមួយឈុតទៀតដែលល្អជាងឈុតដែលបានជ្រើស ប៉ុន្តែមិនលើសពី ${moneyIn(currency, more)} ទេ`,
  "opportunity.uncalibrated": () => "លទ្ធភាពជាការវិនិច្ឆ័យ មិនទាន់បានគណនាតាមការលក់របស់អ្នកទេ",
  "opportunity.offer.whitespace": () => "មិនទាន់មាន",
  "opportunity.offer.replacement": ({ purchasedOn, dueOn }) =>
    `បានទិញនៅថ្ងៃទី ${date(purchasedOn)} ត្រូវប្តូរនៅថ្ងៃទី ${date(dueOn)}`,
  "opportunity.offer.upgrade": ({ from }) => `ជំនួស ${from} ដែលមានស្រាប់`,
  "opportunity.offer.same-job": ({ from }) => `បំពេញមុខងារដូច ${from} ដែលមានស្រាប់ តែឈប់លក់ហើយ`,
  "opportunity.offer.pieces": ({ pieces }) => `ត្រូវប្តូរព្រមគ្នា៖ ${amount(pieces)}`,
  "opportunity.offer.some-pieces": ({ pieces, due }) => `ត្រូវប្តូរ៖ ${amount(due)} ថវិកាអាចបង់បាន៖ ${amount(pieces)}`,
  "opportunity.offer.add-on": ({ to }) => `ប្រើបន្ថែមលើ ${to} ដែលមានស្រាប់`,
  "opportunity.offer.service-contract": ({ hours, hourCost, price }, currency) =>
    `ចំណាយពេលថែទាំ ${amount(hours)} ម៉ោងក្នុងមួយឆ្នាំ ដោយគិត ${moneyIn(currency, hourCost)} ក្នុងមួយម៉ោង ` +
    `ច្រើនជាងតម្លៃ ${moneyIn(currency, price)}`,
  "opportunity.offer.requires": ({ productId }) => `ត្រូវការ ${productId} ជាមួយគ្នា`,
  "opportunity.offer.margin-missing": () => "មិនដឹងប្រាក់ចំណេញ បានគិតតម្លៃទាំងមូល",
};
