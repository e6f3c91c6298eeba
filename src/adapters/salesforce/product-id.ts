import { text } from "../shared/read-field.js";
import type { Org } from "./organization.js";
import { salesforceId } from "./salesforce-id.js";

/** A product's id as its own row writes it. */
export function productId(org: Org, given: unknown): string | undefined {
  const id = salesforceId(given);
  return id === undefined ? undefined : (org.productIds.get(id) ?? text(given));
}
