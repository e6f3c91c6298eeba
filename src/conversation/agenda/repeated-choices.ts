import { type AskableQuestion, chooseQuestions, leastMinutes } from "./choose-questions.js";
import type { ReviewQuestion } from "./review-question.js";

/** Chooses questions; the same ones for the same candidates and minutes. */
export interface QuestionChoice {
  /** The least minutes in which every area can be opened. */
  least: number;
  within: (minutes: number) => AskableQuestion[];
}

/** Positions among the candidates of the questions that are asked, by the minutes. */
interface KnownChoice {
  least: number;
  asked: Map<number, readonly number[]>;
}

/** Most sets of candidates that are remembered of one bank. */
const MOST_REMEMBERED = 10_000;

const remembered = new WeakMap<readonly ReviewQuestion[], Map<string, KnownChoice>>();

/**
 * The choice of questions among candidates. What is asked depends on which questions of the bank are candidates and on the
 * time, not on the account, so that a frozen bank's choices are made once for all accounts alike.
 * @internal
 */
export function questionChoice(
  bank: readonly ReviewQuestion[],
  candidates: readonly AskableQuestion[],
): QuestionChoice {
  if (!(Object.isFrozen(bank) && bank.every(Object.isFrozen))) {
    return {
      least: leastMinutes(candidates),
      within: (minutes) => chooseQuestions(candidates, minutes),
    };
  }
  const { least, asked } = knownChoice(bank, candidates);
  return {
    least,
    within(minutes) {
      let places = asked.get(minutes);
      if (places === undefined) {
        places = chooseQuestions(candidates, minutes).map((candidate) => candidates.indexOf(candidate));
        asked.set(minutes, places);
      }
      return places.flatMap((place) => candidates[place] ?? []);
    },
  };
}

function knownChoice(bank: readonly ReviewQuestion[], candidates: readonly AskableQuestion[]): KnownChoice {
  let ofBank = remembered.get(bank);
  if (ofBank === undefined) remembered.set(bank, (ofBank = new Map<string, KnownChoice>()));
  const key = candidates.map(({ question }) => question.code).join(" ");
  let known = ofBank.get(key);
  if (known === undefined) {
    if (ofBank.size >= MOST_REMEMBERED) ofBank.clear();
    ofBank.set(key, (known = { least: leastMinutes(candidates), asked: new Map() }));
  }
  return known;
}
