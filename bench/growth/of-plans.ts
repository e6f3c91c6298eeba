/** What is made beforehand for so many reviews, and what is timed. */
import {
  comparePlans,
  groupByArea,
  joinPlans,
  loadOf,
  partsDemand,
  planReviews,
  planReviewsBySeller,
} from "retention-kit";
import { asOf, below, dayFrom, many, planOptions, requestsOf } from "./rows.js";
import type { Prepared } from "./functions.js";

/** Plans in which no two reviews have one priority take long; where one is only read, priorities are few. */
const planOf = (count: number) => {
  const requests = requestsOf(count).map((request, index) => ({ ...request, priority: 1 + (index % 7) }));
  return { requests, plan: planReviews(requests, planOptions(count)) };
};

export const ofPlans: Record<string, Prepared> = {
  planReviews(count) {
    const requests = requestsOf(count);
    const options = planOptions(count);
    return () => planReviews(requests, options);
  },
  planReviewsBySeller(count) {
    const requests = requestsOf(count);
    const options = planOptions(count);
    return () => [...planReviewsBySeller(requests, options)];
  },
  joinPlans(count) {
    const parts = [...planReviewsBySeller(requestsOf(count), planOptions(count))];
    return () => joinPlans(parts);
  },
  comparePlans(count) {
    const { requests, plan } = planOf(count);
    const after = planReviews(requests.slice(0, Math.floor(0.9 * count)), planOptions(count));
    return () => comparePlans(plan, after);
  },
  /** The least that reads two plans: each booking's key, day and first reason, once. */
  plainLoopOverBookings(count) {
    const { requests, plan } = planOf(count);
    const after = planReviews(requests.slice(0, Math.floor(0.9 * count)), planOptions(count));
    return () =>
      [plan, after].reduce(
        (letters, { booked }) =>
          booked.reduce(
            (sum, { key, on, reasons }) => sum + key.length + on.length + (reasons[0]?.code.length ?? 0),
            letters,
          ),
        0,
      );
  },
  loadOf(count) {
    const { plan } = planOf(count);
    return () => loadOf(plan);
  },
  groupByArea(count) {
    const { requests, plan } = planOf(count);
    const areas = Object.fromEntries(requests.map(({ accountId }) => [accountId, `area ${below(40)}`]));
    return () => groupByArea(plan, requests, { areas, perTrip: 4 });
  },
  partsDemand(count) {
    const assets = many(count, (index) => ({
      id: `x${index}`,
      accountId: `a${Math.floor(index / 2)}`,
      productId: `p${below(12)}`,
      purchasedOn: dayFrom(-1 - below(1700)),
    }));
    const rules = { services: [{ service: "oil", everyMonths: 6 }] };
    return () => partsDemand(assets, { asOf, to: dayFrom(180), rules, parts: { oil: ["filter"] } });
  },
};
