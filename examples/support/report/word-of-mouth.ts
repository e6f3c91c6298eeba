import { assumptions, projectWordOfMouth, sensitivity, type WordOfMouthCohort } from "retention-kit";
import { describe } from "retention-kit/locales";
import { fan, type FanPoint } from "../charts/fan.js";
import { tornado } from "../charts/tornado.js";
import { cards, escapeHtml, figure } from "../page.js";
import type { Phrase } from "../phrases/phrase.js";
import { sayIn } from "../say.js";
import type { ReportInput } from "./report-input.js";

/** Standard deviations of a normal within which nine in ten lie. */
const NINE_IN_TEN = 1.645;

const labels: Record<string, Phrase> = {
  wonPerHearer: "probability that a hearer is won",
  lostPerHearer: "probability that a hearer is lost",
  customerValue: "what a customer is worth",
  "wordOfMouth.told.dissatisfied": "people whom the dissatisfied tell",
  "wordOfMouth.told.dissatisfied.moreThan20Share": "share who tell more than 20",
  "wordOfMouth.told.resolved": "people told of a solution",
};

/** What customers tell, and what that brings or costs: a fan under both sets of figures, and a tornado. */
export function wordOfMouth({ book, currency, locale }: ReportInput): string[] {
  if (book.wordOfMouth === null) return [];
  const { cohort, projection, reasons } = book.wordOfMouth;
  const { outcomes } = cohort;
  const say = sayIn(locale.language);
  const unit = projection.money === null ? "hearers" : "money";
  const yLabel = unit === "money" ? currency : say("people who have heard");
  const tornadoOf = sensitivity(cohort, { quantity: unit });
  const labelOf = (factor: string): string => {
    const label = labels[factor];
    return label === undefined ? factor : say(label);
  };
  const said = [...reasons, ...projection.reasons].map((reason) => escapeHtml(describe(reason, locale))).join("; ");
  return [
    `<h2>${say("What word of mouth brings and costs")}</h2>`,
    cards(
      [
        [say("kept silent"), outcomes.silent ?? 0],
        [say("unsatisfied"), outcomes.unsatisfied ?? 0],
        [say("satisfied"), outcomes.satisfied ?? 0],
        [say("satisfied quickly"), outcomes.satisfiedQuickly ?? 0],
        [say("people will hear"), Math.round(projection.hearers.mean)],
        ...(projection.money === null
          ? []
          : [[say("{currency} in a year", { currency }), Math.round(projection.money.mean)] as const]),
      ],
      locale.language,
    ),
    `<p class="soft">${said}.</p>`,
    figure(
      fan(
        [
          ...fanOf(say("published figures"), "published", cohort, unit),
          ...fanOf(say("cautious figures"), "cautious", cohort, unit),
        ],
        {
          x: say("months from now"),
          y: say("{label}, in all", { label: yLabel }),
        },
      ),
      say(
        "The line is the mean; nine in ten outcomes lie in the dark band if the figures are right, and about nine in ten in the light one, which holds the doubt about the figures too.",
      ),
    ),
    figure(
      tornado(
        tornadoOf.bars.map((bar) => ({ ...bar, label: labelOf(bar.factor) })),
        tornadoOf.base,
        yLabel,
      ),
      say(
        "How far each assumption moves the answer, one at a time, from its least to its most: figures over their published range, the example's own guesses by a fifth.",
      ),
    ),
  ];
}

function fanOf(
  figures: string,
  preset: "published" | "cautious",
  cohort: WordOfMouthCohort,
  unit: "money" | "hearers",
): FanPoint[] {
  const { byPeriod } = projectWordOfMouth(cohort, { assumptions: assumptions(preset) });
  const start = { figures, period: 0, mean: 0, lower: 0, upper: 0, least: 0, most: 0 };
  const points = byPeriod.flatMap(({ period, cumulative }): FanPoint[] => {
    const estimate = cumulative[unit];
    if (estimate === null) return [];
    const { mean, lower, upper, chance, assumption } = estimate;
    const reach = NINE_IN_TEN * Math.hypot(chance, assumption);
    return [{ figures, period, mean, lower, upper, least: mean - reach, most: mean + reach }];
  });
  return [start, ...points];
}
