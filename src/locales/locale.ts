import type { ReasonParameters } from "../reasons/reason.js";

/** Words for some codes: each a function from the code's parameters, and the currency where it is known, to a sentence. */
export type Words<Codes> = { [Code in keyof Codes]: (params: Codes[Code], currency?: string) => string };

/** One language: words for every code. A missing code does not compile. */
export interface Locale {
  /** BCP 47 tag: `"en"`. */
  language: string;
  /** True until a native speaker has reviewed the words; missing means false. */
  draft?: boolean | null | undefined;
  words: Words<ReasonParameters>;
}
