/** What single parts of some exports weigh: each is left out of the bundle, with all that nothing else needs then. */
import { bundles, declarations, gzipped, one, shaken } from "./bundles.js";

interface Part {
  part: string;
  /** Functions that are left empty. */
  without: readonly string[];
  lost: string;
}

const MEANT = ["likelyName"];
const FAMILIES = ["bestOfFamilies", "heldByFamily", "inPlaceOf", "nearestInFamily"];

/** Of each export that has an aim: the parts that stand between it and the aim. */
const partsOf: Readonly<Record<string, readonly Part[]>> = {
  shareInterval: [
    { part: "the normal quantile and its logarithm", without: ["normalQuantile"], lost: "any confidence but 0.95" },
    {
      part: "the option that was probably meant",
      without: MEANT,
      lost: "a misspelt option is refused without a hint",
    },
  ],
  addWorkingDays: [
    {
      part: "calendars: hours, holidays, leave, single dates, layers",
      without: ["resolveCalendar"],
      lost: "only weekends are known",
    },
    {
      part: "of these: layers of calendars",
      without: ["layerCalendars"],
      lost: "a country's holidays are copied into each team's calendar",
    },
    {
      part: "the option that was probably meant",
      without: MEANT,
      lost: "a misspelt option is refused without a hint",
    },
  ],
  fitBgNbd: [
    {
      part: "a sample to begin with, and equal customers once",
      without: ["mergeHistories", "orderByContent", "distinctRows", "sampleHistories"],
      lost: "a fit of many customers takes more time",
    },
    {
      part: "our own exponentials and logarithms",
      without: ["exp", "log", "log1p"],
      lost: "other digits on another engine",
    },
    {
      part: "misspelt fields of rows, and which one was meant",
      without: ["nearMissCheck", ...MEANT],
      lost: "a misspelt `observed` is an unknown one",
    },
    { part: "covariates", without: ["likelihoodWithCovariates"], lost: "one rate of buying for all customers" },
  ],
  nextReview: [
    {
      part: "intervals by kind of product: what is owned, catalogue",
      without: ["shortenedByProducts"],
      lost: "one rhythm whatever is owned",
    },
    {
      part: "returns and credits",
      without: ["linesKept"],
      lost: "a purchase that went back starts the first interval",
    },
    { part: "a policy: its figures and checks", without: ["reviewPolicy"], lost: "a wrong policy gives wrong days" },
    {
      part: "fixed days of the calendar",
      without: ["readAnchored", "anchoredWindows"],
      lost: "no reviews on fixed days of the calendar",
    },
    {
      part: "misspelt fields of an account",
      without: ["assertHostRow", ...MEANT],
      lost: "a misspelt `touches` means never touched",
    },
  ],
  scoreOpportunity: [
    {
      part: "the best set within a budget, found exactly",
      without: ["bestSet"],
      lost: "offers in order of value, until the money is spent",
    },
    {
      part: "of these: searches for what branch and bound leaves",
      without: ["searchChoices", "searchBranches", "choicesOf"],
      lost: "no proof where many products cost alike or require each other",
    },
    { part: "a policy: its figures and checks", without: ["resolvePolicy"], lost: "a wrong policy gives wrong scores" },
    {
      part: "purchases, and what of them was taken back",
      without: ["readPurchases"],
      lost: "products owned must be listed",
    },
    { part: "of these: returns and credits", without: ["keptOf", "addLine"], lost: "a return counts as a purchase" },
    {
      part: "chains of contracts, and products just declined",
      without: ["contractTerms", "productsInDeals"],
      lost: "a renewed contract counts twice",
    },
    {
      part: "the scorecard",
      without: ["evaluateCompiled", "opportunityScorecard"],
      lost: "a score without its parts",
    },
    {
      part: "the fitted chance of buying",
      without: ["compilePropensity"],
      lost: "the assumed chance for every account",
    },
    { part: "one offer of each family", without: FAMILIES, lost: "two sizes of the same machine are offered together" },
    {
      part: "misspelt fields of the rows",
      without: ["assertHostRow", ...MEANT],
      lost: "a misspelt `owned` means that nothing is owned",
    },
    {
      part: "a catalogue: its checks",
      without: ["resolveCatalogue"],
      lost: "a product that requires itself ends in wrong offers",
    },
  ],
  planReviews: [
    {
      part: "reviews of different lengths, packed into days",
      without: ["placeMixedLengths"],
      lost: "all reviews of a plan take equally long",
    },
    { part: "what would have booked a review", without: ["findRemedies"], lost: "no remedies" },
    {
      part: "plans of many accounts alike, as a flow",
      without: ["placeBacklog"],
      lost: "plans of one seller go the slower, general way",
    },
    {
      part: "limits by week, days apart, two sellers together",
      without: ["placeWithinLimits", "placementLimits"],
      lost: "no such limits",
    },
    {
      part: "working calendars: hours, holidays, leave, layers",
      without: ["resolveCalendar"],
      lost: "only weekends are known",
    },
    { part: "the last plan", without: ["readPrevious", "moveReasons"], lost: "every plan begins afresh" },
  ],
};

/** A bundle in which these functions do nothing; bundlers may have given them a number. */
function without(name: string, pieces: readonly string[], functions: readonly string[]): string {
  let left = pieces;
  for (const given of functions) {
    const begins = new RegExp(`^((?:async )?function\\*? ${given}\\d*)\\(`);
    if (!left.some((piece) => begins.test(piece))) throw new Error(`size: ${name} has no function ${given} any more`);
    left = left.map((piece) => {
      const head = begins.exec(piece)?.[1];
      return head === undefined ? piece : `${head}() {}`;
    });
  }
  return left.join("\n");
}

/** What an export weighs, and how much less without each of its parts, and without all. */
async function weighed(name: string, parts: readonly Part[]): Promise<string[]> {
  const [bundle = ""] = await bundles([one(name)], false);
  const pieces = declarations(bundle);
  const weight = async (code: string): Promise<number> => gzipped(await shaken(code)) / 1000;
  const whole = await weight(bundle);
  const lines: string[] = [];
  for (const { part, without: functions, lost } of parts) {
    const less = whole - (await weight(without(name, pieces, functions)));
    const head = lines.length === 0 ? `\`${name}\` | ${whole.toFixed(1)}` : " | ";
    lines.push(`| ${head} | ${part} | ${less.toFixed(1)} | ${lost} |`);
  }
  const all = [...new Set(parts.flatMap(({ without: functions }) => functions))];
  const rest = await weight(without(name, pieces, all));
  return [...lines, `| | | all of these together | ${(whole - rest).toFixed(1)} | ${rest.toFixed(1)} kB are left |`];
}

/** The table of the page. */
export async function partsTable(): Promise<string> {
  const rows = await Promise.all(Object.entries(partsOf).map(([name, parts]) => weighed(name, parts)));
  return [
    "| Export | Weighs | Part | kB | What you would lose |",
    "| --- | ---: | --- | ---: | --- |",
    ...rows.flat(),
  ].join("\n");
}
