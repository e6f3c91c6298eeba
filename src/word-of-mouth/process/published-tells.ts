import { type WordOfMouthAssumptions } from "../../evidence/word-of-mouth-figures.js";
import type { Assumption } from "../../evidence/assumption.js";
import { RetentionError } from "../../errors.js";
import type { TellingOutcome } from "./cohort.js";
import { negativeBinomialDispersion } from "./negative-binomial-dispersion.js";
import type { Tells } from "./tells.js";

/**
 * How many people a customer tells by the evidence table, and the figures that say so. The silent tell as the
 * dissatisfied do; those without a problem tell no one.
 * @internal
 */
export function publishedTells(
  functionName: string,
  outcome: TellingOutcome,
  figures: WordOfMouthAssumptions,
): { tells: Tells; meanKey: string; used: Assumption<unknown>[] } | null {
  switch (outcome) {
    case "silent":
    case "unsatisfied":
      return dissatisfied(functionName, figures);
    case "satisfied":
    case "satisfiedQuickly": {
      const told = figures["wordOfMouth.told.resolved"];
      return { tells: { kind: "range", ...told.value, meanRange: told.value }, meanKey: told.key, used: [told] };
    }
    case "noProblem":
      return null;
  }
}

function dissatisfied(functionName: string, figures: WordOfMouthAssumptions) {
  const told = figures["wordOfMouth.told.dissatisfied"];
  const moreThan20 = figures["wordOfMouth.told.dissatisfied.moreThan20Share"];
  const shape = figures["wordOfMouth.told.dissatisfied.shape"];
  const { least, most } = told.value;

  if (shape.value === "negative-binomial") {
    const mean = (least + most) / 2;
    const dispersion = negativeBinomialDispersion({ mean, above: 20, share: moreThan20.value });
    if (dispersion === null) {
      throw new RetentionError(
        functionName,
        `options.assumptions["${moreThan20.key}"]`,
        `must be a share that a negative binomial with mean ${mean} can have above 20`,
        moreThan20.value,
      );
    }
    const tells: Tells = { kind: "negative-binomial", mean, dispersion, meanRange: told.value };
    return { tells, meanKey: told.key, used: [told, moreThan20, shape] };
  }

  const tail = figures["wordOfMouth.told.dissatisfied.tail"];
  const usual = 1 - moreThan20.value;
  const tailMean = tail.value.least + tail.value.meanExcess;
  const tells: Tells = {
    kind: "mixture",
    parts: [
      { share: usual, tells: { kind: "range", least, most } },
      { share: moreThan20.value, tells: { kind: "tail", ...tail.value } },
    ],
    meanRange: {
      least: usual * least + moreThan20.value * tailMean,
      most: usual * most + moreThan20.value * tailMean,
    },
  };
  return { tells, meanKey: told.key, used: [told, moreThan20, shape, tail] };
}
