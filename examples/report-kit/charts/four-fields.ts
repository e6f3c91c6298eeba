import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { axisNumber } from "../numbers.js";
import type { Say } from "../say.js";
import { freeLabels } from "./free-labels.js";
import { levelColours } from "./level-colours.js";

/** Where an account stands: what it could still buy, and whether it will buy again. */
export interface Standing {
  accountId: string;
  /** Its name, and its id in brackets, which the page's script finds. */
  name: string;
  level: string;
  worth: number;
  loyalty: number;
  /** Value at risk, which the size of the dot shows; 0 where it is not known. */
  atRisk: number;
}

/** Loyalty below which an account counts as at risk. */
export const AT_RISK = 0.7;

/** More dots than these, of those with the most at risk, lie on each other, and a page that holds them opens late. */
export const MOST_DOTS = 1000;

const SMALLEST_DOT = 2;
const LARGEST_DOT = 11;
const LETTER = 6.2;

/** Those who could buy much and are at risk: the field at the lower right. */
export function muchAtRisk(standings: readonly Standing[]): Standing[] {
  const middle = middleWorth(standings);
  return standings.filter(({ worth, loyalty }) => worth > 0 && worth >= middle && loyalty < AT_RISK);
}

/** Half of the accounts could buy less. */
function middleWorth(standings: readonly Standing[]): number {
  const worths = standings.map(({ worth }) => worth).sort((a, b) => a - b);
  return worths[Math.floor(worths.length / 2)] ?? 0;
}

/** Four fields: who could buy much and is at risk stands at the lower right, the larger the more it would cost. */
export function fourFields(
  standings: readonly Standing[],
  currency: string,
  say: Say,
  language: string,
  width: number,
): string {
  const isWide = width > 600;
  const size = { width, height: isWide ? 420 : 380, marginLeft: 50, marginRight: 20, marginTop: 20, marginBottom: 34 };
  const middle = middleWorth(standings);
  const most = Math.max(1, ...standings.map(({ worth }) => worth));
  const labelled = labels(standings, size, isWide ? 14 : 5);
  const corner = {
    fontWeight: "bold",
    fill: "#5b6477",
    fontSize: isWide ? 12 : 10,
    stroke: "white",
    strokeWidth: 4,
  } as const;
  return draw({
    ...size,
    x: {
      type: "sqrt",
      domain: [0, most],
      label: say("what it could still buy: expected value, {currency}", { currency }),
      grid: true,
      ticks: isWide ? 8 : 4,
      tickFormat: axisNumber(language),
    },
    y: { domain: [0, 1], label: say("probability of buying again"), tickFormat: ".0%", grid: true },
    r: { range: [SMALLEST_DOT, LARGEST_DOT] },
    color: { ...levelColours, legend: false },
    marks: [
      Plot.ruleX([middle], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      Plot.ruleY([AT_RISK], { stroke: "#5b6477", strokeDasharray: "4 3" }),
      // The largest first, so that none hides behind another.
      Plot.dot(
        standings.toSorted((a, b) => b.atRisk - a.atRisk || (a.accountId < b.accountId ? -1 : 1)).slice(0, MOST_DOTS),
        {
          x: "worth",
          y: ({ loyalty }: Standing) => loyalty,
          r: "atRisk",
          fill: "level",
          fillOpacity: 0.55,
          stroke: "white",
          strokeWidth: 0.4,
          title: "name",
        },
      ),
      ...labelled.map(({ item, dx, dy, anchor }) =>
        Plot.text([item], {
          x: "worth",
          y: "loyalty",
          text: ({ name }: Standing) => shortName(name),
          textAnchor: anchor,
          dx,
          dy,
          fontSize: 10,
          fill: "#1d2433",
          stroke: "white",
          strokeWidth: 3,
        }),
      ),
      Plot.text([say("could buy much, at risk: act now")], { frameAnchor: "bottom-right", dx: -6, dy: -8, ...corner }),
      Plot.text([say("could buy much, loyal: sell")], { frameAnchor: "top-right", dx: -6, dy: 8, ...corner }),
      ...(isWide
        ? [
            Plot.text([say("could buy little, loyal: keep")], { frameAnchor: "top-left", dx: 6, dy: 8, ...corner }),
            Plot.text([say("could buy little, at risk: ask why")], {
              frameAnchor: "bottom-left",
              dx: 6,
              dy: -8,
              ...corner,
            }),
          ]
        : []),
    ],
  });
}

/** Names for those who could buy much and are at risk, the most at risk first, where there is room beside their dots. */
function labels(
  standings: readonly Standing[],
  {
    width,
    height,
    marginLeft,
    marginRight,
    marginTop,
    marginBottom,
  }: Record<string, number> & {
    width: number;
    height: number;
    marginLeft: number;
    marginRight: number;
    marginTop: number;
    marginBottom: number;
  },
  count: number,
): ReturnType<typeof freeLabels<Standing>> {
  const most = Math.max(1, ...standings.map(({ worth }) => worth));
  const mostAtRisk = Math.max(1, ...standings.map(({ atRisk }) => atRisk));
  const across = width - marginLeft - marginRight;
  const down = height - marginTop - marginBottom;
  const candidates = muchAtRisk(standings)
    .sort((a, b) => b.atRisk - a.atRisk || (a.accountId < b.accountId ? -1 : 1))
    .slice(0, 3 * count)
    .map((item) => ({
      item,
      x: marginLeft + Math.sqrt(item.worth / most) * across,
      y: marginTop + (1 - item.loyalty) * down,
      radius: SMALLEST_DOT + Math.sqrt(item.atRisk / mostAtRisk) * (LARGEST_DOT - SMALLEST_DOT),
      width: shortName(item.name).length * LETTER,
    }));
  const frame = {
    left: marginLeft,
    right: width - marginRight,
    top: marginTop,
    // The words of the corner stand there.
    bottom: height - marginBottom - 20,
  };
  return freeLabels(candidates, frame).slice(0, count);
}

function shortName(name: string): string {
  return name.replace(/ \([^()]*\)$/, "");
}
