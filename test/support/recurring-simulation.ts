import { excessTickets, excessVariation, type Stretch } from "../../src/service/problems/excess-tickets.js";
import { benjaminiHochberg } from "../../src/numeric/fitting/benjamini-hochberg.js";
import { draws } from "./draws.js";

/** Streams of tickets by the day, judged as `detectRecurringProblems` judges them at its default rate. */
export function recurringSimulation(seed: number, windowDays: number) {
  const { uniform, exponential } = draws(seed);
  const historyDays = 364;

  const poisson = (mean: number): number => {
    let count = 0;
    for (let at = exponential(); at < mean; at += exponential()) count++;
    return count;
  };
  /** Mean 1 and variance `variation`, the inverse of which is a whole number. */
  const swing = (variation: number): number => {
    if (variation === 0) return 1;
    let sum = 0;
    for (let part = 0; part < Math.round(1 / variation); part++) sum += exponential();
    return sum * variation;
  };
  /** 0.2 to 20 tickets in 28 days, evenly on the log scale. */
  const anyRate = (): number => (0.2 * 100 ** uniform()) / 28;

  /** Tickets before each day. */
  const stream = (days: number, rateOn: (day: number) => number): Float64Array => {
    const before = new Float64Array(days + 1);
    for (let day = 0; day < days; day++) before[day + 1] = (before[day] ?? 0) + poisson(rateOn(day));
    return before;
  };
  const stretch = (before: Float64Array, from: number, until: number): Stretch => ({
    tickets: (before[until] ?? NaN) - (before[from] ?? NaN),
    exposure: until - from,
  });
  /** Which streams stand out in the window that ends just before a day. */
  const judge = (streams: readonly Float64Array[], until: number): boolean[] => {
    const start = until - windowDays;
    const first = Math.max(start - historyDays, 0);
    const variation = excessVariation(
      streams.map((before) => {
        const windows: Stretch[] = [];
        for (let end = start; end - windowDays >= first; end -= windowDays) {
          windows.push(stretch(before, end - windowDays, end));
        }
        return windows;
      }),
    );
    const pValues = streams.map(
      (before) => excessTickets(stretch(before, start, until), stretch(before, first, start), variation)?.pValue ?? 1,
    );
    return benjaminiHochberg(pValues).map((pValue) => pValue <= 0.05);
  };

  /** Share of calls with a false alarm, over topics whose rate swings from window to window. */
  const falseAlarms = (calls: number, topics: number, variation: number): number => {
    const days = historyDays + windowDays;
    let alarms = 0;
    for (let call = 0; call < calls; call++) {
      const streams = Array.from({ length: topics }, () => {
        const rate = anyRate();
        let current = rate;
        return stream(days, (day) => (current = day % windowDays === 0 ? rate * swing(variation) : current));
      });
      if (judge(streams, days).includes(true)) alarms++;
    }
    return alarms / calls;
  };

  /** Days from the doubling of one topic among 20 until it stands out, in order; `horizon` + 1 where it does not. */
  const delays = (runs: number, perWindowOf28: number, horizon: number): number[] => {
    const change = historyDays + windowDays;
    const found = Array.from({ length: runs }, () => {
      const doubling = stream(change + horizon, (day) => (perWindowOf28 / 28) * (day < change ? 1 : 2));
      const others = Array.from({ length: 19 }, () => {
        const rate = anyRate();
        return stream(change + horizon, () => rate);
      });
      for (let day = 1; day <= horizon; day++) if (judge([doubling, ...others], change + day)[0] === true) return day;
      return horizon + 1;
    });
    return found.sort((left, right) => left - right);
  };
  return { falseAlarms, delays };
}
