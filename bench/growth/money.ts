/** Plans of 100,000 reviews of 500 sellers, and of 2,000 reviews of one, where no two priorities are equal. */
import { planReviews } from "retention-kit";
import { cpuSeconds } from "./cpu-seconds.js";
import { dayFrom, many, requestsOf, sellersFor } from "./rows.js";

export function plansInMoney(): void {
  for (const [reviews, each, minutes] of [
    [100_000, 200, 90],
    [100_000, 200, 60],
    [2000, 2000, 240],
  ] as const) {
    const requests = requestsOf(reviews, each);
    const sellers = sellersFor(reviews, each, minutes);
    const options = { from: dayFrom(1), to: dayFrom(90), sellers };
    let left = 0;
    const seconds = Math.min(
      ...many(2, () => cpuSeconds(() => (left = planReviews(requests, options).unbooked.length))),
    );
    console.log(`${reviews} reviews of ${sellers.length} sellers, ${left} left out: ${seconds.toFixed(2)} CPU s`);
  }
}
