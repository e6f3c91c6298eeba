import { given, type PartOf } from "../records/values/given.js";
import { assertArray, assertNumber, assertObject, assertOneOf, RetentionError } from "../errors.js";
import type { Assumption } from "./assumption.js";
import { GIVEN } from "./given-figure.js";
import { allocationFigures } from "./allocation-figures.js";
import { backtestFigures } from "./backtest-figures.js";
import { conversationFigures } from "./conversation-figures.js";
import { effortFigures } from "./effort-figures.js";
import { loyaltyFigures } from "./loyalty-figures.js";
import { moneyFigures } from "./money-figures.js";
import { opportunityFigures } from "./opportunity-figures.js";
import { purchaseFigures } from "./purchase-figures.js";
import { type AssumptionPreset, type FigureValue, presetOf } from "./preset-of.js";
import { reviewFigures } from "./review-figures.js";
import { standingFigures } from "./standing-figures.js";
import { valueFigures } from "./value-figures.js";
import { wordOfMouthFigures } from "./word-of-mouth-figures.js";

type Figures = ReturnType<typeof allocationFigures> &
  ReturnType<typeof backtestFigures> &
  ReturnType<typeof conversationFigures> &
  ReturnType<typeof effortFigures> &
  ReturnType<typeof loyaltyFigures> &
  ReturnType<typeof moneyFigures> &
  ReturnType<typeof opportunityFigures> &
  ReturnType<typeof purchaseFigures> &
  ReturnType<typeof reviewFigures> &
  ReturnType<typeof standingFigures> &
  ReturnType<typeof valueFigures> &
  ReturnType<typeof wordOfMouthFigures>;

/** The name of a published figure. */
export type AssumptionKey = keyof Figures;

/** The type of a figure's value: a number for most, a range or a set of weights for some. */
export type AssumptionValue<Key extends AssumptionKey> = FigureValue<Figures[Key]>;

/** Every assumption, by its key. */
export type Assumptions = { readonly [Key in AssumptionKey]: Assumption<AssumptionValue<Key>> };

/** A caller's own figures: a value, or a value with its unit, population, source and grade. */
export type AssumptionOverrides = {
  readonly [Key in AssumptionKey]?:
    | AssumptionValue<Key>
    | (PartOf<Assumption<AssumptionValue<Key>>> & { readonly value: AssumptionValue<Key> })
    | null
    | undefined;
};

const whole: Record<AssumptionPreset, Assumptions | undefined> = { published: undefined, cautious: undefined };

/**
 * Every published figure that the library may assume, each with unit, population, source and grade.
 * Pass the result as `options.assumptions` to any function that uses figures, to change what it assumes.
 *
 * @param preset - `"published"` (the default) or `"cautious"`.
 * @param overrides - Your own figures by key; a bare value is graded `given`.
 * @returns One `Assumption` per key.
 * @throws RetentionError when the preset or a key is unknown.
 *
 * @example
 * import { assumptions } from "retention-kit";
 *
 * assumptions()["loyalty.repurchase.lowEffort"].value
 * //=> 0.94
 * assumptions("cautious", { "loyalty.priorCustomers": 10 })["loyalty.priorCustomers"].grade
 * //=> "given"
 */
export function assumptions(
  preset: AssumptionPreset | null = "published",
  overrides: AssumptionOverrides | null = {},
): Assumptions {
  const named = preset ?? "published";
  const changes = overrides ?? {};
  assertOneOf("assumptions", "preset", named, ["published", "cautious"]);
  assertObject("assumptions", "overrides", changes);
  const base = (whole[named] ??= tabulate(named));
  const own = Object.entries(changes).filter(([, override]) => override != null);
  if (own.length === 0) return base;

  const result: Record<string, Assumption<unknown>> = { ...base };
  for (const [key, override] of own) {
    if (!Object.hasOwn(base, key)) {
      throw new RetentionError("assumptions", "overrides", "must name a figure of the evidence table", key);
    }
    const assumption = overridden(base[key as AssumptionKey], override);
    assertLike(`overrides["${key}"]`, assumption.value, base[key as AssumptionKey].value);
    result[key] = assumption;
  }
  return Object.freeze(result) as unknown as Assumptions;
}

function overridden(assumption: Assumption<unknown>, override: unknown): Assumption<unknown> {
  const complete = typeof override === "object" && override !== null && "value" in override;
  return { ...assumption, ...GIVEN, ...(complete ? given(override) : { value: override }), key: assumption.key };
}

/** Refuses a value of another kind than the published one. What else it must be, each function that uses it checks. */
function assertLike(path: string, value: unknown, published: unknown): void {
  if (typeof published === "number") assertNumber("assumptions", path, value);
  else if (Array.isArray(published)) assertArray("assumptions", path, value);
  else if (typeof published === "object") assertObject("assumptions", path, value);
  else if (typeof value !== typeof published) {
    throw new RetentionError("assumptions", path, `must be a ${typeof published}`, value);
  }
}

function tabulate(preset: AssumptionPreset): Assumptions {
  return Object.freeze({
    ...presetOf(allocationFigures, preset),
    ...presetOf(backtestFigures, preset),
    ...presetOf(conversationFigures, preset),
    ...presetOf(effortFigures, preset),
    ...presetOf(loyaltyFigures, preset),
    ...presetOf(moneyFigures, preset),
    ...presetOf(opportunityFigures, preset),
    ...presetOf(purchaseFigures, preset),
    ...presetOf(reviewFigures, preset),
    ...presetOf(standingFigures, preset),
    ...presetOf(valueFigures, preset),
    ...presetOf(wordOfMouthFigures, preset),
  });
}
