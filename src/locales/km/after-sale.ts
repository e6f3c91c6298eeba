import type { AfterSaleReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { touches } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Khmer for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
export const afterSale: DomainWords<AfterSaleReasons> = {
  "conversation.follow-up.arrived": () => "តើលោកអ្នកបានទទួលទំនិញគ្រប់ ហើយវាដំណើរការបានល្អហើយឬនៅ?",
  "conversation.follow-up.first-week": () => "ក្នុងសប្តាហ៍ដំបូងនេះ តើលោកអ្នកមានជួបបញ្ហាអ្វីដែរឬទេ?",
  "conversation.follow-up.in-use": () => "តើវាបំពេញតម្រូវការដែលធ្វើឱ្យលោកអ្នកទិញវាដែរឬទេ?",
  "conversation.follow-up.results": () => "តើវាបាននាំមកនូវអត្ថប្រយោជន៍អ្វីខ្លះ ហើយនៅខ្វះអ្វីទៀត?",
  "conversation.follow-up.about-ticket": ({ topic }) =>
    `តើការដោះស្រាយបញ្ហា ${topic} បានដល់ណាហើយ ហើយក្នុងពេលរង់ចាំ លោកអ្នកត្រូវការជំនួយអ្វីខ្លះ?`,

  "conversation.follow-up.because": ({ days, soldOn }) => `${amount(days)} ថ្ងៃក្រោយការលក់នៅថ្ងៃទី ${date(soldOn)}`,
  "conversation.follow-up.ticket-open": ({ topic }) => `បញ្ហា ${topic} មិនទាន់ដោះស្រាយរួច ដូច្នេះសូមសួរអំពីវាជាមុនសិន`,
  "conversation.follow-up.late": ({ dueOn }) => `ត្រូវទាក់ទងតាំងពីថ្ងៃទី ${date(dueOn)}`,
  "conversation.follow-up.touched": ({ kind, on }) =>
    `${wordOf(touches, kind) ?? kind} នៅថ្ងៃទី ${date(on)} បានជំនួសវារួចហើយ`,
  "conversation.follow-up.passed": () => "ការទាក់ទងលើកក្រោយជិតមកដល់ហើយ",
};
