import type { ContactPreferences } from "./contact-preferences.js";
import type { Purchase } from "./purchase.js";
import type { SurveyAnswer } from "./survey-answer.js";
import type { Ticket } from "./ticket.js";
import type { PlainDate } from "./time.js";
import type { Touch } from "./touch.js";

/** A product that an account has. */
export interface OwnedProduct {
  productId: string;
  purchasedOn: PlainDate;
  /** Whole number, 1 unless given. */
  quantity?: number;
  warrantyEndsOn?: PlainDate;
  /** Hours a year that the customer spends keeping it at its best. */
  maintenanceHoursPerYear?: number;
}

/** A customer, with whatever is known of it. */
export interface Account {
  id: string;
  name?: string;
  segment?: string;
  size?: string;
  sellerId?: string;
  /** IANA zone in which the account's days are counted. */
  timeZone?: string;
  currency?: string;
  /** What the account has. It wins; without it, ownership comes from `purchases`. */
  owned?: OwnedProduct[];
  /** Money still free to spend in the 12 months after `asOf`; `null` when unknown. */
  annualBudget?: number | null;
  resources?: "none" | "limited" | "ample" | null;
  touches?: Touch[];
  purchases?: Purchase[];
  tickets?: Ticket[];
  surveys?: SurveyAnswer[];
  preferences?: ContactPreferences;
}
