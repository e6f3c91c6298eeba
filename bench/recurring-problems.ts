/** The figures of docs/recurring-problems.md: false alarms among steady and swinging topics, delay of a doubling. */
import { recurringSimulation } from "../test/support/recurring-simulation.js";

console.log("Share of calls with a false alarm, 30 topics, 2,000 calls, rate asked for 0.05");
for (const variation of [0, 0.1, 0.25, 0.5, 1]) {
  const { falseAlarms } = recurringSimulation(1, 28);
  console.log(`  excess variation ${variation}: ${falseAlarms(2000, 30, variation).toFixed(3)}`);
}

console.log("Days until a doubling stands out among 20 topics, 300 runs: median (10% to 90%)");
const RUNS = 300;
const HORIZON = 90;
for (const perWindow of [5, 10, 20, 40, 80]) {
  const cells = [7, 14, 28].map((windowDays) => {
    const days = recurringSimulation(2, windowDays).delays(RUNS, perWindow, HORIZON);
    const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => {
      const day = days[Math.ceil(share * RUNS) - 1] ?? NaN;
      return day > HORIZON ? `over ${HORIZON}` : `${day}`;
    });
    return `window ${windowDays}: ${middle} (${low} to ${high})`;
  });
  console.log(`  ${perWindow} tickets in 28 days before: ${cells.join(", ")}`);
}
