import * as Plot from "@observablehq/plot";
import { shortDayIn } from "../dates.js";
import { draw } from "../draw.js";

/** A booking that moved from one day to another. */
export interface Move {
  sellerId: string;
  from: string;
  to: string;
}

const HEIGHT_OF_MOVE = 5;
const GAP = 2;

/** A line for each move, seller by seller: from the ring, where it was, to the dot, where it is now. */
export function movesChart(moves: readonly Move[], language: string, width: number): string {
  const dayOf = shortDayIn(language);
  const ordered = moves.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const sellers = [...new Set(ordered.map(({ sellerId }) => sellerId))];
  const rows = ordered.map(({ sellerId, from, to }, index) => ({
    sellerId,
    // Room between two sellers, so that their names never touch.
    line: index + GAP * sellers.indexOf(sellerId),
    from: new Date(from),
    to: new Date(to),
  }));
  const firsts = rows.filter(({ sellerId }, index) => rows[index - 1]?.sellerId !== sellerId);
  return draw({
    width,
    height: 60 + (rows.length + GAP * sellers.length) * HEIGHT_OF_MOVE,
    marginLeft: 80,
    x: {
      type: "utc",
      label: null,
      grid: true,
      ticks: width > 600 ? 8 : 3,
      // The names of months that the axis has are English.
      tickFormat: (day: Date) => dayOf(day.toISOString().slice(0, 10)),
    },
    y: { axis: null, reverse: true },
    marks: [
      Plot.ruleY(firsts, { y: ({ line }: (typeof rows)[number]) => line - 1.5, stroke: "#dfe3ea" }),
      Plot.ruleY(rows, { y: "line", x1: "from", x2: "to", stroke: "#1f6f8b", strokeOpacity: 0.5 }),
      Plot.dot(rows, { y: "line", x: "from", r: 2, fill: "white", stroke: "#d1495b" }),
      Plot.dot(rows, { y: "line", x: "to", r: 2.2, fill: "#12485c" }),
      Plot.text(firsts, {
        y: "line",
        text: "sellerId",
        frameAnchor: "left",
        textAnchor: "end",
        dx: -10,
        lineAnchor: "top",
      }),
    ],
  });
}

function key({ sellerId, from, to }: Move): string {
  return `${sellerId} ${from} ${to}`;
}
