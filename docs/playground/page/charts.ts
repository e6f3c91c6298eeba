import { isSame } from "../is-same.js";
import { LEVELS, NONE, type ShownPlan, type ShownScore, type ShownWordOfMouth } from "../messages.js";
import { count, drawing, element, estimate, svg } from "./dom.js";

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
  const levels = LEVELS.map((level, place) => `${count(now.levels.filter((each) => each === place).length)} ${level}`);
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
    const bin = bins[Math.min(BINS - 1, Math.floor((score / 100) * BINS))];
    const level = LEVELS[levels[index] ?? NONE];
    if (bin !== undefined && level !== undefined) bin[level]++;
  });
  return bins;
}

/** A drawing of the plan. It is made once for the days of a book; then what changed is drawn. */
export interface PlanChart {
  element: SVGElement;
  /** Whether a plan has the same sellers and days, so that it can be shown here. */
  fits: (plan: ShownPlan, width: number) => boolean;
  show: (plan: ShownPlan, chosen: { sellerId: string; on: string }) => void;
}

/** Each seller's working days, the fuller the darker; a click chooses a day. */
export function planChart(width: number, plan: ShownPlan, choose: (sellerId: string, on: string) => void): PlanChart {
  const { dates, sellerIds, load } = plan;
  const labelWide = 74;
  const top = 18;
  const row = Math.max(14, Math.min(24, 300 / Math.max(1, sellerIds.length)));
  const wide = (width - labelWide) / Math.max(1, dates.length);
  const chart = drawing(width, top + sellerIds.length * row + 4, "");
  let month = "";
  let labelled = -MONTH_WIDE;
  dates.forEach((on, place) => {
    const x = labelWide + place * wide;
    if (on.slice(0, 7) === month || x < labelled + MONTH_WIDE) return;
    month = on.slice(0, 7);
    labelled = x;
    chart.append(svg("text", { x, y: 11 }, month));
  });
  sellerIds.forEach((sellerId, place) => {
    chart.append(svg("text", { x: 0, y: top + place * row + row * 0.68 }, sellerId.slice(0, 11)));
  });
  let ground = "";
  const cells = Array.from(load.on, (on, place) => {
    const at = {
      x: labelWide + on * wide,
      y: top + (load.sellers[place] ?? 0) * row + 1,
      width: Math.max(1, wide - 1.5),
      height: row - 2,
    };
    ground += `M${at.x} ${at.y}h${at.width}v${at.height}h${-at.width}z`;
    return svg("rect", { ...at, class: "day", "fill-opacity": 0, "data-day": place });
  });
  chart.append(svg("path", { class: "free", d: ground }), ...cells);
  const placeOf = ({ target }: Event): number =>
    target instanceof SVGElement ? Number(target.dataset.day ?? NaN) : NaN;
  const idsOf = (place: number): [string, string] => [
    sellerIds[load.sellers[place] ?? -1] ?? "",
    dates[load.on[place] ?? -1] ?? "",
  ];
  let minutes: Float64Array = new Float64Array(cells.length).fill(NaN);
  let { capacity } = load;
  let marked: SVGElement | undefined;
  chart.addEventListener("click", (event) => {
    const place = placeOf(event);
    if (!Number.isNaN(place)) choose(...idsOf(place));
  });
  // A day is told where somebody points at it: to tell all of them would take longer than to draw them.
  chart.addEventListener("pointerover", (event) => {
    const place = placeOf(event);
    const told = `${idsOf(place).join(", ")}: ${minutes[place]} of ${capacity[place]} minutes`;
    cells[place]?.replaceChildren(svg("title", {}, told));
  });
  return {
    element: chart,
    fits: (other, otherWidth) =>
      otherWidth === width &&
      isSame(other.dates, dates) &&
      isSame(other.sellerIds, sellerIds) &&
      isSame([other.load.on, other.load.sellers], [load.on, load.sellers]),
    show({ load: now }, chosen) {
      let [booked, room] = [0, 0];
      cells.forEach((cell, place) => {
        const [full, most] = [now.minutes[place] ?? 0, now.capacity[place] ?? 0];
        booked += full;
        room += most;
        if (full === minutes[place] && most === capacity[place]) return;
        cell.setAttribute("fill-opacity", (most === 0 ? 1 : Math.min(1, full / most)).toFixed(2));
        cell.replaceChildren();
      });
      ({ minutes, capacity } = now);
      marked?.classList.remove("chosen");
      marked = cells.find((_, place) => isSame(idsOf(place), [chosen.sellerId, chosen.on]));
      marked?.classList.add("chosen");
      const label = `${sellerIds.length} reps, ${count(booked / 60)} of ${count(room / 60)} hours for reviews are booked`;
      chart.setAttribute("aria-label", label);
    },
  };
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
