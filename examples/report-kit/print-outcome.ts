import type { Portfolio } from "retention-kit";

/** Prints what a portfolio review came to: accounts by level, reviews booked, and what has no day. */
export function printOutcome({ accounts, plan, valueAtRisk, wordOfMouth }: Portfolio): void {
  const levels = tally(accounts.map(({ opportunity }) => opportunity.level));
  console.log(
    `${accounts.length} accounts by opportunity: ${levels.map(([level, count]) => `${count} ${level}`).join(", ")}`,
  );
  console.log(
    `${plan.booked.length} reviews booked from ${plan.from} to ${plan.to}, ${plan.unbooked.length} without a day`,
  );
  for (const [cause, count] of tally(plan.unbooked.map(({ cause }) => cause))) console.log(`  ${count} ${cause}`);
  if (plan.moved.length > 0) console.log(`${plan.moved.length} bookings of the last plan moved`);
  if (valueAtRisk !== null) {
    const { amount, worth, currency, months } = valueAtRisk;
    const money = [Math.round(worth), currency ?? ""].join(" ").trim();
    console.log(`${Math.round(amount)} of ${money} in ${months} months at risk`);
  }
  if (wordOfMouth !== null) console.log(`${Math.round(wordOfMouth.projection.hearers.mean)} people will hear of it`);
  const least = plan.cost - plan.lowerBound < 1e-6 * Math.max(1, plan.cost);
  console.log(
    least
      ? "no plan costs less"
      : `the plan costs at most ${((plan.cost / plan.lowerBound - 1) * 100).toFixed(1)}% more than the least`,
  );
}

function tally(words: readonly string[]): [word: string, count: number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
