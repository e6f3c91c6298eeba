import { assumptions, projectWordOfMouth, sensitivity } from "retention-kit";
import { fan } from "../charts/fan.js";
import { tornado } from "../charts/tornado.js";
import { factorLabels } from "../factor-labels.js";
import { fanPoints } from "../fan-points.js";
import { about, aboutShare, ESTIMATE, grouped } from "../numbers.js";
import { cards, escapeHtml, figure, forWidths } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import type { ReportInput } from "./report-input.js";

/** What customers tell, and what that brings or costs: a fan under both sets of figures, and a tornado. */
export function wordOfMouth({ book, currency, locale }: ReportInput): string[] {
  if (book.wordOfMouth === null) return [];
  const { cohort, projection, reasons } = book.wordOfMouth;
  const { outcomes } = cohort;
  const { language } = locale;
  const say = sayIn(language);
  const words = wordsIn(locale, currency);
  const unit = projection.money === null ? "hearers" : "money";
  const yLabel = unit === "money" ? currency : say("people who have heard");
  const tornadoOf = sensitivity(cohort, { quantity: unit });
  const labelOf = (factor: string): string => {
    const label = factorLabels[factor];
    return label === undefined ? factor : say(label);
  };
  const signedMoney = (money: number): string =>
    money < 0 ? about(-money, language).replace(/(?<=^≈\s)/, "−") : about(money, language);
  const said = escapeHtml(together([...reasons, ...projection.reasons].map(words), locale.language));
  const share = (given: unknown): string => (typeof given === "number" ? aboutShare(given) : "–");
  const guesses = say(
    "The money rests on two guesses of this example that no study has: of those who hear, {won} are won and {lost} are lost. Put your own in their place before you rely on it. What a customer is worth is the mean of yours, and how many people hear comes from published figures.",
    { won: share(cohort.wonPerHearer), lost: share(cohort.lostPerHearer) },
  );
  return [
    part("word-of-mouth", say("What word of mouth brings and costs")),
    cards(
      [
        [say("kept silent"), { estimate: `${ESTIMATE}\u00a0${grouped(outcomes.silent ?? 0, language)}` }],
        [say("unsatisfied"), outcomes.unsatisfied ?? 0],
        [say("satisfied"), outcomes.satisfied ?? 0],
        [say("satisfied quickly"), outcomes.satisfiedQuickly ?? 0],
        [say("people will hear"), { estimate: about(projection.hearers.mean, language) }] as const,
        ...(projection.money === null
          ? []
          : [[say("{currency} in a year", { currency }), { estimate: signedMoney(projection.money.mean) }] as const]),
      ],
      language,
    ),
    ...(projection.money === null ? [] : [`<p>${guesses}</p>`]),
    `<p class="soft">${said}.</p>`,
    figure(
      forWidths((width) =>
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
            language,
            width,
          },
        ),
      ),
      say(
        "The line is the mean; nine in ten outcomes lie in the inner band if the figures are right, and about nine in ten in the outer one, which includes the uncertainty about the figures.",
      ),
    ),
    figure(
      forWidths((width) =>
        tornado(
          tornadoOf.bars.map((bar) => ({ ...bar, label: labelOf(bar.factor) })),
          tornadoOf.base,
          yLabel,
          { language, width },
        ),
      ),
      say(
        "How far each assumption moves the answer, one at a time, from its least to its most: figures over their published range, the example's own guesses by a fifth.",
      ),
    ),
  ];
}
