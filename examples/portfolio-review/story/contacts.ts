import type { AccountSignal, Contact, SurveyAnswer, Touch } from "retention-kit";
import { date, instant, MS_PER_DAY, type Random } from "./random.js";

const NEWSLETTER_DAYS = 91;

/** Talks with the seller, and the newsletter that goes out to most every quarter, which is no talk. */
export function touches(random: Random, sellerId: string, from: number, to: number): Touch[] {
  const { chance, pick, whole } = random;
  const found: Touch[] = [];
  const busy = chance(0.8) ? [30, 150] : [150, 500];
  for (let day = from + whole(5, 40); day < to; day += whole(busy[0] ?? 0, busy[1] ?? 0)) {
    const kind = pick(["review", "call", "meeting", "email", "review"]);
    const direction = kind === "email" && chance(0.5) ? "in" : "out";
    found.push({
      on: date(day),
      kind,
      sellerId,
      direction,
      ...(kind === "call" && chance(0.2) ? { about: "invoice" } : {}),
    });
  }
  if (!chance(0.7)) return found;
  const newsletters = Array.from(
    { length: Math.max(0, Math.ceil((to - from) / NEWSLETTER_DAYS)) },
    (_, issue): Touch => {
      return { on: date(from + issue * NEWSLETTER_DAYS), kind: "email", direction: "out", about: "newsletter" };
    },
  );
  return [...found, ...newsletters].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Answers to "would you recommend us?", asked about once in two years. */
export function recommendations({ chance, whole, gap }: Random, from: number, to: number): SurveyAnswer[] {
  const answers: SurveyAnswer[] = [];
  for (let day = from + gap(0.5); day < to; day += gap(0.5)) {
    const score = chance(0.15) ? whole(0, 6) : whole(7, 10);
    const scale = { min: 0, max: 10, higherIsBetter: true };
    answers.push({ at: instant((day + 0.4) * MS_PER_DAY), metric: "nps", score, scale });
  }
  return answers;
}

/** Who decides at the account, and what its seller noted there of late. */
export function people(
  { chance, pick, whole }: Random,
  id: string,
  today: number,
): { contacts: Contact[]; signals: AccountSignal[] } {
  const contacts: Contact[] = [{ id: `${id}-P1`, role: "champion", influence: "high" }];
  const signals: AccountSignal[] = [];
  const noted = (code: string, on: number, days: number): void => {
    signals.push({ code, on: date(on), reviewBy: date(on + days) });
  };
  if (chance(0.3)) contacts.push({ id: `${id}-P2`, role: pick(["decision-maker", "user"]), influence: "medium" });
  if (chance(0.04)) {
    contacts[0] = { ...contacts[0], id: `${id}-P1`, left: date(today - whole(3, 40)) };
  }
  if (chance(0.03)) noted(pick(["rival-near", "problem-found", "customer-unhappy"]), today - whole(1, 12), 21);
  return { contacts, signals };
}
