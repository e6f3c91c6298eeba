import type { OneOf } from "./one-of.js";
import type { AccountSignal } from "./account-signal.js";
import type { Contact } from "./contact.js";
import type { ContactPreferences } from "./contact-preferences.js";
import type { Contract } from "./contract.js";
import type { Deal } from "./deal.js";
import type { Invoice } from "./invoice.js";
import type { Purchase } from "./purchase.js";
import type { SurveyAnswer } from "./survey-answer.js";
import type { Ticket } from "./ticket.js";
import type { PlainDate } from "./time.js";
import type { Touch } from "./touch.js";
import type { Usage } from "./usage.js";

/** A product that an account has. */
export interface OwnedProduct {
  productId: string;
  purchasedOn: PlainDate;
  /**
   * Whole number.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
  warrantyEndsOn?: PlainDate | null | undefined;
  /** Hours a year that the customer spends keeping it at its best. */
  maintenanceHoursPerYear?: number | null | undefined;
}

/** A customer, with whatever is known of it. */
export interface Account {
  id: string;
  name?: string | null | undefined;
  segment?: string | null | undefined;
  size?: string | null | undefined;
  /** What the CRM says of it. It wins over what the purchases say. */
  status?: OneOf<"prospect" | "trial" | "customer" | "churned"> | null | undefined;
  /** The day since which `status` holds. */
  statusSince?: PlainDate | null | undefined;
  /** The account that this one belongs to, such as its head office. */
  parentId?: string | null | undefined;
  sellerId?: string | null | undefined;
  /** Sellers who may hold its reviews, the owner first. Without it, `sellerId` alone. */
  sellerIds?: readonly string[] | null | undefined;
  /** IANA zone in which the account's days are counted. */
  timeZone?: string | null | undefined;
  currency?: string | null | undefined;
  /** What the account has. It wins; without it, ownership comes from `purchases`. */
  owned?: readonly OwnedProduct[] | null | undefined;
  /** Money still free to spend in the 12 months after `asOf`; `null` when unknown. */
  annualBudget?: number | null | undefined;
  resources?: OneOf<"none" | "limited" | "ample"> | null | undefined;
  touches?: readonly Touch[] | null | undefined;
  purchases?: readonly Purchase[] | null | undefined;
  tickets?: readonly Ticket[] | null | undefined;
  surveys?: readonly SurveyAnswer[] | null | undefined;
  preferences?: ContactPreferences | null | undefined;
  contacts?: readonly Contact[] | null | undefined;
  contracts?: readonly Contract[] | null | undefined;
  deals?: readonly Deal[] | null | undefined;
  /** Signals of your own. */
  signals?: readonly AccountSignal[] | null | undefined;
  /** How the account feels, as the seller who knows it says. */
  sentiment?: OneOf<"positive" | "neutral" | "negative"> | null | undefined;
  /** Whatever else may matter to its loyalty, by name, where a model learned it: 1 or 0, or a number. */
  exposures?: Readonly<Record<string, number | null>> | null | undefined;
  usage?: readonly Usage[] | null | undefined;
  invoices?: readonly Invoice[] | null | undefined;
}
