/**
 * Draws docs/figures/bass.svg: the published sales of video recorders, the Bass curve fitted to them, and its forecast.
 * Run: npm run docs:figures
 */
import * as Plot from "@observablehq/plot";
import { bassDiffusion, fitBassDiffusion } from "retention-kit";
import { draw } from "../report-kit/draw.js";
import { writeFigure } from "./write-figure.js";

/** Thousands sold in the USA from 1980 on: Cowpertwait & Metcalfe (2009), "Introductory time series with R", 3.3.4. */
const sales = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890];
const AHEAD = 6;
const FIRST_YEAR = 1980;

const { parameters, forecast } = fitBassDiffusion(sales, { forecastPeriods: AHEAD });
const { adopters } = bassDiffusion(parameters, { periods: sales.length + AHEAD });
const year = (period: number): number => FIRST_YEAR + period - 1;
const millions = (thousands: number): number => thousands / 1000;

const curve = adopters.map((count, index) => ({ year: year(index + 1), sold: millions(count) }));
const band = forecast.map(({ period, adopters: { lower, upper } }) => ({
  year: year(period),
  lower: millions(lower),
  upper: millions(upper),
}));
const counted = sales.map((count, index) => ({ year: year(index + 1), sold: millions(count) }));
const label = { frameAnchor: "top-right", dx: -8, fontWeight: "bold" } as const;
writeFigure(
  "bass",
  draw({
    width: 760,
    height: 320,
    marginLeft: 48,
    style: { background: "white", color: "#222", fontSize: "12px" },
    x: { label: null, tickFormat: "d" },
    y: { label: "video recorders sold in the year, millions", grid: true },
    marks: [
      Plot.areaY(band, { x: "year", y1: "lower", y2: "upper", fill: "#3b6ea5", fillOpacity: 0.2 }),
      Plot.lineY(curve, { x: "year", y: "sold", stroke: "#3b6ea5", strokeWidth: 2.5 }),
      Plot.dot(counted, { x: "year", y: "sold", fill: "#222", r: 4 }),
      Plot.ruleY([0]),
      Plot.text(["dots: sold"], { ...label, dy: 8, fill: "#222" }),
      Plot.text(["fitted to them, and forecast with its 90% interval"], { ...label, dy: 24, fill: "#3b6ea5" }),
    ],
  }),
);
