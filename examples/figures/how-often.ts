/**
 * Draws docs/figures/how-often-*.svg: the main job's made-up book by the intervals of its levels, and allocated.
 * Run: npm run docs:figures
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { curvesChart, hoursChart, movedChart } from "../how-often/charts.js";
import { compare } from "../how-often/compare.js";
import { madeUpBook } from "../how-often/made-up-book.js";
import { writeFigure } from "./write-figure.js";

const { records, options } = madeUpBook(mkdtempSync(join(tmpdir(), "how-often-")));
const comparison = compare(records, options);
writeFigure("how-often-curves", curvesChart(comparison));
writeFigure("how-often-hours", hoursChart(comparison));
writeFigure("how-often-moved", movedChart(comparison));
