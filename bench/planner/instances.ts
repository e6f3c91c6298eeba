import type { PlanningRequest, PlanReviewsOptions } from "retention-kit";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { draws } from "../../test/support/draws.js";

/** How ideal dates fall over the plan. */
export type Spread = "uniform" | "bursts" | "clustered" | "day-0";
export const SPREADS: readonly Spread[] = ["uniform", "bursts", "clustered", "day-0"];

/** One review: days count from the plan's first. */
export interface BenchReview {
  /** Position of the seller; `null` for either. */
  seller: number | null;
  minutes: number;
  priority: number;
  earliest: number;
  ideal: number;
  latest: number;
}

/** A plan to make, in numbers alone, so that both solvers read the same thing. Sellers work Monday to Friday. */
export interface BenchInstance {
  sellers: number;
  days: number;
  minutesPerDay: number;
  reviews: BenchReview[];
  earlyWeight: number;
  lateWeight: number;
  unbookedPenalty: number;
}

/** A Monday. */
const FROM = "2027-01-04";

/** Minutes of each seller on a day. */
export function minutesOn({ minutesPerDay }: BenchInstance, day: number): number {
  return day % 7 < 5 ? minutesPerDay : 0;
}

/** The instance as `planReviews` takes it. */
export function planningInput(instance: BenchInstance): { requests: PlanningRequest[]; options: PlanReviewsOptions } {
  const { reviews, sellers, days, minutesPerDay, earlyWeight, lateWeight, unbookedPenalty } = instance;
  const on = (day: number): string => plainDate(parseDay(FROM) + day);
  const hours: [string, string][] = [["08:00", "20:00"]];
  return {
    requests: reviews.map(({ seller, minutes, priority, earliest, ideal, latest }, index) => ({
      key: `account-${index}:1`,
      accountId: `account-${index}`,
      ...(seller !== null && { sellerId: `seller-${seller}` }),
      minutes,
      priority,
      earliestOn: on(earliest),
      idealOn: on(ideal),
      latestOn: on(latest),
    })),
    options: {
      sellers: Array.from({ length: sellers }, (_, seller) => ({
        id: `seller-${seller}`,
        timeZone: "UTC",
        minutesPerDay,
        calendar: { hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } },
      })),
      from: FROM,
      to: on(days - 1),
      earlyWeight,
      lateWeight,
      unbookedPenalty,
    },
  };
}

/** Ideal days over a plan of so many days. */
function idealDays(spread: Spread, days: number, seed: number): () => number {
  const { uniform, normal } = draws(seed);
  const centres = Array.from({ length: 6 }, () => uniform() * days);
  const inside = (day: number): number => Math.min(days - 1, Math.max(0, Math.floor(day)));
  return () => {
    switch (spread) {
      case "uniform":
        return inside(uniform() * days);
      case "bursts":
        return inside((Math.floor(uniform() * 4) + 1) * (days / 4) - 14 * uniform());
      case "clustered":
        return inside((centres[Math.floor(uniform() * centres.length)] ?? 0) + 6 * normal());
      case "day-0":
        return 0;
    }
  };
}

/** 2,000 reviews over 250 working days, eight places a day, any day allowed: the days are just enough. */
export function oneSellerYear(spread: Spread, reviews = 2000): BenchInstance {
  const days = 350;
  const idealDay = idealDays(spread, days, 1);
  return {
    sellers: 1,
    days,
    minutesPerDay: 480,
    reviews: Array.from({ length: reviews }, (_, index) => ({
      seller: 0,
      minutes: 60,
      priority: 1 + (index % 3),
      earliest: 0,
      ideal: idealDay(),
      latest: days - 1,
    })),
    earlyWeight: 1,
    lateWeight: 2,
    unbookedPenalty: 2 * days,
  };
}

/** 5,000 reviews, each within 30 days of its ideal date, for two sellers with twelve places a day: either may hold it. */
export function twoSellersYear(spread: Spread, reviews = 5000): BenchInstance {
  const days = 350;
  const idealDay = idealDays(spread, days, 2);
  return {
    sellers: 2,
    days,
    minutesPerDay: 720,
    reviews: Array.from({ length: reviews }, (_, index) => {
      const ideal = idealDay();
      return {
        seller: null,
        minutes: 60,
        priority: 1 + (index % 3),
        earliest: Math.max(0, ideal - 30),
        ideal,
        latest: Math.min(days - 1, ideal + 30),
      };
    }),
    earlyWeight: 1,
    lateWeight: 2,
    unbookedPenalty: 61,
  };
}

/** 300 reviews of 30, 45 or 60 minutes over 60 working days that they fill to 95%. */
export function mixedLengths(seed: number): BenchInstance {
  const days = 84;
  const { uniform } = draws(seed);
  const reviews = Array.from({ length: 300 }, () => {
    const ideal = Math.floor(uniform() * days);
    return {
      seller: 0,
      minutes: 30 + 15 * Math.floor(3 * uniform()),
      priority: 1 + Math.floor(3 * uniform()),
      earliest: Math.max(0, ideal - 20),
      ideal,
      latest: Math.min(days - 1, ideal + 20),
    };
  });
  const minutes = reviews.reduce((sum, review) => sum + review.minutes, 0);
  return {
    sellers: 1,
    days,
    minutesPerDay: Math.round(minutes / 0.95 / 60),
    reviews,
    earlyWeight: 1,
    lateWeight: 2,
    unbookedPenalty: 41,
  };
}
