/** A sentence that is too long. */
export interface LongSentence {
  /** Line on which its paragraph begins. */
  line: number;
  words: number;
  sentence: string;
}

/** Most words of a sentence. */
export const MOST_WORDS: number;

/** Pages written in sentences, of this package's own. */
export function pages(): string[];

/** Sentences of a page with more than so many words, each with its line. */
export function longSentences(text: string, most?: number): LongSentence[];
