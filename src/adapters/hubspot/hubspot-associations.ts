import type { HubSpotAssociation, HubSpotObject } from "./hubspot-objects.js";
import { text } from "../shared/read-field.js";
import { responseContent } from "../shared/response-rows.js";

/** Names that one kind of object goes by as the key of associations, without blanks, lines and capitals. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  companies: ["companies", "company", "companie", "02", "associatedcompanyids", "companyids"],
  contacts: ["contacts", "contact", "01", "associatedvids", "contactids"],
  deals: ["deals", "deal", "03", "associateddealids", "dealids"],
  tickets: ["tickets", "ticket", "05", "ticketids"],
  line_items: ["lineitems", "lineitem", "08"],
  calls: ["calls", "call", "048"],
  meetings: ["meetings", "meeting", "047"],
  emails: ["emails", "email", "049"],
  communications: ["communications", "communication", "018"],
  tasks: ["tasks", "task", "027"],
};

/**
 * Ids of the rows of a kind that a row is associated with, each once, the primary one first.
 *
 * HubSpot lists an association once for each of its labels, so that the same id comes twice: `deal_to_company`, which is
 * the primary one, and `deal_to_company_unlabeled`.
 * @internal
 */
export function associated(row: HubSpotObject, object: string): string[] {
  const keys = KEYS[object] ?? [object];
  const ids: string[] = [];
  // Some exports put the lists of ids beside the properties.
  for (const holder of [row.associations, row]) {
    if (typeof holder !== "object" || holder === null) continue;
    for (const key in holder) {
      if (BESIDE.includes(key) || !keys.includes(key.toLowerCase().replace(/[^a-z0-9]/g, ""))) continue;
      for (const each of listOf((holder as Record<string, unknown>)[key])) {
        const id = text(typeof each === "object" && each !== null ? idOf(each) : each);
        if (id === undefined) continue;
        if (isPrimary(each)) ids.unshift(id);
        else ids.push(id);
      }
    }
  }
  return ids.length > 1 ? [...new Set(ids)] : ids;
}

/**
 * Kinds of objects of which a row has more associations than its page shows.
 * @internal
 */
export function cutAssociations({ associations }: HubSpotObject): string[] {
  if (typeof associations !== "object" || associations === null) return [];
  return Object.entries(associations).flatMap(([key, page]: [string, unknown]) =>
    typeof page === "object" && page !== null && responseContent(page, []).incomplete ? [key] : [],
  );
}

/** Fields of a row that hold no association. */
const BESIDE: readonly string[] = ["id", "properties", "createdAt", "updatedAt", "archived", "associations"];

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return [];
  return "results" in value && Array.isArray(value.results) ? value.results : [];
}

function idOf(association: HubSpotAssociation): unknown {
  return association.toObjectId ?? association.id;
}

/** Numbers of the associations of a contact, deal, ticket with its primary company. */
const PRIMARY: readonly string[] = ["1", "5", "26"];

type HubSpotAssociationType = Readonly<Record<"category" | "typeId" | "label", unknown>>;

function isPrimary(association: unknown): boolean {
  if (typeof association !== "object" || association === null) return false;
  const { type, associationTypes } = association as HubSpotAssociation;
  if (Array.isArray(associationTypes)) {
    // Labels are words of a language, and were changed before: the number is what counts where there is one.
    return associationTypes.some((each: HubSpotAssociationType | null) => {
      const typeId = text(each?.typeId);
      const isCustom = text(each?.category)?.toUpperCase() === "USER_DEFINED";
      if (typeId !== undefined && !isCustom && PRIMARY.includes(typeId)) return true;
      return /^primary$|\bprimary company$/i.test(text(each?.label) ?? "");
    });
  }
  return text(type)?.endsWith("_to_company") ?? false;
}
