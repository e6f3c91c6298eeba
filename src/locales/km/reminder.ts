import type { ReminderReasons } from "../../reasons/codes/conversation.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

/** Khmer for reminders. Reminders are what the customer hears; the rest is what the seller reads. */
export const reminder: DomainWords<ReminderReasons> = {
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
