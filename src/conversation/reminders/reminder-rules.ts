import { dayInRow, dayNumber } from "../../calendar/days/plain-date.js";
import {
  assertCount,
  assertFields,
  assertNumber,
  assertRows,
  assertText,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { PlainDate } from "../../records/values/time.js";
import { assertHostRow, type HostRow } from "../../records/rows/host-row.js";

/** Something that needs service: a car, a copier, a pump. */
export interface ServiceAsset {
  /** Tells it from other assets of the account: `"car-17"`. */
  id: string;
  accountId: string;
  productId: string;
  purchasedOn: PlainDate;
  /**
   * What the counter showed when it was bought.
   * @defaultValue `0`
   */
  useAtPurchase?: number | null | undefined;
  warrantyEndsOn?: PlainDate | null | undefined;
  /** What the counter shows when the warranty ends, where use ends it too. */
  warrantyUse?: number | null | undefined;
  /** Services held, with what the counter showed, where it is known. */
  services?: readonly { service: string; on: PlainDate; use?: number | null | undefined }[] | null | undefined;
}

/** A recurring service, due by date, by usage, or by whichever comes first. */
export interface ServiceRule {
  /** Name of the service, always spelled the same way: `"oil-change"`. */
  service: string;
  /** What to tell the customer, in place of a locale's words. */
  text?: string | null | undefined;
  /** Calendar months after the previous service, or after the purchase. */
  everyMonths?: number | null | undefined;
  /** Usage after the previous service, or after the purchase. */
  everyUse?: number | null | undefined;
  /**
   * Days before it is due to remind.
   * @defaultValue those of `reviews.reminderDays`
   */
  noticeDays?: number | null | undefined;
}

/** What to remind an owner of. A missing field means no such reminder. */
export interface ReminderRules {
  services?: readonly ServiceRule[] | null | undefined;
  /** At the end of the warranty: the service contract to offer, if there is one. */
  warranty?: { contractId?: string | null | undefined; noticeDays?: number | null | undefined } | null | undefined;
  /** When a trade-in or a replacement is worth proposing: from an age or a use, whichever comes first, for some months. */
  tradeIn?:
    | {
        fromMonths?: number | null | undefined;
        fromUse?: number | null | undefined;
        openMonths: number;
        noticeDays?: number | null | undefined;
      }
    | null
    | undefined;
}

const SERVICE_FIELDS = ["service", "text", "everyMonths", "everyUse", "noticeDays"];

/**
 * Refuses an asset with a field that is wrong.
 * @internal
 */
export function assertAsset(functionName: string, asset: ServiceAsset): void {
  assertHostRow(functionName, "", asset, ASSET_ROW);
  const { id, accountId, productId, useAtPurchase, warrantyEndsOn, warrantyUse, services } = asset;
  for (const [field, text] of Object.entries({ id, accountId, productId })) assertText(functionName, field, text);
  dayNumber(functionName, "purchasedOn", asset.purchasedOn);
  assertNumber(functionName, "useAtPurchase", useAtPurchase ?? 0, { min: 0, max: MOST_USE });
  if (warrantyEndsOn != null) dayNumber(functionName, "warrantyEndsOn", warrantyEndsOn);
  if (warrantyUse != null) assertNumber(functionName, "warrantyUse", warrantyUse, { above: 0, max: MOST_USE });
  assertRows(functionName, "services", services ?? []);
  services?.forEach(({ service, on, use }, index) => {
    assertText(functionName, `services[${index}].service`, service);
    dayInRow(functionName, "services", index, "on", on);
    if (use != null) assertNumber(functionName, `services[${index}].use`, use, { min: 0, max: MOST_USE });
  });
}

/** Also what `partsDemand` reads. */
const ASSET_ROW: HostRow<ServiceAsset & { readings?: unknown; rules?: unknown }> = {
  fields: {
    id: "string",
    accountId: "string",
    productId: "string",
    purchasedOn: "string",
    useAtPurchase: "number",
    warrantyEndsOn: "string",
    warrantyUse: "number",
    services: "list",
    readings: "list",
    rules: "object",
  },
  places: [],
  meant: new Map(),
};

const MOST_USE = 1e12;
const MOST_MONTHS = 1200;

/** Rules with their days of notice. */
export interface CheckedRules {
  services: (ServiceRule & { noticeDays: number })[];
  warranty: { contractId: string | null; noticeDays: number } | null;
  tradeIn: (NonNullable<ReminderRules["tradeIn"]> & { noticeDays: number }) | null;
}

/**
 * Checks rules and gives them their days of notice.
 * @internal
 */
export function readRules(
  functionName: string,
  rules: ReminderRules,
  usual: Assumptions["reviews.reminderDays"]["value"],
): CheckedRules {
  assertFields(functionName, "rules", rules, ["services", "warranty", "tradeIn"]);
  const { services = [], warranty = null, tradeIn = null } = withoutNulls(rules as ReminderRules);
  const notice = (path: string, days: number): number => {
    assertCount(functionName, `rules.${path}.noticeDays`, days, { max: 366 });
    return days;
  };
  const every = (path: string, months: number | null | undefined, use: number | null | undefined): void => {
    if (months == null && use == null) {
      throw new RetentionError(functionName, `rules.${path}`, "must go by months, by use, or by both", rules);
    }
    if (months != null) assertCount(functionName, `rules.${path}, months`, months, { min: 1, max: MOST_MONTHS });
    if (use != null) assertNumber(functionName, `rules.${path}, use`, use, { above: 0, max: MOST_USE });
  };

  assertRows(functionName, "rules.services", services);
  services.forEach((rule, index) => {
    assertFields(functionName, `rules.services[${index}]`, rule, SERVICE_FIELDS);
  });
  if (warranty !== null) assertFields(functionName, "rules.warranty", warranty, ["contractId", "noticeDays"]);
  if (tradeIn !== null) {
    assertFields(functionName, "rules.tradeIn", tradeIn, ["fromMonths", "fromUse", "openMonths", "noticeDays"]);
  }
  const names = services.map(({ service }) => service);
  services.forEach(({ service, text, everyMonths, everyUse }, index) => {
    assertText(functionName, `rules.services[${index}].service`, service);
    if (text != null) assertText(functionName, `rules.services[${index}].text`, text);
    every(`services[${index}]`, everyMonths, everyUse);
    if (names.indexOf(service) < index) {
      throw new RetentionError(functionName, `rules.services[${index}].service`, "must not come twice", service);
    }
  });
  if (warranty?.contractId != null) assertText(functionName, "rules.warranty.contractId", warranty.contractId);
  if (tradeIn !== null) {
    every("tradeIn", tradeIn.fromMonths, tradeIn.fromUse);
    assertCount(functionName, "rules.tradeIn.openMonths", tradeIn.openMonths, { min: 1, max: MOST_MONTHS });
  }
  return {
    services: services.map((rule, index) => ({
      ...rule,
      noticeDays: notice(`services[${index}]`, rule.noticeDays ?? usual.service),
    })),
    warranty: warranty && {
      contractId: warranty.contractId ?? null,
      noticeDays: notice("warranty", warranty.noticeDays ?? usual.warrantyEnd),
    },
    tradeIn: tradeIn && { ...tradeIn, noticeDays: notice("tradeIn", tradeIn.noticeDays ?? usual.tradeIn) },
  };
}
