import type { ReasonParameters } from "../reasons/reason.js";
import type { Words } from "./locale.js";

/**
 * English words of the codes that the drafts do not have yet. A new code's words may stand here, for all
 * languages, until someone who speaks them translates it: `npm test` lists them as still to do.
 * @internal
 */
export const notTranslated = {} satisfies Partial<Words<ReasonParameters>>;

/**
 * Words for all codes of a domain but those that are not translated.
 * @internal
 */
export type DomainWords<Codes> = Omit<Words<Codes>, keyof typeof notTranslated> & Partial<Words<Codes>>;
