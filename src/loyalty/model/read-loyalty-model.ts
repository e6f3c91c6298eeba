import { RetentionError } from "../../errors.js";
import { loyaltyFigures } from "../../evidence/loyalty-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import { assertLoyaltyModel, curveLength, type LoyaltyModel, parameterNames } from "./loyalty-model.js";
import { readObservations } from "./read-observations.js";
import { loyaltyPrior } from "./loyalty-prior.js";
import { posteriorModel } from "./posterior-model.js";

/** The form of release 0.1, which knew nothing of purchases. */
type FirstVersion = Omit<LoyaltyModel, "version" | "learned" | "learnedFrom" | "horizonDays"> & { version: 1 };

/**
 * A model as this release uses it, checked: one stored by release 0.1 gains what the prior says of customers whose purchases
 * are known.
 * @internal
 */
export function readLoyaltyModel(functionName: string, path: string, model: LoyaltyModel): LoyaltyModel {
  const isFirst = (model as unknown as Partial<FirstVersion> | null | undefined)?.version === 1;
  const read = isFirst ? fromFirstVersion(functionName, path, model as unknown as FirstVersion) : model;
  assertLoyaltyModel(functionName, path, read);
  return read;
}

function fromFirstVersion(functionName: string, path: string, model: FirstVersion): LoyaltyModel {
  const { effortCurve, parameters, covariance, influences, assumptions, observations } = model as Partial<FirstVersion>;
  const lists = [influences, covariance, assumptions].every((list) => Array.isArray(list));
  if (!lists || typeof (parameters ?? "") !== "object" || (effortCurve !== "straight" && effortCurve !== "bent")) {
    throw new RetentionError(functionName, path, "must be a loyalty model of release 0.1 or later", model);
  }
  const figures = {
    ...presetOf(loyaltyFigures),
    ...Object.fromEntries(model.assumptions.map((one) => [one.key, one])),
  };
  const figuresPath = `${path}.assumptions`;
  const prior = loyaltyPrior(functionName, figuresPath, figures);
  const before = posteriorModel(functionName, readObservations(functionName, [], prior), prior, { effortCurve });

  const learned = model.influences.filter(({ assumedWeight }) => assumedWeight === null).map(({ name }) => name);
  const names = parameterNames(effortCurve, learned);
  // The level and the effects of effort are new, and stand before the weights.
  const fromPrior = names.slice(curveLength(effortCurve) + 2, names.length - learned.length);
  const old = Object.keys(model.parameters);
  const [priorNames, isNew] = [Object.keys(before.parameters), new Set(fromPrior)];
  return {
    ...model,
    version: 2,
    horizonDays: null,
    parameters: Object.fromEntries(
      names.map((name) => [name, (isNew.has(name) ? before : model).parameters[name] ?? NaN]),
    ),
    standardErrors: Object.fromEntries(
      names.map((name) => [name, (isNew.has(name) ? before : model).standardErrors[name] ?? NaN]),
    ),
    covariance: names.map((row) =>
      names.map((column) => {
        if (isNew.has(row) !== isNew.has(column)) return 0;
        return isNew.has(row)
          ? (before.covariance[priorNames.indexOf(row)]?.[priorNames.indexOf(column)] ?? NaN)
          : (model.covariance[old.indexOf(row)]?.[old.indexOf(column)] ?? NaN);
      }),
    ),
    learned: Object.fromEntries(names.map((name) => [name, isNew.has(name) || observations === 0 ? 0 : 1])),
    influences: [
      ...model.influences,
      ...before.influences.filter(({ name }) => !model.influences.some((influence) => influence.name === name)),
    ],
    // Which customers made it was not told.
    learnedFrom: {
      effort: model.observations,
      noProblem: model.observations,
      unknown: model.observations,
      purchases: 0,
      purchasesAndEffort: 0,
    },
    assumptions: prior.assumptions,
  };
}
