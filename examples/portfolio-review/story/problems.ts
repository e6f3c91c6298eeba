import { scoreEffort, type SurveyAnswer, type Ticket } from "retention-kit";
import { instant, MS_PER_DAY, type Random } from "./random.js";

const topics = ["leaks", "temperature", "grind", "payment", "delivery", "invoice"] as const;

/** The odds of ordering within `DAYS_TO_DECIDE` after a problem of effort 1, as a multiple of those after one of effort 5. */
export const EFFORT_ODDS_RATIO = 20;

/** Days after a problem in which a customer who minds it does not order. */
export const DAYS_TO_DECIDE = 180;

const TICKETS_PER_YEAR = 0.6;
/** Days after which one whose problem nobody solves has given up. */
const PATIENCE_DAYS = 30;

/** A problem with what came of it. */
export interface Problem {
  /** As it stands once all is told. */
  ticket: Ticket;
  /** Day on which it is over for the customer: solved, or given up. */
  overDay: number;
  /** 1 to 5. */
  effort: number;
  /** The answer to the survey about it, if there is one. */
  answer: SurveyAnswer | null;
}

/** An account's problems from a day to another. */
export function problems(random: Random, accountId: string, from: number, to: number): Problem[] {
  const found: Problem[] = [];
  for (let day = from + random.gap(TICKETS_PER_YEAR); day < to; day += random.gap(TICKETS_PER_YEAR)) {
    const ticket = ticketOf(random, `${accountId}-T${found.length + 1}`, day);
    const { effort } = scoreEffort(ticket);
    const overDay =
      typeof ticket.resolvedAt === "string"
        ? Math.floor(Date.parse(ticket.resolvedAt) / MS_PER_DAY)
        : day + PATIENCE_DAYS;
    const problem = { ticket, overDay, effort: effort ?? 1 };
    found.push({ ...problem, answer: random.chance(0.3) ? answerOf(random, problem) : null });
  }
  return found;
}

/**
 * Whether a customer stays after a problem, who would order within the days to decide with this chance. The odds of that
 * fall with the effort; whoever minds orders no more.
 */
export function staysAfter({ chance }: Random, { effort }: Pick<Problem, "effort">, chanceOfOrder: number): boolean {
  const odds = (chanceOfOrder / (1 - chanceOfOrder)) * EFFORT_ODDS_RATIO ** (-(effort - 1) / 4);
  return chance(odds / (1 + odds) / chanceOfOrder);
}

function ticketOf({ chance, whole, pick }: Random, id: string, day: number): Ticket {
  const hard = chance(0.3);
  const openedAt = day * MS_PER_DAY + whole(6 * 60, 20 * 60) * 60_000;
  const resolved = chance(hard ? 0.8 : 0.97);
  const resolvedAt = openedAt + whole(20, hard ? 20_000 : 1_500) * 60_000;
  return {
    id,
    openedAt: instant(openedAt),
    resolvedAt: resolved ? instant(resolvedAt) : null,
    resolved,
    contacts: hard ? whole(2, 7) : whole(1, 2),
    reopens: hard && chance(0.4) ? whole(1, 2) : 0,
    transfers: hard ? whole(0, 3) : 0,
    channels: hard && chance(0.6) ? ["web", "phone"] : [pick(["phone", "email", "web"])],
    repeatedInformation: chance(0.15) ? null : hard ? whole(0, 3) : 0,
    selfServiceAttempts: chance(0.3) ? 1 : 0,
    topic: pick(topics),
  };
}

/** How easy it was, 1 to 7, a week after it was over. */
function answerOf({ whole }: Random, { ticket, overDay, effort }: Omit<Problem, "answer">): SurveyAnswer {
  const ease = Math.round(7 - (6 * (effort - 1)) / 4) + whole(-1, 1);
  return {
    at: instant((overDay + 5.5) * MS_PER_DAY),
    metric: "ces",
    score: Math.max(1, Math.min(7, ease)),
    scale: { min: 1, max: 7, higherIsBetter: true },
    ticketId: ticket.id,
  };
}

/** A ticket as it stood when a day had passed. */
export function ticketAsOf(ticket: Ticket, today: number): Ticket {
  const isSolved = typeof ticket.resolvedAt === "string" && Date.parse(ticket.resolvedAt) < (today + 1) * MS_PER_DAY;
  return isSolved ? ticket : { ...ticket, resolvedAt: null, resolved: false };
}
