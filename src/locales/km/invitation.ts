import type { InvitationReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";
import { channels as channelNames, list } from "./terms.js";

/** Khmer for contact and invitations. Invitations are what the seller says; the rest is what the seller reads. */
export const invitation: DomainWords<InvitationReasons> = {
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
  "conversation.invitation.free": () => "សេវានេះមិនគិតថ្លៃទេ ព្រោះលោកអ្នកជាអតិថិជនដែលយើងខ្ញុំឱ្យតម្លៃ",
  "conversation.invitation.duration": ({ minutes }) => `វាចំណាយពេល ${amount(minutes)} នាទី`,
  "conversation.invitation.stop": ({ nextOn }) =>
    `យើងខ្ញុំយល់ហើយ ហើយនឹងមិនសួរម្តងទៀតមុនថ្ងៃទី ${date(nextOn)} ទេ ក្នុងពេលនោះ បើមានរឿងអ្វី សូមលោកអ្នកទូរស័ព្ទមកបានគ្រប់ពេល`,

  "conversation.approach.first": () => "គ្មានអ្វីរារាំងការអញ្ជើញធម្មតាទេ",
  "conversation.approach.reluctant": ({ attempt }) =>
    attempt > 1 ? `លើកទី ${amount(attempt)}៖ ការអញ្ជើញលើកមុនៗមិនបាននាំទៅដល់ការជួបពិនិត្យឡើងវិញទេ` : "អតិថិជននៅស្ទាក់ស្ទើរ",
  "conversation.approach.refused": ({ refusals }) => `អតិថិជនបានបដិសេធ ${amount(refusals)} ដង`,
};
