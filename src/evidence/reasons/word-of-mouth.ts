/** Reason codes of the word-of-mouth domain, with their parameters. */
export type WordOfMouthReasons = Record<never, never>;
