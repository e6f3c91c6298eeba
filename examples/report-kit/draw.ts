import * as Plot from "@observablehq/plot";
import { Window } from "happy-dom";

/** Draws a chart to an SVG text, without a browser. */
export function draw(options: Plot.PlotOptions): string {
  const { document } = new Window();
  return Plot.plot({ ...options, document: document as unknown as NonNullable<Plot.PlotOptions["document"]> })
    .outerHTML;
}
