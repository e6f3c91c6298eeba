import type { Reason } from "../../reasons/reason.js";
import { DIRECTNESSES, REVIEW_AREAS } from "./review-question.js";
import type { ReviewArea, ReviewQuestion } from "./review-question.js";

/** A question that could be asked, with the occasion for it. */
export interface AskableQuestion {
  question: ReviewQuestion;
  occasion: Reason;
  /** The field that its answer fills, once it was asked for. */
  field: string | null;
  /** Why it is not asked, however much time there is; `null` if it may be. */
  hindrance: Reason | null;
}

/**
 * Whether a question has to wait for an indirect one on its subject.
 * @internal
 */
export function waitsForTact({ directness, subject }: ReviewQuestion): boolean {
  return directness === "direct" && subject != null;
}

/**
 * Whether a question opens the way for a direct one: it asks about the subject indirectly, in no later an area.
 * @internal
 */
export function opensFor(opener: ReviewQuestion, { subject, area }: ReviewQuestion): boolean {
  const comesLater = REVIEW_AREAS.indexOf(opener.area) > REVIEW_AREAS.indexOf(area);
  return opener.directness === "indirect" && opener.subject === subject && !comesLater;
}

/** The least minutes in which every area can be opened. */
export function leastMinutes(candidates: readonly AskableQuestion[]): number {
  return REVIEW_AREAS.reduce((sum, area) => sum + cheapestOpening(candidates, area), 0);
}

/**
 * The questions to ask within the time: the most urgent first, while enough time is left to open the areas that have
 * none yet. A direct question on a sensitive subject brings the most urgent indirect one along. In the
 * order of asking: area by area, the most urgent first, a sensitive subject by its indirect question.
 * @internal
 */
export function chooseQuestions(candidates: readonly AskableQuestion[], minutes: number): AskableQuestion[] {
  const byUrgency = [...candidates].sort((a, b) => b.question.urgency - a.question.urgency);
  const openings = REVIEW_AREAS.map((area) => ({ area, minutes: cheapestOpening(candidates, area) }));
  const chosen = new Set<AskableQuestion>();
  const covered = new Set<ReviewArea>();
  let used = 0;
  for (const candidate of byUrgency) {
    if (chosen.has(candidate)) continue;
    const together = [candidate, ...missingTact(candidate, byUrgency, chosen)];
    const isCovered = (area: ReviewArea): boolean =>
      covered.has(area) || together.some(({ question }) => question.area === area);
    let needed = used;
    for (const { question } of together) needed += question.minutes;
    for (const { area, minutes: opening } of openings) if (!isCovered(area)) needed += opening;
    if (needed > minutes) continue;
    for (const one of together) {
      chosen.add(one);
      covered.add(one.question.area);
      used += one.question.minutes;
    }
  }
  return inOrder([...chosen]);
}

/** The question that has to come along, so that the way is open; every candidate has one. */
function missingTact(
  candidate: AskableQuestion,
  byUrgency: readonly AskableQuestion[],
  chosen: ReadonlySet<AskableQuestion>,
): AskableQuestion[] {
  const opens = (other: AskableQuestion): boolean => opensFor(other.question, candidate.question);
  if (!waitsForTact(candidate.question) || [...chosen].some(opens)) return [];
  return byUrgency.filter(opens).slice(0, 1);
}

function cheapestOpening(candidates: readonly AskableQuestion[], area: ReviewArea): number {
  const openings = candidates.filter(({ question }) => question.area === area && !waitsForTact(question));
  return Math.min(...openings.map(({ question }) => question.minutes));
}

function inOrder(chosen: readonly AskableQuestion[]): AskableQuestion[] {
  /** An indirect question is as urgent as what it opens the way for. */
  const urgency = ({ question }: AskableQuestion): number =>
    Math.max(
      question.urgency,
      ...chosen
        .filter((other) => question.directness === "indirect" && waitsForTact(other.question))
        .filter((other) => other.question.subject === question.subject)
        .map((other) => other.question.urgency),
    );
  const place = (candidate: AskableQuestion): [number, number, number] => [
    REVIEW_AREAS.indexOf(candidate.question.area),
    -urgency(candidate),
    DIRECTNESSES.indexOf(candidate.question.directness),
  ];
  return chosen
    .map((candidate) => ({ candidate, place: place(candidate) }))
    .sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1] || a.place[2] - b.place[2])
    .map(({ candidate }) => candidate);
}
