import { dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertArray,
  assertFields,
  assertNumber,
  assertOneOf,
  assertRows,
  assertText,
  RetentionError,
} from "../../errors.js";
import type { ReviewFindings } from "./review-findings.js";
import { type Complete, given } from "../../records/values/given.js";

/** Findings that were checked; what was not talked about is an empty list. */
export interface CheckedFindings extends Complete<Omit<ReviewFindings, "satisfaction" | "rivals">> {
  /** Day number of the review. */
  day: number;
  satisfaction: NonNullable<ReviewFindings["satisfaction"]> | null;
  rivals: NonNullable<ReviewFindings["rivals"]>;
}

const FIELDS: readonly (keyof ReviewFindings)[] = [
  "accountId",
  "on",
  "satisfaction",
  "problems",
  "wanted",
  "declined",
  "maintenance",
  "benefits",
  "underused",
  "rivals",
];

/**
 * Checks what a review found.
 *
 * @param positions - The catalogue's products by id.
 * @internal
 */
export function readFindings(
  functionName: string,
  findings: ReviewFindings,
  positions: ReadonlyMap<string, number>,
): CheckedFindings {
  assertFields(functionName, "findings", findings, FIELDS);
  const { accountId, on, satisfaction = null, rivals = "none", ...talkedAbout } = given<ReviewFindings>(findings);
  const { problems = [], wanted = [], declined = [], maintenance = [], benefits = [], underused = [] } = talkedAbout;
  assertText(functionName, "accountId", accountId);
  const day = dayNumber(functionName, "on", on);
  if (satisfaction !== null) assertOneOf(functionName, "satisfaction", satisfaction, ["unhappy", "neutral", "happy"]);
  assertOneOf(functionName, "rivals", rivals, ["none", "looking", "offer"]);

  const assertProduct = (path: string, productId: unknown): void => {
    assertText(functionName, path, productId);
    if (positions.has(productId)) return;
    throw new RetentionError(functionName, path, "must be in the catalogue", productId);
  };
  for (const [field, list] of Object.entries({ wanted, declined, underused })) {
    assertArray(functionName, field, list);
    list.forEach((productId, index) => {
      assertProduct(`${field}[${index}]`, productId);
    });
  }
  assertRows(functionName, "problems", problems);
  problems.forEach(({ topic, productId, ticketId, owner }, index) => {
    assertText(functionName, `problems[${index}].topic`, topic);
    if (ticketId != null) assertText(functionName, `problems[${index}].ticketId`, ticketId);
    if (owner != null) assertText(functionName, `problems[${index}].owner`, owner);
    if (productId != null) assertProduct(`problems[${index}].productId`, productId);
  });
  assertRows(functionName, "maintenance", maintenance);
  maintenance.forEach(({ productId, hoursPerYear }, index) => {
    assertProduct(`maintenance[${index}].productId`, productId);
    assertNumber(functionName, `maintenance[${index}].hoursPerYear`, hoursPerYear, { min: 0 });
  });
  assertRows(functionName, "benefits", benefits);
  benefits.forEach(({ productId, perYear }, index) => {
    assertProduct(`benefits[${index}].productId`, productId);
    assertNumber(functionName, `benefits[${index}].perYear`, perYear, { min: 0 });
  });
  return {
    accountId,
    on,
    day,
    satisfaction,
    rivals,
    problems,
    wanted,
    declined,
    maintenance,
    benefits,
    underused,
  };
}
