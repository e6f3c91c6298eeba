import type { ReasonParameters } from "../reasons/reason.js";
import { amount } from "./en/amount.js";
import type { Words } from "./locale.js";

/**
 * English words of the codes that the drafts do not have yet: a new code's words may stand here, for all languages, until
 * somebody who speaks them translates it. `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {
  "conversation.playbook.step": ({ playbook, kind, step, steps }) =>
    `${playbook}, step ${amount(step)} of ${amount(steps)}: ${kind}`,
  "conversation.playbook.because": ({ playbook, trigger, on }) =>
    `${playbook}, as ${triggerWords[trigger] ?? trigger} on ${on}`,
  "conversation.playbook.unless": ({ condition, on }) =>
    `no longer needed: ${conditionWords[condition] ?? condition} (${on})`,
  "conversation.playbook.ended": ({ condition, on }) => `over: ${conditionWords[condition] ?? condition} (${on})`,
  "conversation.playbook.nobody": () => "nobody is named who could do it",
} satisfies Partial<Words<ReasonParameters>>;

const triggerWords: Readonly<Record<string, string>> = {
  "new-customer": "a new customer came",
  sale: "something was sold",
  "open-problem": "a problem was reported",
  renewal: "the renewal came near",
  detractor: "a bad score was given",
  "champion-left": "the champion left",
  slowing: "purchases grew rarer",
  signal: "a signal arose",
};

const conditionWords: Readonly<Record<string, string>> = {
  solved: "the problem is solved",
  renewed: "the contract is renewed",
  bought: "something was bought",
  talked: "there was a talk",
  replied: "the customer got in touch",
  recovered: "a better score was given",
  replaced: "there is another champion",
  "contract-ended": "the contract is over",
};

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
