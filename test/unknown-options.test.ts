import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { documentedCalls, functionsOf } from "./support/documented-calls.js";
import { documented, runExample } from "./support/doc-examples.js";

/**
 * Every option that an example leaves out is given as `undefined`: the result must be the same. And one that does not
 * exist is refused, wherever the fields are ours to name.
 */

type Call = (...values: unknown[]) => unknown;
const scope: Record<string, unknown> = { ...root, ...adapters, ...icalendar, ...locales, ...schemas, en, hi, km, lo };
const examples = documented(fileURLToPath(new URL("../src", import.meta.url))).flatMap(({ subject, examples }) =>
  subject !== "RetentionError" && typeof scope[subject] === "function"
    ? examples.map((example) => ({ subject, example }))
    : [],
);

/** The names that a function knows, as its message on an unknown one lists them. */
function namesKnown(call: Call, values: unknown[], at: number, field: object): string[] {
  try {
    call(...values.map((value, index) => (index === at ? { ...field, notAField: 1 } : value)));
  } catch (error) {
    return /must have no field but (.*?), got /.exec(String(error))?.[1]?.split(", ") ?? [];
  }
  return [];
}

const told = (make: () => unknown): string => {
  try {
    return JSON.stringify(make());
  } catch (error) {
    return String(error);
  }
};

test.each(examples)("$subject takes undefined for every option", ({ subject, example }) => {
  const wrong: string[] = [];
  const call = scope[subject] as Call;
  const watched: Call = (...values) => {
    const result = call(...values);
    values.forEach((value, at) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return;
      for (const name of namesKnown(call, values, at, value).filter((name) => !(name in value))) {
        const again = told(() =>
          call(...values.map((old, index) => (index === at ? { ...value, [name]: undefined } : old))),
        );
        if (again !== JSON.stringify(result)) wrong.push(`${name}: ${again.slice(0, 200)}`);
      }
    });
    return result;
  };
  runExample(example, { ...scope, [subject]: watched });
  expect(wrong).toEqual([]);
});

/** Arguments that may hold more than we read, by function and position: rows of other programs, and results of ours. */
const MAY_HOLD_MORE: readonly RegExp[] = [
  // Records, and the files of a CRM.
  /^(backtest|describeAccount|fromHubSpot|fromSalesforce|fromTwenty|fromZendesk|portfolioReviewer|portfolioScenarios|reviewPortfolio|zendeskSchedule) [02]$/,
  // An account, a ticket, a talk, an ownership.
  /^(chooseRemedy|estimateLoyalty|evaluateScorecard|matchValue|mayAsk|nextReview|proposeSlots|recoveryValue|reviewAgenda|reviewInvitation|runPlaybooks|scheduleFollowUps|scheduleServiceReminders|scoreEffort|scoreHealth|scoreOpportunity|upcomingReviews) [01]$/,
  // Rows of counts and of purchases.
  /^(compareGroups|discountedResidual\w+|expected\w+|experimentResult|explainAlive|lifetimeValue|probability\w+) [01]$/,
  // All fields of it must be given, so that a misspelt one is missed anyway; a check would be a fifth of its bytes.
  /^viralGrowth 0$/,
  // A table by names of one's own.
  /^compareModels 0$/,
  // Models, plans and reports, as we gave them.
  /^(alivePath|calibratedChance|comparePlans|cumulativeTracking|describe\w*|frequencyRecencyMatrix|groupByArea|joinRecords|likelihoodRatioTest|loadOf|logLikelihood|matchValue|nextBestActions|predict\w+|response\w+|rollUpAccounts|simulateHistories|survival|to\w+|cadencePolicy) [01]$/,
];

test("an option that does not exist is refused", () => {
  const functions = functionsOf({ ...root, ...adapters, ...icalendar, ...locales, ...schemas });
  const passed = new Set<string>();
  let refused = 0;
  for (const { name, call, args } of documentedCalls(functions)) {
    args.forEach((value, at) => {
      const place = `${name} ${at}`;
      if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) return;
      if (passed.has(place) || MAY_HOLD_MORE.some((pattern) => pattern.test(place))) return;
      try {
        call(...args.map((each, index) => (index === at ? { ...value, notAField: 1 } : each)));
        passed.add(place);
      } catch (error) {
        // It is named; or the example is one of what is refused anyway.
        if (/must have no field|notAField/.test(String(error))) refused++;
        else if (told(() => call(...args)) !== String(error)) passed.add(`${place}: ${String(error)}`);
      }
    });
  }
  expect([...passed]).toEqual([]);
  expect(refused).toBeGreaterThan(150);
});
