import { assumptions, projectWordOfMouth, sensitivity } from "retention-kit";
import { describe } from "retention-kit/locales";
import { fan } from "../charts/fan.js";
import { tornado } from "../charts/tornado.js";
import { factorLabels } from "../factor-labels.js";
import { fanPoints } from "../fan-points.js";
import { cards, escapeHtml, figure } from "../page.js";
import { sayIn } from "../say.js";
import type { ReportInput } from "./report-input.js";

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
    const label = factorLabels[factor];
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
          ...fanPoints(
            say("published figures"),
            projectWordOfMouth(cohort, { assumptions: assumptions("published") }),
            unit,
          ),
          ...fanPoints(
            say("cautious figures"),
            projectWordOfMouth(cohort, { assumptions: assumptions("cautious") }),
            unit,
          ),
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
