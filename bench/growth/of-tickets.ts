/** What is made beforehand for so many tickets, answers or predictions, and what is timed. */
import {
  comparePredictions,
  customerEffortScore,
  customerSatisfaction,
  detectRecurringProblems,
  evaluatePredictions,
  evaluateServiceStandards,
  fitEffortWeights,
  fitLoyaltyModel,
  netPromoterScore,
  survivalCurve,
  ticketDueTimes,
  ticketsFromEvents,
  usageTrend,
} from "retention-kit";
import { parseTickets } from "retention-kit/schemas";
import { asOf, below, DAY, dayFrom, many, service, ticketsOf } from "./rows.js";
import type { Prepared } from "./functions.js";

const answersOf = (count: number, most: number) => many(count, () => 1 + below(most));
const predictionsOf = (count: number) => {
  const chances = many(count, () => (1 + below(98)) / 100);
  return { chances, outcomes: chances.map((chance) => below(100) < 100 * chance) };
};

export const ofTickets: Record<string, Prepared> = {
  ticketsFromEvents(count) {
    const kinds = ["opened", "message", "reply", "transferred", "resolved"];
    const events = many(count, (index) => ({
      ticketId: `t${Math.floor(index / kinds.length)}`,
      kind: kinds[index % kinds.length] ?? "opened",
      at: new Date(Date.parse(asOf) - below(365) * DAY + (index % kinds.length) * 3_600_000).toISOString(),
    }));
    return () => ticketsFromEvents(events);
  },
  evaluateServiceStandards(count) {
    const tickets = ticketsOf(count);
    return () => evaluateServiceStandards(tickets, { ...service, asOf });
  },
  ticketDueTimes(count) {
    const tickets = ticketsOf(count);
    return () => ticketDueTimes(tickets, { ...service, at: `${asOf}T12:00:00Z` });
  },
  plainSortOfTickets(count) {
    const tickets = ticketsOf(count);
    return () => tickets.map((ticket) => ({ ...ticket })).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  },
  detectRecurringProblems(count) {
    const tickets = ticketsOf(count);
    return () => detectRecurringProblems(tickets, { asOf });
  },
  fitEffortWeights(count) {
    const tickets = ticketsOf(count);
    const answers = tickets.map(({ id }) => ({
      ticketId: id,
      at: asOf,
      metric: "ces" as const,
      scale: { min: 1, max: 5, higherIsBetter: false },
      score: 1 + below(5),
    }));
    return () => fitEffortWeights(tickets, answers);
  },
  fitLoyaltyModel(count) {
    const rows = many(count, () => ({ effort: 1 + below(401) / 100, repurchased: below(10) < 7 }));
    return () => fitLoyaltyModel(rows, {});
  },
  survivalCurve(count) {
    const stays = many(count, () => ({ duration: below(3000), ended: below(3) > 0 }));
    return () => survivalCurve(stays);
  },
  netPromoterScore(count) {
    const answers = answersOf(count, 10);
    return () => netPromoterScore(answers);
  },
  customerSatisfaction(count) {
    const answers = answersOf(count, 5);
    return () => customerSatisfaction(answers);
  },
  customerEffortScore(count) {
    const answers = answersOf(count, 7);
    return () => customerEffortScore(answers);
  },
  usageTrend(count) {
    const usage = many(count, () => ({ on: dayFrom(-below(700)), value: below(100), of: 100 }));
    return () => usageTrend(usage, { asOf });
  },
  evaluatePredictions(count) {
    const { chances, outcomes } = predictionsOf(count);
    return () => evaluatePredictions(chances, outcomes);
  },
  comparePredictions(count) {
    const { chances, outcomes } = predictionsOf(count);
    const others = chances.map((chance) => (chance + 0.5) / 2);
    return () => comparePredictions(chances, others, outcomes, { seed: 1 });
  },
  parseTickets(count) {
    const rows = ticketsOf(count);
    return () => parseTickets(rows);
  },
};
