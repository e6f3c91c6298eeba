import {
  type AssumptionOverrides,
  type AssumptionPreset,
  assumptions,
  type Assumptions,
  type PortfolioPolicies,
  type Seller,
} from "retention-kit";

/** A number that can be set on the page. */
export interface Setting {
  id: SettingId;
  group: string;
  label: string;
  min: number;
  max: number;
  step: number;
  unit: "share" | "count" | "months" | "days" | "gaps" | "points" | "effort";
  /** What it is where nobody sets it. */
  usual: number;
}

/** Names of the settings; a figure of the evidence goes by its own key. */
export type SettingId =
  | "hours"
  | `weight.${"reach" | "means" | "few" | "need"}`
  | "highAtMostOwned"
  | "highAtMostShare"
  | "lowAtMostOwned"
  | `interval.${"high" | "medium" | "low"}`
  | `effect.${"keep" | "renew" | "grow" | "winBack"}`
  | `signal.${"valueAtRiskShare" | "highEffort" | "renewalDays"}`
  | `standing.${"slowingGaps" | "lapsedGaps"}`
  | "wonPerHearer"
  | "lostPerHearer"
  | OwnFigure;

/** Figures of the evidence that can be set under "own". */
export type OwnFigure =
  | "loyalty.repurchase.lowEffort"
  | "loyalty.repurchase.highEffort"
  | "loyalty.repurchase.silent"
  | "wordOfMouth.complainShare";

/** What was set, and what is assumed for the rest. */
export interface Settings {
  preset: AssumptionPreset | "own";
  /** Only what differs from the usual. */
  values: Partial<Record<SettingId, number>>;
}

/** Where the page starts. */
export const usualSettings = (): Settings => ({ preset: "published", values: {} });

const share = { min: 0, max: 1, step: 0.01, unit: "share" } as const;

/** Every setting in the order of the page. */
export function settings(): Setting[] {
  const figures = assumptions();
  const weights = figures["opportunity.scoreWeights"].value;
  const interval = (level: "high" | "medium" | "low"): number => figures[`reviews.interval.${level}`].value.idealMonths;
  const weight = (id: "reach" | "means" | "few" | "need", label: string): Setting => ({
    id: `weight.${id}`,
    group: "Weights of the opportunity score",
    label,
    min: id === "reach" ? 1 : 0,
    max: 100,
    step: 1,
    unit: "points",
    usual: weights[id],
  });
  const own = (id: OwnFigure, label: string): Setting => ({
    ...share,
    id,
    group: "Own figures",
    label,
    min: 0.01,
    max: 0.99,
    usual: figures[id].value,
  });
  const effect = (id: "keep" | "renew" | "grow" | "winBack", label: string): Setting => ({
    ...share,
    id: `effect.${id}`,
    group: "What a review is assumed to change",
    label,
    max: 0.5,
    usual: figures[`reviews.effect.${id}`].value,
  });
  const cadence = (level: "high" | "medium" | "low"): Setting => ({
    id: `interval.${level}`,
    group: "Months between reviews",
    label: `${level} opportunity`,
    min: level === "low" ? 2 : 1,
    // Every account is seen once a year.
    max: level === "low" ? 12 : 11,
    step: 1,
    unit: "months",
    usual: interval(level),
  });
  const level = (
    id: "highAtMostOwned" | "highAtMostShare" | "lowAtMostOwned",
    label: string,
    range: Pick<Setting, "min" | "max" | "step" | "unit" | "usual">,
  ): Setting => ({ id, group: "Thresholds of the levels", label, ...range });
  const count = { step: 1, unit: "count" } as const;
  return [
    {
      ...share,
      id: "hours",
      group: "Hours",
      label: "time for reviews, of what each rep has now",
      min: 0.1,
      max: 3,
      step: 0.05,
      usual: 1,
    },
    weight("reach", "still to sell, and affordable"),
    weight("means", "means to buy"),
    weight("few", "owns only a little"),
    weight("need", "a need with a date"),
    level("highAtMostOwned", "high: owns at most", { ...count, min: 1, max: 10, usual: 2 }),
    level("highAtMostShare", "high: owns at most this share of the catalog", {
      ...share,
      usual: figures["opportunity.highAtMostShare"].value,
    }),
    level("lowAtMostOwned", "low: cannot afford more and owns at most", { ...count, min: 0, max: 10, usual: 1 }),
    cadence("high"),
    cadence("medium"),
    cadence("low"),
    effect("keep", "of spend that may be lost"),
    effect("renew", "of contracts that may not renew"),
    effect("grow", "of what could still be sold"),
    effect("winBack", "of spend of accounts that left"),
    {
      ...share,
      id: "signal.valueAtRiskShare",
      group: "Thresholds of the signals",
      label: "customers with most at risk who get a signal",
      max: 0.5,
      usual: figures["reviews.valueAtRiskShare"].value,
    },
    {
      id: "signal.highEffort",
      group: "Thresholds of the signals",
      label: "a problem counts as hard from effort",
      min: 1,
      max: 5,
      step: 0.1,
      unit: "effort",
      usual: 3.5,
    },
    {
      id: "signal.renewalDays",
      group: "Thresholds of the signals",
      label: "a renewal counts as near from",
      min: 7,
      max: 180,
      step: 1,
      unit: "days",
      usual: 60,
    },
    {
      id: "standing.slowingGaps",
      group: "Thresholds of the signals",
      label: "slowing after silence of",
      min: 1,
      max: 6,
      step: 0.5,
      unit: "gaps",
      usual: figures["reviews.silenceGaps"].value,
    },
    {
      id: "standing.lapsedGaps",
      group: "Thresholds of the signals",
      label: "lapsed after silence of",
      min: 2,
      max: 12,
      step: 0.5,
      unit: "gaps",
      usual: figures["standing.lapsedGaps"].value,
    },
    {
      ...share,
      id: "wonPerHearer",
      group: "Word of mouth: your guesses",
      label: "chance that one who hears good becomes a customer",
      max: 0.1,
      step: 0.001,
      usual: 0.01,
    },
    {
      ...share,
      id: "lostPerHearer",
      group: "Word of mouth: your guesses",
      label: "chance that one who hears bad is lost",
      max: 0.1,
      step: 0.001,
      usual: 0.02,
    },
    own("loyalty.repurchase.lowEffort", "buy again after little effort"),
    own("loyalty.repurchase.highEffort", "buy again after much effort"),
    own("loyalty.repurchase.silent", "buy again after a problem kept to themselves"),
    own("wordOfMouth.complainShare", "report a problem that they have"),
  ];
}

/** Settings of which none may be above the next, and by how much the next is above it at least. */
const inOrder: readonly (readonly [id: SettingId, apart: number])[][] = [
  [
    ["interval.high", 0],
    ["interval.medium", 1],
    ["interval.low", 0],
  ],
  [
    ["standing.slowingGaps", 0],
    ["standing.lapsedGaps", 0],
  ],
  [
    ["loyalty.repurchase.highEffort", 0],
    ["loyalty.repurchase.lowEffort", 0],
  ],
];

/** The values with one set anew; those that may not be above or below it move along. */
export function withValue(values: Settings["values"], id: SettingId, value: number): Settings["values"] {
  const usual = new Map(settings().map((setting) => [setting.id, setting.usual]));
  const set = new Map(Object.entries(values) as [SettingId, number][]).set(id, value);
  const chain = inOrder.find((links) => links.some(([each]) => each === id)) ?? [];
  const place = chain.findIndex(([each]) => each === id);
  let most = value;
  for (const [other, apart] of chain.slice(0, Math.max(0, place)).reverse()) {
    most = Math.min(set.get(other) ?? usual.get(other) ?? value, most - apart);
    set.set(other, most);
  }
  let least = value;
  chain.slice(place + 1).forEach(([other], after) => {
    least = Math.max(set.get(other) ?? usual.get(other) ?? value, least + (chain[place + after]?.[1] ?? 0));
    set.set(other, least);
  });
  set.set(id, value);
  return Object.fromEntries([...set].filter(([each, now]) => now !== usual.get(each)));
}

const ownFigures: readonly OwnFigure[] = [
  "loyalty.repurchase.lowEffort",
  "loyalty.repurchase.highEffort",
  "loyalty.repurchase.silent",
  "wordOfMouth.complainShare",
];

/** Periods until one who heard acts, as in the example of `npm start`: months. */
const DELAY = [0.3, 0.25, 0.2, 0.1, 0.1, 0.05];

/** The figures of the evidence that were set. */
export function overridesOf({ preset, values }: Settings): AssumptionOverrides {
  if (preset !== "own") return {};
  return Object.fromEntries(ownFigures.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
}

/** The figures to assume. */
export function assumptionsOf(chosen: Settings): Assumptions {
  return assumptions(chosen.preset === "cautious" ? "cautious" : "published", overridesOf(chosen));
}

/** The policies that were set; only what differs from the usual, apart from the guesses on word of mouth. */
export function policiesOf({ values }: Settings): PortfolioPolicies {
  const scoreWeights = under("weight.", values);
  const opportunity = {
    ...picked(values, ["highAtMostOwned", "highAtMostShare", "lowAtMostOwned"]),
    ...(scoreWeights && { scoreWeights }),
  };
  const intervals = under("interval.", values);
  const attention = under("effect.", values);
  const signals = under("signal.", values);
  const standing = under("standing.", values);
  const { lapsedGaps } = standing ?? {};
  // Nobody is lost before having lapsed.
  if (lapsedGaps !== undefined && lapsedGaps > assumptions()["standing.lostGaps"].value) {
    Object.assign(standing ?? {}, { lostGaps: lapsedGaps });
  }
  return {
    ...(Object.keys(opportunity).length > 0 && { opportunity }),
    ...(intervals && { reviews: { intervals: rhythms(intervals) } }),
    ...(standing && { standing }),
    ...(signals && { signals }),
    ...(attention && { attention }),
    wordOfMouth: {
      wonPerHearer: values.wonPerHearer ?? 0.01,
      lostPerHearer: values.lostPerHearer ?? 0.02,
      delay: DELAY,
    },
  };
}

/**
 * Intervals whose longest is as much longer than the ideal one as it is by default, and a year at most; no level may wait longer
 * than the one below it.
 */
function rhythms(ideal: Record<string, number>): Record<string, { idealMonths: number; maximumMonths: number }> {
  const figures = assumptions();
  const made: Record<string, { idealMonths: number; maximumMonths: number }> = {};
  let most = 12;
  for (const level of ["low", "medium", "high"] as const) {
    const usual = figures[`reviews.interval.${level}`].value;
    const idealMonths = ideal[level] ?? usual.idealMonths;
    const longest = Math.ceil((idealMonths * usual.maximumMonths) / usual.idealMonths);
    const maximumMonths = Math.max(idealMonths, Math.min(most, longest));
    if (ideal[level] !== undefined || maximumMonths !== usual.maximumMonths)
      made[level] = { idealMonths, maximumMonths };
    most = maximumMonths;
  }
  // In the order of the page, as the policy is shown.
  return { ...(made.high && { high: made.high }), ...(made.medium && { medium: made.medium }), ...made };
}

/** The sellers with the time that was set. */
export function sellersWith(sellers: readonly Seller[], { values: { hours = 1 } }: Settings): Seller[] {
  if (hours === 1) return [...sellers];
  return sellers.map((seller) => ({
    ...seller,
    minutesPerDay: Math.round((seller.minutesPerDay ?? 120) * hours),
  }));
}

/** Values whose names begin with a word, under the rest of their names; `undefined` for none. */
function under(prefix: string, values: Settings["values"]): Record<string, number> | undefined {
  const found = Object.entries(values)
    .filter(([id]) => id.startsWith(prefix))
    .map(([id, value]) => [id.slice(prefix.length), value] as const);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function picked(values: Settings["values"], ids: readonly SettingId[]): Record<string, number> {
  return Object.fromEntries(ids.flatMap((id) => (values[id] === undefined ? [] : [[id, values[id]]])));
}
