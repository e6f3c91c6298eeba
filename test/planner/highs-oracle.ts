import highsModule from "highs";
import type { PlanningRequest, PlanReviewsOptions } from "retention-kit";
import { choicesOf, drawnByFixed, fixedCost, freeMinutes, limitsOn } from "./planning-oracle.js";

// The types of highs describe its CommonJS form.
export const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * The least cost of any plan, as HiGHS finds it: where all reviews last equally long a linear programme, whose solutions
 * are whole, else an integer programme.
 */
export function leastCostByHighs(
  highs: Awaited<ReturnType<typeof loadHighs>>,
  requests: readonly PlanningRequest[],
  options: PlanReviewsOptions,
): number {
  const free = freeMinutes(requests, options);
  const bufferMinutes = options.bufferMinutes ?? 0;
  const length = (requests[0]?.minutes ?? 1) + bufferMinutes;
  const isOneLength = requests.every(({ minutes }) => minutes + bufferMinutes === length);
  const objective: string[] = [];
  const rows: string[] = [];
  const names: string[] = [];
  const takers = new Map<string, string[]>();
  const limits = new Map<string, { terms: string[]; most: number }>();
  const drawn = drawnByFixed(requests, options);
  choicesOf(requests, options).forEach(({ request, allowed, without }, index) => {
    const minutes = request.minutes + bufferMinutes;
    const own = [`u${index}`];
    objective.push(`${without} u${index}`);
    allowed.forEach(({ sellerId, day, cost }, option) => {
      const name = `x${index}_${option}`;
      own.push(name);
      objective.push(`${cost} ${name}`);
      for (const holder of [sellerId, ...(request.alsoSellerIds ?? [])]) {
        const place = `${holder} ${day}`;
        takers.set(place, [...(takers.get(place) ?? []), isOneLength ? name : `${minutes} ${name}`]);
      }
      for (const limit of limitsOn(request, { sellerId, day }, options)) {
        const known = limits.get(limit.name) ?? { terms: [], most: limit.most - (drawn.get(limit.name) ?? 0) };
        known.terms.push(`${limit.takes} ${name}`);
        limits.set(limit.name, known);
      }
    });
    names.push(...own);
    rows.push(`r${index}: ${own.join(" + ")} = 1`);
  });
  for (const [place, terms] of takers) {
    const left = Math.max(0, free.get(place) ?? 0);
    rows.push(`p${rows.length}: ${terms.join(" + ")} <= ${isOneLength ? Math.floor(left / length) : left}`);
  }
  for (const { terms, most } of limits.values()) {
    rows.push(`l${rows.length}: ${terms.join(" + ")} <= ${Math.max(0, most)}`);
  }
  const whole =
    isOneLength && limits.size === 0 && requests.every(({ alsoSellerIds }) => alsoSellerIds === undefined)
      ? ""
      : `Binary\n ${names.join("\n ")}\n`;
  const model = `Minimize\n obj: ${objective.join(" + ")}\nSubject To\n ${rows.join("\n ")}\n${whole}End`;
  const solution = highs.solve(model, { output_flag: false, mip_rel_gap: 0 });
  if (solution.Status !== "Optimal") throw new Error(`HiGHS says ${solution.Status}`);
  return solution.ObjectiveValue + fixedCost(requests, options);
}
