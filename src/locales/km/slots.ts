import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

/** Khmer for the slots domain. */
export const slots: DomainWords<SlotsReasons> = {
  "slots.seller-off": ({ on }) => `អ្នកលក់មិនធ្វើការនៅថ្ងៃទី ${date(on)} ទេ`,
  "slots.no-common-hours": ({ on }) => `ម៉ោងធ្វើការរបស់អ្នកលក់ និងអតិថិជនមិនត្រូវគ្នាទេនៅថ្ងៃទី ${date(on)}`,
  "slots.no-common-gap": ({ on, minutes }) => `អ្នកលក់ និងអតិថិជនមិនទំនេររួមគ្នា ${amount(minutes)} នាទីទេនៅថ្ងៃទី ${date(on)}`,
  "slots.day-full": ({ on, minutes }) => `ថ្ងៃទី ${date(on)} គ្មានពេលទំនេរ ${amount(minutes)} នាទីទេ`,
  "slots.ruled-out": ({ on, minutes }) =>
    `ថ្ងៃទី ${date(on)} គ្មានពេល ${amount(minutes)} នាទី ដែលត្រូវតាមចន្លោះសម្រាក ម៉ោងចាប់ផ្ដើមយឺតបំផុត និងពេលជូនដំណឹងមុនទេ`,
  "slots.outside-seller-hours": ({ minutes }) => `${amount(minutes)} នាទីនៅក្រៅម៉ោងធ្វើការរបស់អ្នកលក់`,
  "slots.outside-account-hours": ({ minutes }) => `${amount(minutes)} នាទីនៅក្រៅម៉ោងធ្វើការរបស់អតិថិជន`,
  "slots.account-day-off": ({ on }) => `ថ្ងៃទី ${date(on)} ជាថ្ងៃឈប់របស់អតិថិជន`,
};
