import type {
  QuestionReasons,
  InvitationReasons,
  RecommendationReasons,
  AfterSaleReasons,
  PlaybookReasons,
  ReminderReasons,
  ConversationReasons,
} from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { wordOf } from "../word-of.js";
import { amount, channels as channelNames, date, list, moneyIn, percent, subjects, touches } from "./terms.js";

/** Khmer for the questions of a review. Questions are what the seller says; the rest is what the seller reads. */
const questions: DomainWords<QuestionReasons> = {
  "conversation.question.ticket-solved": ({ topic }) =>
    `ពេលយើងខ្ញុំដោះស្រាយបញ្ហា ${topic} តើលោកអ្នកយល់ថាយ៉ាងណា ហើយវាពិតជារួចរាល់ហើយឬនៅ?`,
  "conversation.question.ticket-open": ({ topic }) =>
    `ឥឡូវនេះ បញ្ហា ${topic} ធ្វើឱ្យលោកអ្នកខាតបង់អ្វីខ្លះ ហើយមានអ្វីអាចជួយបានរហូតដល់វាត្រូវបានដោះស្រាយ?`,
  "conversation.question.still-missing": () => "តើលោកអ្នកនៅខ្វះអ្វីទៀត?",
  "conversation.question.going-well": () => "ថ្មីៗនេះ តើអ្វីៗដំណើរការយ៉ាងណាដែរ?",
  "conversation.question.what-happened": () => "តើមានរឿងអ្វីកើតឡើង ហើយយើងខ្ញុំគួរតែបានធ្វើយ៉ាងណា?",
  "conversation.question.who-else": () => "តើលោកអ្នកស្គាល់នរណាដែលអាចត្រូវការដូចគ្នានេះដែរ?",
  "conversation.question.successor": () => "តើនរណាបានមកទទួលការងារជំនួសអ្នកដែលយើងខ្ញុំធ្លាប់ធ្វើការជាមួយ ហើយតើអ្វីសំខាន់ជាងគេសម្រាប់គាត់?",
  "conversation.question.contract": ({ contractId, state, on }) => {
    if (state === "notice") {
      return `តើមូលហេតុអ្វីធ្វើឱ្យលោកអ្នកជូនដំណឹងបញ្ចប់កិច្ចសន្យា ${contractId} ហើយត្រូវផ្លាស់ប្តូរអ្វី ដើម្បីឱ្យលោកអ្នកបន្តជាមួយយើងខ្ញុំ?`;
    }
    return state === "draft"
      ? `តើលោកអ្នកនៅត្រូវការអ្វីទៀត មុននឹងចុះហត្ថលេខាលើកិច្ចសន្យា ${contractId}?`
      : `តើកិច្ចសន្យា ${contractId} បំពេញតម្រូវការរបស់លោកអ្នកបានល្អដែរឬទេ ហើយលោកអ្នកចង់បន្តវាក្រោយថ្ងៃទី ${date(on)} ដែរឬទេ?`;
  },
  "conversation.question.low-score": () => "ថ្មីៗនេះ លោកអ្នកបានឱ្យពិន្ទុទាបដល់យើងខ្ញុំ៖ តើមកពីមូលហេតុអ្វី?",
  "conversation.question.stopped-buying": ({ on }) =>
    `តាំងពីការបញ្ជាទិញចុងក្រោយនៅថ្ងៃទី ${date(on)} មក តើមានអ្វីផ្លាស់ប្តូរសម្រាប់លោកអ្នក?`,
  "conversation.question.used-less": () => "តើលោកអ្នកប្រើអ្វីតិចជាងមុន ហើយមកពីមូលហេតុអ្វី?",
  "conversation.question.invoice": ({ on }) => `តើវិក្កយបត្រដែលត្រូវបង់នៅថ្ងៃទី ${date(on)} មានអ្វីមិនប្រក្រតីដែរឬទេ?`,
  "conversation.question.first-use": ({ on }) => `តាំងពីការបញ្ជាទិញលើកដំបូងនៅថ្ងៃទី ${date(on)} មក តើអ្វីៗដំណើរការយ៉ាងណាដែរ?`,
  "conversation.question.first-meeting": () => "ពេលជ្រើសរើសអ្នកផ្គត់ផ្គង់ តើអ្វីសំខាន់បំផុតសម្រាប់លោកអ្នក?",
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
    `ចម្លើយ ${metric.toUpperCase()} ចុងក្រោយរបស់អតិថិជនទាប៖ ${amount(score)}`,
  "conversation.because.champion-left": ({ contactId }) => `${contactId} បានចាកចេញហើយ`,
  "conversation.because.contract-open": ({ contractId, state, on }) => {
    if (state === "notice") return `បានជូនដំណឹងបញ្ចប់កិច្ចសន្យា ${contractId} ដែលផុតកំណត់នៅថ្ងៃទី ${date(on)}`;
    if (state === "late") return `កិច្ចសន្យា ${contractId} បានផុតកំណត់នៅថ្ងៃទី ${date(on)} ហើយមិនទាន់បានបន្តទេ`;
    return state === "draft"
      ? `កិច្ចសន្យា ${contractId} ចាប់ពីថ្ងៃទី ${date(on)} កំពុងរង់ចាំការចុះហត្ថលេខា`
      : `កិច្ចសន្យា ${contractId} ផុតកំណត់នៅថ្ងៃទី ${date(on)}`;
  },
  "conversation.because.loyalty-doubtful": ({ probability }) => `ឱកាសដែលអតិថិជននឹងទិញម្តងទៀតមានតែ ${percent(probability)}`,
  "conversation.because.stopped-buying": ({ on }) => `អតិថិជនបានទិញចុងក្រោយនៅថ្ងៃទី ${date(on)}`,
  "conversation.because.usage-falling": ({ on }) => `អតិថិជនប្រើតិចជាងមុនតាំងពីថ្ងៃទី ${date(on)}`,
  "conversation.because.invoice-open": ({ on }) => `វិក្កយបត្រដែលត្រូវបង់នៅថ្ងៃទី ${date(on)} មិនទាន់បានបង់ទេ`,
  "conversation.because.new-customer": ({ on }) => `អតិថិជនបានទិញលើកដំបូងនៅថ្ងៃទី ${date(on)}`,
  "conversation.because.never-met": () => "មិនមានកត់ត្រាការសន្ទនាណាមួយជាមួយអតិថិជនទេ",
  "conversation.because.preferences-unknown": () => "គ្មាននរណាដឹងថាអតិថិជនចង់ឱ្យទាក់ទងតាមរបៀបណាទេ",
  "conversation.because.means-estimated": ({ spent }, currency) =>
    `លទ្ធភាពចំណាយគ្រាន់តែជាការប៉ាន់ស្មានតាមទឹកប្រាក់ ${moneyIn(currency, spent)} ក្នុងមួយឆ្នាំ`,
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

/** Khmer for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
const invitation: DomainWords<InvitationReasons> = {
  "conversation.contact.do-not-contact": () => "អតិថិជនមិនចង់ឱ្យទាក់ទងទេ",
  "conversation.contact.no-channel": () => "អតិថិជនមិនបានយល់ព្រមលើមធ្យោបាយទាក់ទងណាមួយឡើយ",
  "conversation.contact.person-left": ({ contactId }) => `${contactId} បានចាកចេញហើយ`,
  "conversation.contact.everyone-opted-out": () => "គ្មាននរណាម្នាក់នៅទីនោះចង់ឱ្យទាក់ទងទេ",
  "conversation.contact.others-opted-out": ({ contacts }) => `មនុស្ស ${amount(contacts)} នាក់ទៀតនៅទីនោះមិនចង់ឱ្យទាក់ទងទេ`,
  "conversation.deal.open": ({ dealId, stage }) =>
    stage === "" ? `កិច្ចព្រមព្រៀង ${dealId} កំពុងបើក` : `កិច្ចព្រមព្រៀង ${dealId} កំពុងបើក នៅដំណាក់កាល ${stage}`,
  "conversation.deal.expected": ({ on }) => `រំពឹងថានឹងបិទនៅថ្ងៃទី ${date(on)}`,
  "conversation.deal.overdue": ({ on, days }) => `រំពឹងថាបិទនៅថ្ងៃទី ${date(on)} គឺ ${amount(days)} ថ្ងៃមុន`,
  "conversation.contact.no-hours": () => "គ្មានម៉ោងណាដែលអតិថិជនងាយស្រួលទេ",
  "conversation.contact.agreed-channels": ({ channels }) =>
    `អតិថិជនយល់ព្រមឱ្យទាក់ទងតាម៖ ${list(channels.split(", "), channelNames)}`,
  "conversation.contact.too-soon": ({ on, days }) =>
    `បានទាក់ទងចុងក្រោយនៅថ្ងៃទី ${date(on)} ហើយអតិថិជនចង់ឱ្យទុកចន្លោះ ${amount(days)} ថ្ងៃ`,

  "conversation.invitation.problem": ({ topic }) => `យើងខ្ញុំសូមជួបពិភាក្សាអំពីបញ្ហា ${topic} ជាមួយលោកអ្នក និងដោះស្រាយវា`,
  "conversation.invitation.check": () =>
    "យើងខ្ញុំសូមជួបពិនិត្យឡើងវិញមើលថា អ្វីៗដំណើរការល្អ ហើយត្រូវបានរៀបចំឱ្យសមស្របបំផុតតាមតម្រូវការរបស់លោកអ្នក",
  "conversation.invitation.check-product": ({ productId }) =>
    `យើងខ្ញុំសូមជួបពិនិត្យឡើងវិញមើលថា អ្វីៗដំណើរការល្អ ហើយ ${productId} ត្រូវបានរៀបចំឱ្យសមស្របបំផុតតាមតម្រូវការរបស់លោកអ្នក`,
  "conversation.invitation.bad-answer": ({ on }) =>
    `ចម្លើយរបស់លោកអ្នកនៅថ្ងៃទី ${date(on)} បង្ហាញថាលោកអ្នកមិនពេញចិត្ត យើងខ្ញុំសូមជួបស្តាប់ថា យើងខ្ញុំគួរកែលម្អអ្វីខ្លះ`,
  "conversation.invitation.unhappy": () => "យើងខ្ញុំសូមជួបស្តាប់ថា យើងខ្ញុំគួរកែលម្អអ្វីខ្លះសម្រាប់លោកអ្នក",
  "conversation.invitation.successor": () =>
    "យើងខ្ញុំសូមជួបអ្នកដែលមកទទួលការងារជំនួសអ្នកដែលយើងខ្ញុំធ្លាប់ធ្វើការជាមួយ ដើម្បីដឹងពីអ្វីដែលលោកអ្នកត្រូវការពីយើងខ្ញុំ",
  "conversation.invitation.needs": () => "យើងខ្ញុំសូមជួបស្តាប់ពីអ្វីដែលលោកអ្នកត្រូវការ ហើយមើលថាយើងខ្ញុំអាចជួយបានឬទេ",
  "conversation.invitation.long-ago": () => "យូរហើយដែលលោកអ្នកមិនបានទិញពីយើងខ្ញុំ យើងខ្ញុំសូមជួបស្តាប់ថា ឥឡូវនេះលោកអ្នកត្រូវការអ្វី",
  "conversation.invitation.free": () => "សេវានេះមិនគិតថ្លៃទេ ព្រោះលោកអ្នកជាអតិថិជនដែលយើងខ្ញុំឱ្យតម្លៃ",
  "conversation.invitation.duration": ({ minutes }) => `ការជួបនេះចំណាយពេល ${amount(minutes)} នាទី`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `យើងខ្ញុំយល់ហើយ ហើយនឹងមិនសួរម្តងទៀតមុនថ្ងៃទី ${date(nextOn)} ទេ ក្នុងពេលនោះ បើមានរឿងអ្វី សូមលោកអ្នកទូរស័ព្ទមកបានគ្រប់ពេល`,

  "conversation.approach.first": () => "គ្មានអ្វីរារាំងការអញ្ជើញធម្មតាទេ",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `លើកទី ${amount(attempt)}៖ ការអញ្ជើញលើកមុនៗមិនបាននាំទៅដល់ការជួបពិនិត្យឡើងវិញទេ` : "អតិថិជននៅស្ទាក់ស្ទើរ",
  "conversation.approach.refused": ({ refusals }) => `អតិថិជនបានបដិសេធ ${amount(refusals)} ដង`,
};

/** Khmer for what to do after a review. */
const recommendation: DomainWords<RecommendationReasons> = {
  "conversation.recommendation.answer-rival": () =>
    "សួរថាសំណើរបស់គូប្រជែងនឹងផ្តល់អ្វីដល់អតិថិជន ហើយការចាកចេញពីយើងនឹងធ្វើឱ្យខាតបង់អ្វី រួចឆ្លើយតបនឹងវា",
  "conversation.recommendation.show-value": () =>
    "បង្ហាញអ្វីដែលអតិថិជននឹងបាត់បង់បើចាកចេញ៖ សួរថាអតិថិជនឱ្យតម្លៃអ្វីជាងគេចំពោះយើង រួចពង្រឹងលើចំណុចនោះ",
  "conversation.recommendation.solve": ({ topic }) => `ដោះស្រាយបញ្ហា ${topic} ហើយប្រាប់អតិថិជនពេលរួចរាល់`,
  "conversation.recommendation.find-cause": () => "ស្វែងរកអ្វីដែលធ្វើឱ្យអតិថិជនមិនពេញចិត្ត ហើយកែតម្រូវវា",
  "conversation.recommendation.offer": ({ productId, price }, currency) =>
    `ស្នើលក់ ${productId} តម្លៃ ${moneyIn(currency, price)}`,
  "conversation.recommendation.offer-with-case": ({ productId, price, benefitPerYear, paybackMonths }, currency) =>
    `ស្នើលក់ ${productId} តម្លៃ ${moneyIn(currency, price)}៖ វាផ្តល់ចំណេញដល់អតិថិជន ${moneyIn(currency, benefitPerYear)} ក្នុងមួយឆ្នាំ ` +
    `ហើយរួចដើមក្នុងរយៈពេល ${amount(paybackMonths)} ខែ`,
  "conversation.recommendation.service-contract": (
    { productId, price, onto, hours, hourCost, benefitPerYear },
    currency,
  ) =>
    `ស្នើលក់ ${productId} តម្លៃ ${moneyIn(currency, price)}៖ ការថែទាំ ${onto} រយៈពេល ${amount(hours)} ម៉ោងក្នុងមួយឆ្នាំ ` +
    `ដោយគិត ${moneyIn(currency, hourCost)} ក្នុងមួយម៉ោង អស់ ${moneyIn(currency, benefitPerYear)}`,
  "conversation.recommendation.use-better": ({ productId }) => `បង្ហាញអតិថិជនពីរបៀបប្រើ ${productId} ឱ្យបានប្រយោជន៍ច្រើនជាងមុន`,
  "conversation.recommendation.stay-close": () => "អរគុណអតិថិជន ហើយប្រាប់ថាត្រូវទូរស័ព្ទទៅនរណាពេលមានរឿងអ្វី",

  "conversation.recommendation.wanted": () => "អតិថិជនបានប្រាប់ថាអាចត្រូវការវា",
  "conversation.recommendation.chance-unknown": () => "មិនស្ថិតក្នុងចំណោមសំណើដែលនៅអាចស្នើបាន ដូច្នេះមិនដឹងឱកាសលក់ទេ",
};

/** Khmer for contacts after a sale. Questions are what the seller says; the rest is what the seller reads. */
const afterSale: DomainWords<AfterSaleReasons> = {
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

const triggers: Readonly<Record<string, string>> = {
  "new-customer": "មានអតិថិជនថ្មី",
  sale: "មានការលក់",
  "open-problem": "មានការរាយការណ៍បញ្ហា",
  renewal: "កិច្ចសន្យាជិតដល់ពេលត្រូវបន្ត",
  detractor: "អតិថិជនបានឱ្យពិន្ទុទាប",
  "champion-left": "អ្នកគាំទ្រយើងនៅខាងអតិថិជនបានចាកចេញ",
  slowing: "អតិថិជនទិញយឺតជាងមុន",
  signal: "មានសញ្ញាថ្មី",
};

const conditions: Readonly<Record<string, string>> = {
  solved: "បញ្ហាត្រូវបានដោះស្រាយហើយ",
  renewed: "កិច្ចសន្យាត្រូវបានបន្តហើយ",
  bought: "អតិថិជនបានទិញហើយ",
  talked: "បានពិភាក្សាជាមួយអតិថិជនហើយ",
  replied: "អតិថិជនបានទាក់ទងមកហើយ",
  recovered: "អតិថិជនបានឱ្យពិន្ទុល្អជាងមុន",
  replaced: "មានអ្នកគាំទ្រថ្មីហើយ",
  "contract-ended": "កិច្ចសន្យាបានបញ្ចប់ហើយ",
  "no-longer": "កំណត់ត្រាលែងបង្ហាញដូច្នេះទៀតហើយ",
};

/** Khmer for the steps of a playbook. */
const playbookSteps: DomainWords<PlaybookReasons> = {
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook} ជំហានទី ${amount(step)} ក្នុងចំណោម ${amount(steps)}៖ ${wordOf(channelNames, kind) ?? kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}៖ ${wordOf(triggers, trigger) ?? trigger} នៅថ្ងៃទី ${date(on)}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `មិនចាំបាច់ទៀតទេ៖ ${wordOf(conditions, condition) ?? condition} (ថ្ងៃទី ${date(on)})`,
  "conversation.playbook.ended": ({ condition, on }) =>
    `បានចប់៖ ${wordOf(conditions, condition) ?? condition} (ថ្ងៃទី ${date(on)})`,
  "conversation.playbook.nobody": () => "គ្មានកំណត់ត្រាអំពីអ្នកដែលអាចធ្វើជំហាននេះទេ",
};

/** Khmer for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
const reminder: DomainWords<ReminderReasons> = {
  "conversation.reminder.service": ({ service, productId }) => `ដល់ពេល ${service} សម្រាប់ ${productId} របស់លោកអ្នកហើយ`,
  "conversation.reminder.warranty-end": ({ productId, endsOn }) =>
    `ការធានា ${productId} របស់លោកអ្នកនឹងផុតនៅថ្ងៃទី ${date(endsOn)} តើលោកអ្នកចង់ឱ្យយើងខ្ញុំពិនិត្យមើលវាមុនថ្ងៃនោះដែរឬទេ?`,
  "conversation.reminder.warranty-contract": ({ productId, endsOn, contractId }) =>
    `ការធានា ${productId} របស់លោកអ្នកនឹងផុតនៅថ្ងៃទី ${date(endsOn)} ហើយ ${contractId} អាចបន្តថែទាំពីពេលនោះ`,
  "conversation.reminder.trade-in": ({ productId, until }) =>
    `រហូតដល់ថ្ងៃទី ${date(until)} ជាពេលល្អសម្រាប់ប្តូរ ${productId} របស់លោកអ្នកយកថ្មី តើលោកអ្នកចង់ស្តាប់សំណើរបស់យើងខ្ញុំដែរឬទេ?`,

  "conversation.reminder.by-date": ({ on }) => `ដល់កំណត់តាមប្រតិទិននៅថ្ងៃទី ${date(on)}`,
  "conversation.reminder.by-use": ({ use, perYear, on }) =>
    `កុងទ័រនឹងដល់ ${amount(use)} ប្រហែលថ្ងៃទី ${date(on)} បើប្រើ ${amount(perYear)} ក្នុងមួយឆ្នាំ`,
  "conversation.reminder.use-unknown": () => "តួលេខកុងទ័រមិនបានប្រាប់ពីការប្រើប្រាស់ទេ ដូច្នេះគិតតែតាមប្រតិទិន",
  "conversation.reminder.readings-left-out": ({ readings }) => `តួលេខកុងទ័រខុសធម្មតា ${amount(readings)} ត្រូវបានទុកចោល`,
  "conversation.reminder.overdue": ({ dueOn }) => `បានដល់កំណត់តាំងពីថ្ងៃទី ${date(dueOn)}`,
  "conversation.reminder.together": () => "ប្រាប់រួមជាមួយរឿងផ្សេង ព្រោះអតិថិជនមិនចង់ឱ្យទាក់ទងញឹកញាប់ជាងនេះទេ",
  "conversation.reminder.passed": ({ on }) => `យឺតពេលហើយ៖ បានផុតនៅថ្ងៃទី ${date(on)}`,
};

/** Khmer for the conversation domain. */
export const conversation: DomainWords<ConversationReasons> = {
  ...questions,
  ...invitation,
  ...recommendation,
  ...afterSale,
  ...playbookSteps,
  ...reminder,
};
