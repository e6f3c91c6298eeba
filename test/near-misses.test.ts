import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import {
  type Call,
  documentedCalls,
  functionsOf,
  type Path,
  places,
  replaced,
  valueAt,
} from "./support/documented-calls.js";

/**
 * Every call of the documentation's examples again, with one field in it that is nearly right: a boolean or number as text,
 * seconds for milliseconds, a Date for a day, a misspelt word or field, swapped ends, `null` for what must be there. Each
 * must be refused, reject a row, or say so; what is `null` or `undefined` may also count as left out. None may give another
 * result in silence, or an error of JavaScript's.
 */

/** Another value for a field, such as somebody may give by mistake. */
interface NearMiss {
  kind: string;
  by: unknown;
  /** A value that it must not be taken for. */
  notAs?: unknown;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function swappedLetters(word: string): string {
  const at = word.length >= 4 ? 1 : 0;
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return swapped === word ? `${word}x` : swapped;
}

const ENDS = [
  ["from", "to"],
  ["min", "max"],
  ["lower", "upper"],
  ["since", "until"],
] as const;

function nearMisses(value: unknown): NearMiss[] {
  const none = [
    { kind: "null", by: null },
    { kind: "undefined", by: undefined },
  ];
  if (typeof value === "boolean") {
    return [
      ...none,
      { kind: "a boolean as text", by: String(!value), notAs: !value },
      { kind: "a boolean as a number", by: value ? 0 : 1, notAs: !value },
    ];
  }
  if (typeof value === "number") {
    const moment = value > 1e11 ? [{ kind: "seconds", by: Math.round(value / 1000) }] : [];
    return [
      ...none,
      ...moment,
      { kind: "a number as text", by: String(value + 1) },
      { kind: "a list of a number", by: [value + 1] },
      { kind: "a boxed number", by: Object(value + 1) as unknown },
      { kind: "NaN", by: NaN },
      { kind: "Infinity", by: Infinity },
      ...(Number.isInteger(value) && value >= 0 && value < 1e6
        ? [
            { kind: "a count below 0", by: -1 },
            { kind: "a fraction for a count", by: value + 0.5 },
          ]
        : []),
    ];
  }
  if (typeof value === "string" && DAY.test(value)) {
    return [
      ...none,
      { kind: "a Date for a day", by: new Date(`${value}T00:00Z`) },
      { kind: "milliseconds for a day", by: Date.parse(value) },
      { kind: "a day with a time", by: `${value}T10:00:00Z` },
      { kind: "a day written otherwise", by: value.split("-").reverse().join(".") },
      { kind: "a day that is none", by: `${value.slice(0, 5)}02-30` },
    ];
  }
  if (typeof value === "string" && MOMENT.test(value)) {
    return [
      ...none,
      { kind: "seconds for a moment", by: Math.round(Date.parse(value) / 1000) + 3600 },
      { kind: "a moment without a zone", by: value.replace(/Z$|[+-]\d{2}:?\d{2}$/, "") },
    ];
  }
  if (typeof value === "string") {
    return [...none, { kind: "a misspelt word", by: swappedLetters(value) }, { kind: "a number for a text", by: 7 }];
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return none;
  if (Array.isArray(value)) return [...none, { kind: "an entry for a list", by: (value as unknown[])[0] }];
  const row = value as Record<string, unknown>;
  const swaps = ENDS.filter(([first, last]) => row[first] != null && row[last] != null && row[first] !== row[last]);
  return [
    ...none,
    { kind: "a list for an object", by: [value] },
    ...swaps.map(([first, last]) => ({
      kind: `${first} and ${last} swapped`,
      by: { ...row, [first]: row[last], [last]: row[first] },
    })),
    ...Object.keys(row).map((name) => ({
      kind: `${name} misspelt`,
      by: Object.fromEntries(
        Object.entries(row).map(([key, each]) => [key === name ? swappedLetters(key) : key, each]),
      ),
    })),
  ];
}

/** How a call ends: its refusal, what it gave, or an error that it should not end in. */
type End = { refused: true } | { gave: string; rows: string } | { broke: string };

function endOf({ call }: Call, args: unknown[]): End {
  try {
    const result = call(...args);
    const text = JSON.stringify(result) as string | undefined;
    return { gave: text ?? "undefined", rows: JSON.stringify(leftOutOf(result)) };
  } catch (error) {
    return error instanceof root.RetentionError ? { refused: true } : { broke: String(error) };
  }
}

/** What a result says of rows that were left out. */
function leftOutOf(result: unknown): unknown[] {
  if (typeof result !== "object" || result === null) return [];
  return Object.entries(result).flatMap(([name, value]: [string, unknown]) =>
    ["rejected", "left", "unreadable", "warnings"].includes(name) ? [value] : leftOutOf(value),
  );
}

/** How a call ends as it is documented: found once, as most of its near misses are held against it. */
const bases = new Map<Call, End>();
function baseOf(call: Call): End {
  const known = bases.get(call) ?? endOf(call, call.args);
  bases.set(call, known);
  return known;
}

function silence(call: Call, path: Path, { kind, by, notAs }: NearMiss): string | null {
  const end = endOf(call, replaced(call.args, path, by) as unknown[]);
  if ("refused" in end) return null;
  if ("broke" in end) return end.broke;
  const base = baseOf(call);
  if (!("gave" in base) || end.rows !== base.rows) return null;
  // A reason or a message names it.
  const misspelt = kind.endsWith(" misspelt") ? swappedLetters(kind.replace(/ misspelt$/, "")) : null;
  if (misspelt !== null && end.gave.includes(misspelt) && !JSON.stringify(call.args).includes(misspelt)) return null;
  if (notAs !== undefined) {
    // Taken for the value itself, although its opposite would have mattered.
    const other = endOf(call, replaced(call.args, path, notAs) as unknown[]);
    const mattered = !("gave" in other) || other.gave !== base.gave;
    return mattered ? `${kind} is taken for ${end.gave === base.gave ? "the opposite" : "something"}` : null;
  }
  if (end.gave === base.gave) return null;
  if (by === null || by === undefined) {
    const parent = path.slice(0, -1);
    const key = path.at(-1) ?? "";
    const without = { ...(valueAt(call.args, parent) as object) } as Record<string | number, unknown>;
    if (Array.isArray(valueAt(call.args, parent))) return null;
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy.
    delete without[key];
    const leftOut = endOf(call, replaced(call.args, parent, without) as unknown[]);
    if ("refused" in leftOut || ("gave" in leftOut && leftOut.gave === end.gave)) return null;
  }
  return "gives another result";
}

const functions = [...functionsOf(root), ...functionsOf(icalendar), ...functionsOf(adapters), ...functionsOf(schemas)];
const calls = documentedCalls(functions);

/** Fields whose texts are the caller's own names: another spelling is another name. */
const NAMES =
  /(^|\.)(\w*[iI]ds?|key|name|title|text|segment|size|topic|currency|language|product|service|part|driver|factor|band|role|measure|of|code|email|domains|about|kinds?|channels?|resettingTouches|escalation|areas|group|path|message|acme|bolt|cobb|keyField|keyProperty|oil-change)(\.\d+)?$/;

/** Objects whose fields are the caller's own names. */
const NAMED_FIELDS = /\.(areas|parts|values|dates|hoursFrom|intervalsByAccount|keys|exposures|counts|params)$/;

/** Numbers that are amounts, lengths, rates or scores, and may be fractions. */
const MEASURES =
  /^(allocateReviews|cadencePolicy|responseAt|responseCurve|fitResponse|sizeTeam|addBusinessMinutes|comparePredictions|evaluatePredictions|compareGroups|serviceLevel|staffForStandard|viralGrowth|projectReferralProgram|fitBassDiffusion|fitBetaDiscreteWeibull|fitShiftedBetaGeometric|calibratedChance|fitBuyingCalibration|defineScorecard|evaluateScorecard|survivalCurve|usageTrend|parseUsage|groupByArea) /;
const MEASURE_FIELDS =
  /\.(total|use|everyUse|cost|moveCost|lowerBound|margin|margins\.0|amount|price|annualBudget|hourCost|hoursPerYear|customerValue|acquisitionCost|money|effort|weights\.\w+|score|medium|priority|observed|observed\.0|recency|horizon|at|owned|businessMinutes|concentration|ours|theirs|market|wouldHaveJoined|reward|min|max|minutesPerDay|Amount|UnitPrice|loyalty\.priorCustomers|holdoutMeanSpend)$/;
/** Numbers that may be below 0: of returns and losses, on scales of one's own, days back, and the parameters of models. */
const SIGNED =
  /^((responseAt|responseCurve) 0\.(base|a|atZero)|cadencePolicy 0\.reviews|fitResponse 0\.0\.spend|addBusinessMinutes 1|addWorkingDays(ToInstant)? 1|scoreHealth 1\.|compareGroups |customerValue 0\.margin|fitPurchasePropensity 0\.0\.features|rollUpAccounts 0\.accounts|(splitHoldout|summarizePurchases|parseInvoices|parsePurchases) 0\.0\.amount|calibratedChance 0|defineScorecard 0\.factors|evaluateScorecard |customerReferralValue 0\.0\.margins|simulateWordOfMouth 1\.seed|parseSurveyAnswers 0\.0\.scale|assumptions 1)/;

/**
 * What passes all the same, with the reason.
 */
const EXCEPTIONS: { calls: RegExp; kinds: RegExp; why: string }[] = [
  {
    calls: NAMES,
    kinds: /^a misspelt word$/,
    why: "names are the caller's: another spelling is another name",
  },
  {
    calls: /^evaluateScorecard 1$/,
    kinds: / misspelt$/,
    why: "a value of a scorecard that is missing is told in the reasons, as is every name in them",
  },
  {
    calls: /^zendeskSchedule 0\.intervals/,
    kinds: /^a number as text$/,
    why: "exports write numbers as texts; what cannot be read is told in left",
  },
  { calls: /^parseSellers 0\.0\.calendar$/, kinds: /^a list/, why: "a calendar may be a list of layers" },
  { calls: NAMED_FIELDS, kinds: / misspelt$/, why: "these objects are tables by the caller's own names" },
  {
    calls: /^(from(HubSpot|Salesforce|Twenty|Zendesk)|joinRecords) /,
    kinds:
      /^(a number|a boolean|a boxed|a count|a fraction|NaN|Infinity|seconds|a list|an entry|a misspelt|null|.* misspelt)/,
    why: "rows of another system are read as its API and exports write them, and passed on to be judged by the main job",
  },
  {
    calls:
      /^(allocateReviews|sizeTeam|responseCurve|describeAccount|nextBestActions|to(HubSpotTask|SalesforceEvent|TwentyTask|ZendeskTicketComment)) /,
    kinds: / misspelt$/,
    why: "a result of ours given back, whole",
  },
  {
    calls: /\.touches\.0\.kind$/,
    kinds: /^a number for a text$/,
    why: "a touch may be of any kind; one that no rule names counts as none of them",
  },
  { calls: /^parse\w+ /, kinds: /^null$/, why: "a parser gives the row back as it came, its nulls among it" },
  { calls: /^defineCatalogue /, kinds: /^null$/, why: "a catalogue keeps its products as they came" },
  {
    calls: /^fitPurchasePropensity 0\.0\.features\.owned$/,
    kinds: /^null$/,
    why: "null is a feature not known of this one, a missing name a feature that there is not",
  },
  { calls: /^drawControlGroup 0\.0\.segment$/, kinds: /^a number for a text$/, why: "strata may be numbers" },
  {
    calls: /^describeAccount 2\.accounts\.0\.segment$/,
    kinds: /^a number for a text$/,
    why: "the book that it describes has listed what cannot be read",
  },
  {
    calls: /^evaluateScorecard 1\./,
    kinds: /^a boolean as a number$/,
    why: "a factor takes numbers and truths, of which true counts as 1",
  },
  {
    calls: MEASURES,
    kinds: /^a fraction for a count$/,
    why: "functions of amounts, lengths, rates, scores and shares",
  },
  { calls: MEASURE_FIELDS, kinds: /^a fraction for a count$/, why: "an amount, a length, a rate or a score" },
  {
    calls: SIGNED,
    kinds: /^a count below 0$/,
    why: "returns, losses, points of an own scale, days back and parameters may be below 0",
  },
  {
    calls: /^assumptions 1\./,
    kinds: /^a (count below 0|fraction for a count)$/,
    why: "what a figure may be is checked by the function that uses it, which names it",
  },
  {
    calls: /^toZendeskTicketComment 0\.reasons\.0\.params\.days$/,
    kinds: /./,
    why: "the words of a reason are made of whatever the reason says",
  },
];

/** Whose calls take long: the suite tries every third of their near misses, and the slow test all. */
const SLOW = ["reviewPortfolio", "backtest", "describeAccount", "simulateWordOfMouth", "sensitivity"];

/** What is taken in silence by some calls, of every so many near misses of a place; and which exceptions it took. */
function silences(
  some: readonly Call[],
  everyOf: (call: Call) => number,
): { silent: string[]; used: Set<string>; cases: number } {
  const silent = new Set<string>();
  const used = new Set<string>();
  let cases = 0;
  for (const call of some) {
    const every = everyOf(call);
    for (const [at, path] of places(call.args, 5).entries()) {
      const place = `${call.name} ${path.join(".")}`;
      for (const [which, miss] of nearMisses(valueAt(call.args, path)).entries()) {
        if ((at + which) % every > 0) continue;
        cases++;
        const said = silence(call, path, miss);
        if (said === null) continue;
        const excepted = EXCEPTIONS.filter((each) => each.calls.test(place) && each.kinds.test(miss.kind));
        if (excepted.length === 0 || said.includes("Error")) silent.add(`${place}: ${miss.kind} ${said}`);
        for (const { why } of excepted) used.add(why);
      }
    }
  }
  return { silent: [...silent], used, cases };
}

test("nothing that is nearly right is taken in silence", () => {
  const { silent, used, cases } = silences(calls, ({ name }) => (SLOW.includes(name) ? 3 : 1));
  expect(silent).toEqual([]);
  expect(cases).toBeGreaterThan(17_000);
  // An exception that nothing needs any more goes.
  const needed = EXCEPTIONS.filter(({ calls: taken }) => !SLOW.some((name) => String(taken).includes(`^${name} `)));
  expect(needed.map(({ why }) => why).filter((why) => !used.has(why))).toEqual([]);
});

test("nor where a call takes long", { tags: ["slow"] }, () => {
  const { silent, used, cases } = silences(
    calls.filter(({ name }) => SLOW.includes(name)),
    () => 1,
  );
  expect(silent).toEqual([]);
  expect(cases).toBeGreaterThan(1000);
  const needed = EXCEPTIONS.filter(({ calls: taken }) => SLOW.some((name) => String(taken).includes(`^${name} `)));
  expect(needed.map(({ why }) => why).filter((why) => !used.has(why))).toEqual([]);
});

test("a misspelt field of a later row is told too", () => {
  const lists = [
    "fitBgNbd",
    "fitParetoNbd",
    "fitBgBb",
    "predictPurchases",
    "predictSpend",
    "customerReferralValue",
    "fitLoyaltyModel",
    "experimentResult",
  ];
  for (const name of lists) {
    const call = calls.find((each) => each.name === name) ?? expect.fail(name);
    const at = call.args.findIndex((argument) => Array.isArray(argument));
    const rows = call.args[at] as Record<string, unknown>[];
    const last = rows.at(-1) ?? {};
    const field = Object.keys(last).find((key) => key.length > 6) ?? Object.keys(last).at(-1) ?? "";
    const misspelt = { ...last, [field]: undefined, [swappedLetters(field)]: last[field] };
    const end = endOf(call, call.args.with(at, [...rows, misspelt]));
    expect([name, "refused" in end || ("rows" in end && end.rows.includes(swappedLetters(field)))]).toEqual([
      name,
      true,
    ]);
  }
});
