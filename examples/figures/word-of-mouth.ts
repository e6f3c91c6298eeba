/**
 * Draws docs/figures/word-of-mouth-fan.svg and word-of-mouth-tornado.svg: a projection under both sets of figures, and
 * which assumption moves it most. Run: npm run docs:figures
 */
import { assumptions, projectWordOfMouth, sensitivity, type WordOfMouthCohort } from "retention-kit";
import { fan } from "../report-kit/charts/fan.js";
import { tornado } from "../report-kit/charts/tornado.js";
import { fanPoints } from "../report-kit/fan-points.js";
import { writeFigure } from "./write-figure.js";

const cohort: WordOfMouthCohort = {
  customers: 1000,
  problemShare: 0.3,
  outcomes: { silent: 0.4, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.2 },
  wonPerHearer: 0.05,
  lostPerHearer: 0.02,
  delay: [0.4, 0.3, 0.2, 0.1],
};
const published = projectWordOfMouth(cohort);
const cautious = projectWordOfMouth(cohort, { assumptions: assumptions("cautious") });
writeFigure(
  "word-of-mouth-fan",
  fan([...fanPoints("published figures", published, "net"), ...fanPoints("cautious figures", cautious, "net")], {
    x: "periods from now",
    y: "customers won less lost, in all",
  }),
);

const labels: Record<string, string> = {
  problemShare: "share with a problem",
  wonPerHearer: "probability that a hearer is won",
  lostPerHearer: "probability that a hearer is lost",
  "wordOfMouth.told.dissatisfied": "people whom the dissatisfied tell",
  "wordOfMouth.told.dissatisfied.moreThan20Share": "share who tell more than 20",
  "wordOfMouth.told.resolved": "people told of a solution",
};
const { bars, base } = sensitivity(cohort);
writeFigure(
  "word-of-mouth-tornado",
  tornado(
    bars.map((bar) => ({ ...bar, label: labels[bar.factor] ?? bar.factor })),
    base,
    "customers won less lost",
  ),
);
