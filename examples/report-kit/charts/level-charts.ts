import * as Plot from "@observablehq/plot";
import { draw } from "../draw.js";
import { grouped } from "../page.js";
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
  return draw({
    width: 460,
    height: 170,
    marginLeft: 70,
    marginRight: 70,
    x: { label: say("accounts"), grid: true },
    y: { label: null, domain: levelColours.domain, tickFormat: (level: Level) => say(level) },
    color: levelColours,
    marks: [
      Plot.barX(levels, { x: "accounts", y: "level", fill: "level" }),
      Plot.text(levels, {
        x: "accounts",
        y: "level",
        text: ({ accounts }: LevelSum) => grouped(accounts, language),
        textAnchor: "start",
        dx: 5,
      }),
    ],
  });
}

/** What the chosen offers of each level are expected to bring. */
export function worthChart(levels: LevelSum[], currency: string, say: Say, language: string): string {
  return draw({
    width: 460,
    height: 170,
    marginLeft: 70,
    marginRight: 70,
    x: { label: say("expected value, thousand {currency}", { currency }), grid: true },
    y: { label: null, domain: levelColours.domain, tickFormat: (level: Level) => say(level) },
    color: levelColours,
    marks: [
      Plot.barX(levels, { x: ({ worth }: LevelSum) => worth / 1000, y: "level", fill: "level" }),
      Plot.text(levels, {
        x: ({ worth }: LevelSum) => worth / 1000,
        y: "level",
        text: ({ worth }: LevelSum) => grouped(Math.round(worth / 1000), language),
        textAnchor: "start",
        dx: 5,
      }),
    ],
  });
}
