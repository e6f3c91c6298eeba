import type { ReasonParameters } from "../reasons/reason.js";
import type { Words } from "./locale.js";

/**
 * English words of the codes that the drafts do not have yet. A new code's words may stand here, for all
 * languages, until somebody who speaks them translates it: `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "conversation.question.stopped-buying": ({ on }) => `What has changed since your last order, on ${on}?`,
  "conversation.question.used-less": () => "What do you use less than before, and why?",
  "conversation.question.invoice": ({ on }) => `Is anything wrong with the invoice that was due on ${on}?`,
  "conversation.question.first-use": ({ on }) => `How have things gone since your first order, on ${on}?`,
  "conversation.question.first-meeting": () => "What matters most to you when you choose a supplier?",
  "conversation.because.stopped-buying": ({ on }) => `they last bought on ${on}`,
  "conversation.because.usage-falling": ({ on }) => `they have used less of it since ${on}`,
  "conversation.because.invoice-open": ({ on }) => `the invoice due on ${on} is not paid`,
  "conversation.because.new-customer": ({ on }) => `they bought for the first time on ${on}`,
  "conversation.because.never-met": () => "no conversation with them is on record",
} satisfies Partial<Words<ReasonParameters>>;

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
