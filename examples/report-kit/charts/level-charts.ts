import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { about, axisNumber, grouped } from "../numbers.js";
import type { Say } from "../say.js";
import { levelColours } from "./level-colours.js";

/** A level of opportunity. */
type Level = "high" | "medium" | "low";

/** Accounts of one level, and what their best offers are expected to bring. */
export interface LevelSum {
  level: Level;
  accounts: number;
  worth: number;
}

/** How many accounts each level holds. */
export function levelChart(levels: LevelSum[], say: Say, language: string): string {
  return bars(levels, say, {
    label: say("accounts"),
    value: "accounts",
    text: ({ accounts }) => grouped(accounts, language),
    tick: axisNumber(language),
  });
}

/** What the chosen offers of each level are expected to bring. */
export function worthChart(levels: LevelSum[], currency: string, say: Say, language: string): string {
  return bars(levels, say, {
    label: say("expected {currency}", { currency }),
    value: "worth",
    text: ({ worth }) => about(worth, language),
    tick: axisNumber(language),
  });
}

function bars(
  levels: LevelSum[],
  say: Say,
  {
    label,
    value,
    text,
    tick,
  }: {
    label: string;
    value: "accounts" | "worth";
    text: (level: LevelSum) => string;
    tick: (value: number) => string;
  },
): string {
  return draw({
    width: 460,
    height: 170,
    marginLeft: 90,
    marginRight: 90,
    // Where all is nothing the bars have no length.
    x: {
      label,
      grid: true,
      ticks: 4,
      tickFormat: tick,
      domain: [0, Math.max(...levels.map((level) => level[value])) || 1],
    },
    y: { label: null, domain: levelColours.domain, tickFormat: (level: Level) => say(level) },
    color: levelColours,
    marks: [
      Plot.barX(levels, { x: value, y: "level", fill: "level" }),
      Plot.text(levels, { x: value, y: "level", text, textAnchor: "start", dx: 5 }),
    ],
  });
}
