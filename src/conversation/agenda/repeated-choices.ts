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

const remembered = new WeakMap<readonly ReviewQuestion[], Map<string | number, KnownChoice>>();

/** Banks that are known to be frozen with all their questions. */
const frozenBanks = new WeakSet();

/** Questions of which a set is a whole number. */
const MOST_IN_NUMBER = 52;

/**
 * The choice of questions among candidates. What is asked depends on which questions of the bank are candidates and on the
 * time, not on the account, so that a frozen bank's choices are made once for all accounts alike.
 * @internal
 */
export function questionChoice(
  bank: readonly ReviewQuestion[],
  candidates: readonly AskableQuestion[],
): QuestionChoice {
  if (!isFrozenBank(bank)) {
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
      const chosen: AskableQuestion[] = [];
      for (const place of places) {
        const candidate = candidates[place];
        if (candidate !== undefined) chosen.push(candidate);
      }
      return chosen;
    },
  };
}

function knownChoice(bank: readonly ReviewQuestion[], candidates: readonly AskableQuestion[]): KnownChoice {
  let ofBank = remembered.get(bank);
  if (ofBank === undefined) remembered.set(bank, (ofBank = new Map<string | number, KnownChoice>()));
  const key = keyOf(bank, candidates);
  let known = ofBank.get(key);
  if (known === undefined) {
    if (ofBank.size >= MOST_REMEMBERED) ofBank.clear();
    ofBank.set(key, (known = { least: leastMinutes(candidates), asked: new Map() }));
  }
  return known;
}

/** Candidates as a set of the bank's questions, in whose order they come. */
function keyOf(bank: readonly ReviewQuestion[], candidates: readonly AskableQuestion[]): string | number {
  let key = 0;
  let next = 0;
  if (bank.length <= MOST_IN_NUMBER) {
    let worth = 1;
    for (const question of bank) {
      if (candidates[next]?.question === question) {
        key += worth;
        next++;
      }
      worth *= 2;
    }
    if (next === candidates.length) return key;
  }
  return candidates.map(({ question }) => question.code).join(" ");
}

function isFrozenBank(bank: readonly ReviewQuestion[]): boolean {
  if (frozenBanks.has(bank)) return true;
  if (!(Object.isFrozen(bank) && bank.every(Object.isFrozen))) return false;
  frozenBanks.add(bank);
  return true;
}
