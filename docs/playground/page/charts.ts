import type { ShownPlan, ShownScore, ShownWordOfMouth } from "../messages.js";
import { count, drawing, element, estimate, svg } from "./dom.js";

export const LEVELS = ["high", "medium", "low"] as const;

const BINS = 25;

/** Room that the name of a month needs. */
const MONTH_WIDE = 50;

/** Accounts by score, stacked by level, with the outline of another time. */
export function scoreChart(wide: number, now: ShownScore, before: ShownScore | null): HTMLElement {
  const height = 190;
  const floor = height - 22;
  const bins = binned(now);
  const totals = bins.map((bin) => LEVELS.reduce((sum, level) => sum + bin[level], 0));
  const beforeTotals = before === null ? [] : binned(before).map((bin) => bin.high + bin.medium + bin.low);
  const most = Math.max(1, ...totals, ...beforeTotals);
  const bar = wide / BINS;
  const tall = (accounts: number): number => (accounts / most) * (floor - 14);
  const levels = LEVELS.map((level) => `${count(now.levels.filter((each) => each === level).length)} ${level}`);
  const chart = drawing(wide, height, `Accounts by opportunity score from 0 to 100: ${levels.join(", ")}`);
  bins.forEach((bin, index) => {
    let top = floor;
    for (const level of [...LEVELS].reverse()) {
      const high = tall(bin[level]);
      top -= high;
      if (high > 0)
        chart.append(svg("rect", { class: level, x: index * bar + 1, y: top, width: bar - 2, height: high }));
    }
  });
  if (before !== null) {
    const steps = beforeTotals.map((total, index) => `H${index * bar}V${floor - tall(total)}H${(index + 1) * bar}`);
    chart.append(svg("path", { class: "before", d: `M0 ${floor}${steps.join("")}V${floor}` }));
  }
  chart.append(svg("path", { class: "axis", d: `M0 ${floor}H${wide}` }));
  for (const score of [0, 20, 40, 60, 80, 100]) {
    const anchor = score === 0 ? "start" : score === 100 ? "end" : "middle";
    chart.append(svg("text", { x: (score / 100) * wide, y: height - 6, "text-anchor": anchor }, String(score)));
  }
  chart.append(svg("text", { x: 0, y: 11 }, `${count(most)} accounts`));
  const key = LEVELS.map((level, index) =>
    element(
      "span",
      { class: "key" },
      svg("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, svg("rect", { class: level, width: 10, height: 10 })),
      levels[index] ?? "",
    ),
  );
  return element("div", {}, element("p", {}, ...key), chart);
}

function binned({ levels, scores }: ShownScore): Record<(typeof LEVELS)[number], number>[] {
  const bins = Array.from({ length: BINS }, () => ({ high: 0, medium: 0, low: 0 }));
  scores.forEach((score, index) => {
    if (score === null) return;
    const bin = bins[Math.min(BINS - 1, Math.floor((score / 100) * BINS))];
    const level = levels[index];
    if (bin !== undefined && level != null) bin[level]++;
  });
  return bins;
}

/** Each seller's working days, the fuller the darker; a click chooses a day. */
export function planChart(
  width: number,
  { load }: Pick<ShownPlan, "load">,
  chosen: { sellerId: string; on: string },
  choose: (sellerId: string, on: string) => void,
): SVGElement {
  const days = [...new Set(load.flatMap((seller) => seller.days.map(({ on }) => on)))].sort();
  const labelWide = 74;
  const top = 18;
  const row = Math.max(14, Math.min(24, 300 / Math.max(1, load.length)));
  const wide = (width - labelWide) / Math.max(1, days.length);
  const placeOf = new Map(days.map((on, index) => [on, labelWide + index * wide]));
  const booked = load.flatMap((seller) => seller.days).reduce((sum, { minutes }) => sum + minutes, 0);
  const capacity = load.flatMap((seller) => seller.days).reduce((sum, day) => sum + day.capacity, 0);
  const label = `${load.length} reps, ${count(booked / 60)} of ${count(capacity / 60)} hours for reviews are booked`;
  const chart = drawing(width, top + load.length * row + 4, label);
  let month = "";
  let labelled = -MONTH_WIDE;
  for (const on of days) {
    const x = placeOf.get(on) ?? 0;
    if (on.slice(0, 7) === month || x < labelled + MONTH_WIDE) continue;
    month = on.slice(0, 7);
    labelled = x;
    chart.append(svg("text", { x, y: 11 }, month));
  }
  load.forEach(({ sellerId, days: own }, index) => {
    const y = top + index * row;
    chart.append(svg("text", { x: 0, y: y + row * 0.68 }, sellerId.slice(0, 11)));
    for (const { on, minutes, capacity: room } of own) {
      const place = { x: placeOf.get(on) ?? 0, y: y + 1, width: Math.max(1, wide - 1.5), height: row - 2 };
      const isChosen = sellerId === chosen.sellerId && on === chosen.on;
      const cell = svg(
        "rect",
        { ...place, class: isChosen ? "day chosen" : "day" },
        svg("title", {}, `${sellerId}, ${on}: ${minutes} of ${room} minutes`),
      );
      cell.addEventListener("click", () => {
        choose(sellerId, on);
      });
      const fullness = room === 0 ? 1 : Math.min(1, minutes / room);
      chart.append(cell);
      if (fullness > 0) chart.append(svg("rect", { ...place, class: "full", opacity: fullness.toFixed(2) }));
    }
  });
  return chart;
}

/** What accounts are worth and how much of it is at risk, by where they stand. */
export function moneyChart(
  width: number,
  states: readonly { state: string; accounts: number; atRisk: number }[],
  currency: string,
): SVGElement {
  const row = 26;
  const most = Math.max(1, ...states.map(({ atRisk }) => atRisk));
  const words = states.map(
    ({ state, accounts, atRisk }) => `${state} ${estimate(atRisk)} in ${count(accounts)} accounts`,
  );
  const chart = drawing(width, states.length * row + 4, `Money at risk, ${currency}: ${words.join("; ")}`);
  states.forEach(({ state, accounts, atRisk }, index) => {
    const y = index * row;
    const wide = (atRisk / most) * Math.max(60, width - 340);
    chart.append(
      svg("text", { class: "strong", x: 0, y: y + 17 }, state),
      svg("rect", { class: "risk", x: 90, y: y + 4, width: wide, height: row - 8 }),
      svg("text", { x: 98 + wide, y: y + 17 }, `${estimate(atRisk)} ${currency}, ${count(accounts)} accounts`),
    );
  });
  return chart;
}

/** Customers won less lost by what customers tell, month by month, with its bounds. */
export function wordsChart(width: number, { netByPeriod }: Pick<ShownWordOfMouth, "netByPeriod">): SVGElement {
  const height = 170;
  const [left, right, top, bottom] = [48, 10, 12, 24];
  const points = [{ mean: 0, lower: 0, upper: 0 }, ...netByPeriod];
  const most = Math.max(0, ...points.map(({ upper }) => upper));
  const least = Math.min(most > 0 ? 0 : -1, ...points.map(({ lower }) => lower));
  const x = (period: number): number => left + (period / Math.max(1, points.length - 1)) * (width - left - right);
  const y = (value: number): number => top + ((most - value) / (most - least)) * (height - top - bottom);
  const end = points.at(-1) ?? { mean: 0, lower: 0, upper: 0 };
  const label = `Customers won less lost by word of mouth after ${points.length - 1} months: ${estimate(end.mean)}, between ${estimate(end.lower)} and ${estimate(end.upper)}`;
  const chart = drawing(width, height, label);
  const along = (values: readonly number[]): string =>
    values.map((value, period) => `${x(period).toFixed(1)} ${y(value).toFixed(1)}`).join("L");
  const upper = points.map((point) => point.upper);
  const lower = points.map((point) => point.lower);
  const back = lower
    .map((value, period) => `${x(period).toFixed(1)} ${y(value).toFixed(1)}`)
    .reverse()
    .join("L");
  chart.append(
    svg("path", { class: "band", d: `M${along(upper)}L${back}Z` }),
    svg("path", { class: "axis", d: `M${left} ${y(0).toFixed(1)}H${width - right}` }),
    svg("path", { class: "mean", d: `M${along(points.map(({ mean }) => mean))}` }),
  );
  for (const value of new Set([least, 0, most])) {
    chart.append(svg("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, estimate(value)));
  }
  for (let period = 0; period < points.length; period += width < 500 ? 6 : 3) {
    chart.append(
      svg(
        "text",
        { x: x(period), y: height - 6, "text-anchor": period === points.length - 1 ? "end" : "middle" },
        period === 0 ? "now" : `month ${period}`,
      ),
    );
  }
  return chart;
}
