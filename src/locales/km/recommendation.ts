import type { RecommendationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";

/** Khmer for what to do after a review. */
export const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "សួរថាសំណើរបស់គូប្រជែងនឹងផ្តល់អ្វីដល់អតិថិជន ហើយការចាកចេញពីយើងនឹងធ្វើឱ្យខាតបង់អ្វី រួចឆ្លើយតបនឹងវា",
  "conversation.recommendation.show-value": () =>
    "បង្ហាញអ្វីដែលអតិថិជននឹងបាត់បង់បើចាកចេញ៖ សួរថាអតិថិជនឱ្យតម្លៃអ្វីជាងគេចំពោះយើង រួចពង្រឹងលើចំណុចនោះ",
  "conversation.recommendation.solve": ({ topic }) => `ដោះស្រាយបញ្ហា ${topic} ហើយប្រាប់អតិថិជនពេលរួចរាល់`,
  "conversation.recommendation.find-cause": () => "ស្វែងរកអ្វីដែលធ្វើឱ្យអតិថិជនមិនពេញចិត្ត ហើយកែតម្រូវវា",
  "conversation.recommendation.offer": ({ productId, price }) => `ស្នើលក់ ${productId} តម្លៃ ${amount(price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }) =>
    `ស្នើលក់ ${productId} តម្លៃ ${amount(price)}៖ វាផ្តល់ចំណេញដល់អតិថិជន ${amount(benefitPerYear)} ក្នុងមួយឆ្នាំ ` +
    `ហើយរួចដើមក្នុងរយៈពេល ${amount(paybackMonths)} ខែ`,
  "conversation.recommendation.service-contract": ({ productId, price, onto, hours, hourCost, benefitPerYear }) =>
    `ស្នើលក់ ${productId} តម្លៃ ${amount(price)}៖ ការថែទាំ ${onto} រយៈពេល ${amount(hours)} ម៉ោងក្នុងមួយឆ្នាំ ` +
    `ដោយគិត ${amount(hourCost)} ក្នុងមួយម៉ោង អស់ ${amount(benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `បង្ហាញអតិថិជនពីរបៀបប្រើ ${productId} ឱ្យបានប្រយោជន៍ច្រើនជាងមុន`,
  "conversation.recommendation.stay-close": () => "អរគុណអតិថិជន ហើយប្រាប់ថាត្រូវទូរស័ព្ទទៅនរណាពេលមានរឿងអ្វី",

  "conversation.recommendation.wanted": () => "អតិថិជនបានប្រាប់ថាអាចត្រូវការវា",
  "conversation.recommendation.chance-unknown": () => "មិនស្ថិតក្នុងចំណោមសំណើដែលនៅអាចស្នើបាន ដូច្នេះមិនដឹងឱកាសលក់ទេ",
};
