import { figure } from "./figure.js";

/** A review interval in calendar months. */
export interface ReviewInterval {
  idealMonths: number;
  maximumMonths: number;
}

const interval = (level: string, idealMonths: number, maximumMonths: number) =>
  figure<ReviewInterval>(
    { idealMonths, maximumMonths },
    "calendar months between reviews",
    "judgment",
    `accounts of ${level} opportunity`,
    "stated judgment over the rule that low is reviewed at least yearly and high more often",
  );

/** How often to review an account. */
export const reviewFigures = {
  "reviews.interval.high": interval("high", 3, 4),
  "reviews.interval.medium": interval("medium", 6, 9),
  "reviews.interval.low": interval("low", 12, 12),
};
