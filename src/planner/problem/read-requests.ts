import { sortedByFew } from "../../records/values/sorted-by-few.js";
import type { PlanningRules } from "./planning-rules.js";
import type { PlanningRequest } from "../plan/planning-request.js";
import { type ParsedRequest, parseRequest, REQUEST_FIELDS } from "./parsed-request.js";
import { refusalOfRow, type Rejection, rejectionOf } from "../../records/rows/rejection.js";
import { nearMissCheck, RetentionError } from "../../errors.js";
import { compareTexts } from "../../records/values/compare-texts.js";

/**
 * In the order in which they are served. Of several requests with one key the first in that order is kept.
 * @internal
 */
export function readRequests(
  rules: PlanningRules,
  requests: readonly PlanningRequest[],
): { wanted: ParsedRequest[]; rejected: Rejection[] } {
  const { functionName } = rules;
  const read: ParsedRequest[] = [];
  const rejected: Rejection[] = [];
  const assertNames = nearMissCheck(functionName, REQUEST_FIELDS);
  const reject = (request: unknown, index: number, error: RetentionError): void => {
    const key = keyOf(request);
    rejected.push({ ...rejectionOf(request, index, error), ...(typeof key === "string" && { id: key }) });
  };
  requests.forEach((request: PlanningRequest | null, index) => {
    try {
      if (typeof request !== "object" || request === null) {
        throw new RetentionError(functionName, `requests[${index}]`, "must be a planning request", request);
      }
      assertNames(request);
      read.push(parseRequest(rules, request, index));
    } catch (error) {
      reject(request, index, refusalOfRow(functionName, request, error));
    }
  });

  const keys = new Set<string>();
  const inOrder = sortedByFew(
    read,
    ({ idealDay }) => idealDay,
    ({ request: a }, { request: b }) => compareTexts(a.key, b.key) || byContent(a, b),
  );
  const wanted = inOrder.filter(({ request, index }) => {
    const { key } = request;
    const size = keys.size;
    if (keys.add(key).size > size) return true;
    reject(request, index, new RetentionError(functionName, "key", "must differ from other requests' keys", key));
    return false;
  });
  return { wanted, rejected: rejected.sort((a, b) => a.index - b.index) };
}

/** An order of requests with one key that does not depend on where they stand. */
function byContent(a: PlanningRequest, b: PlanningRequest): number {
  return compareTexts(contentOf(a), contentOf(b));
}

function contentOf(request: PlanningRequest): string {
  const texts = Object.entries(request).map(([field, value]) => `${field}: ${textOf(value)}`);
  return texts.sort(compareTexts).join();
}

/** What JSON cannot hold says nothing. */
function textOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return "";
  }
}

/** The key that a request gives, whatever it is; `undefined` if it cannot be read. */
function keyOf(request: unknown): unknown {
  try {
    return (request as Partial<PlanningRequest> | null | undefined)?.key;
  } catch {
    return undefined;
  }
}
