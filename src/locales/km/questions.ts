import type { QuestionReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { percent } from "./percent.js";
import { subjects } from "./terms.js";
import { wordOf } from "../word-of.js";

/** Khmer for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
export const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `ពេលយើងខ្ញុំដោះស្រាយបញ្ហា ${topic} តើលោកអ្នកយល់ថាយ៉ាងណា ហើយវាពិតជារួចរាល់ហើយឬនៅ?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `ឥឡូវនេះ បញ្ហា ${topic} ធ្វើឱ្យលោកអ្នកខាតបង់អ្វីខ្លះ ហើយមានអ្វីអាចជួយបានរហូតដល់វាត្រូវបានដោះស្រាយ?`,
  "conversation.question.still-missing": () => "តើលោកអ្នកនៅខ្វះអ្វីទៀត?",
  "conversation.question.going-well": () => "ថ្មីៗនេះ តើអ្វីៗដំណើរការយ៉ាងណាដែរ?",
  "conversation.question.what-happened": () => "តើមានរឿងអ្វីកើតឡើង ហើយយើងខ្ញុំគួរតែបានធ្វើយ៉ាងណា?",
  "conversation.question.who-else": () => "តើលោកអ្នកស្គាល់នរណាដែលអាចត្រូវការដូចគ្នានេះដែរ?",
  "conversation.question.low-score": () => "ថ្មីៗនេះ លោកអ្នកបានឱ្យពិន្ទុទាបដល់យើងខ្ញុំ៖ តើមកពីមូលហេតុអ្វី?",
  "conversation.question.change-first": () => "បើលោកអ្នកនៅជំនួសយើងខ្ញុំ តើលោកអ្នកនឹងផ្លាស់ប្តូរអ្វីមុនគេ?",
  "conversation.question.contact-wishes": () => "តើលោកអ្នកចង់ឱ្យយើងខ្ញុំទាក់ទងតាមរបៀបណា ពេលណា និងញឹកញាប់ប៉ុណ្ណា?",
  "conversation.question.first-call": () => "ពេលមានអ្វីមួយមិនដំណើរការ តើលោកអ្នកទូរស័ព្ទទៅនរណាមុនគេ?",
  "conversation.question.day-to-day": () => "បច្ចុប្បន្ននេះ តើអ្វីចំណាយពេលរបស់លោកអ្នកច្រើនជាងគេ?",
  "conversation.question.what-instead": () => "បើលោកអ្នកមានពេលនោះវិញ តើលោកអ្នកនឹងយកវាទៅធ្វើអ្វី?",
  "conversation.question.long-owned": ({ productId, purchasedOn }) =>
    `តើ ${productId} ដែលបានទិញនៅថ្ងៃទី ${date(purchasedOn)} នៅប្រើបានល្អដែរឬទេ ហើយលោកអ្នកចង់បានអ្វីពីផលិតផលបន្ទាប់?`,
  "conversation.question.plans": () => "ក្នុងឆ្នាំខាងមុខ តើលោកអ្នកមានគម្រោងកែលម្អ ឬប្តូរអ្វីខ្លះ?",
  "conversation.question.who-decides": () => "តើមាននរណាទៀតជាអ្នកសម្រេចចិត្ត ហើយនៅពេលណា?",
  "conversation.question.budget": () => "តើលោកអ្នកបានត្រៀមថវិកាប្រហែលប៉ុន្មានសម្រាប់រឿងនេះ?",
  "conversation.question.maintenance-hours": ({ productId }) =>
    `ក្នុងមួយឆ្នាំ តើលោកអ្នកចំណាយប៉ុន្មានម៉ោងដើម្បីថែទាំ ${productId} ឱ្យនៅល្អ?`,
  "conversation.question.would-help": ({ productId }) => `តើ ${productId} អាចជួយសម្រាលការងាររបស់លោកអ្នកត្រង់ណាបានខ្លះ?`,
  "conversation.question.their-customers": () => "តើលោកអ្នកបម្រើអតិថិជនប្រភេទណា?",
  "conversation.question.most-used": ({ productId }) =>
    `តើលោកអ្នកប្រើ ${productId} ច្រើនជាងគេសម្រាប់អ្វី ហើយមុខងារណាដែលមិនដែលប្រើ?`,
  "conversation.question.weighed-up": ({ productId }) => `មុនពេលទិញ ${productId} តើលោកអ្នកបានពិចារណាអ្នកលក់ណាផ្សេងទៀត?`,
  "conversation.question.rival-offer": () => "ថ្មីៗនេះ មានគេស្នើលក់អ្វីដល់លោកអ្នកដែរឬទេ ហើយលោកអ្នកពេញចិត្តត្រង់ណា?",
  "conversation.question.look-first": () => "បើលោកអ្នកទិញថ្ងៃនេះ តើលោកអ្នកនឹងទៅមើលកន្លែងណាមុនគេ?",
  "conversation.question.rival-liked": () => "តើលោកអ្នកពេញចិត្តអ្វីចំពោះការស្នើរបស់គេ?",
  "conversation.question.other-suppliers": () => "តើមាននរណាទៀតផ្គត់ផ្គង់ទំនិញដូចយើងខ្ញុំដល់លោកអ្នក?",

  "conversation.purpose.catch-problems": () => "ដើម្បីដឹងពីបញ្ហា ពេលដែលនៅអាចដោះស្រាយបាន",
  "conversation.purpose.keep-loyalty": () => "ដើម្បីដឹងថាអតិថិជនគិតយ៉ាងណាចំពោះយើង",
  "conversation.purpose.learn-needs": () => "ដើម្បីដឹងថាអតិថិជនអាចត្រូវការអ្វី",
  "conversation.purpose.learn-means": () => "ដើម្បីដឹងថាអតិថិជនអាចចំណាយបានប៉ុន្មាន",
  "conversation.purpose.serve-better": () => "ដើម្បីបម្រើអតិថិជនតាមរបៀបដែលគេចង់បាន",
  "conversation.purpose.know-rivals": () => "ដើម្បីដឹងថាអតិថិជនទាក់ទងជាមួយនរណាទៀត",

  "conversation.because.always": () => "ការជួបពិនិត្យឡើងវិញរាល់លើកតែងសួរអំពីរឿងនេះ",
  "conversation.because.ticket-effort": ({ topic, effort }) =>
    `បញ្ហា ${topic} ធ្វើឱ្យអតិថិជនលំបាកខ្លាំង គឺ ${amount(effort, 1, 1)} លើ 5`,
  "conversation.because.ticket-open": ({ topic, openedOn }) => `បញ្ហា ${topic} មិនទាន់ដោះស្រាយតាំងពីថ្ងៃទី ${date(openedOn)}`,
  "conversation.because.low-score": ({ metric, score }) =>
    `ចម្លើយចុងក្រោយរបស់អតិថិជនទាប៖ ${metric.toUpperCase()} ${amount(score)}`,
  "conversation.because.loyalty-doubtful": ({ probability }) => `ឱកាសដែលអតិថិជននឹងទិញម្តងទៀតមានតែ ${percent(probability)}`,
  "conversation.because.preferences-unknown": () => "គ្មាននរណាដឹងថាអតិថិជនចង់ឱ្យទាក់ទងតាមរបៀបណាទេ",
  "conversation.because.means-unknown": () => "គ្មាននរណាដឹងថាអតិថិជនអាចចំណាយបានប៉ុន្មានទេ",
  "conversation.because.segment-unknown": () => "គ្មាននរណាដឹងថាជាអតិថិជនប្រភេទណាទេ",
  "conversation.because.owns": ({ productId, purchasedOn }) => `អតិថិជនបានទិញ ${productId} នៅថ្ងៃទី ${date(purchasedOn)}`,
  "conversation.because.long-owned": ({ productId, purchasedOn }) =>
    `អតិថិជនមាន ${productId} តាំងពីថ្ងៃទី ${date(purchasedOn)}`,
  "conversation.because.maintenance-unknown": ({ productId }) =>
    `កិច្ចសន្យាសេវាកម្មអាចចំណេញ៖ គ្មាននរណាដឹងថាចំណាយប៉ុន្មានម៉ោងលើ ${productId} ទេ`,
  "conversation.because.offer-open": ({ productId }) => `អតិថិជនមិនទាន់មាន ${productId} ហើយអាចប្រើវាបាន`,

  "conversation.left-out.problem-open": ({ topic }) => `មិនសួរទេ ខណៈដែលបញ្ហា ${topic} មិនទាន់ដោះស្រាយ`,
  "conversation.left-out.known": ({ field }) => `ចម្លើយដឹងហើយ និងនៅថ្មី៖ ${field}`,
  "conversation.left-out.no-time": ({ minutes }) => `មិនសល់ ${amount(minutes)} នាទីសម្រាប់វាទេ`,
  "conversation.left-out.too-direct": ({ subject }) => `ត្រង់ពេកសម្រាប់ពេលនេះ អំពី៖ ${wordOf(subjects, subject) ?? subject}`,
};
