import { dealAmount } from "../../accounts/deal-amount.js";
import { dayInRow } from "../../calendar/days/plain-date.js";
import { assertRows } from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { PlainDate } from "../../records/values/time.js";

/** An open deal to talk about. Its products are not offered again. */
export interface AgendaDeal {
  readonly dealId: string;
  readonly stage: string | null;
  /** Money of the whole deal, else of its lines as far as they have any; `null` if neither has any. */
  readonly amount: number | null;
  /** Chance that it is won, as the pipeline says. */
  readonly probability: number | null;
  readonly expectedCloseOn: PlainDate | null;
  readonly products: readonly string[];
  readonly reasons: readonly Reason[];
}

const NAME = "reviewAgenda";

/**
 * The deals that are open on a day, those expected to close first before the others.
 * @internal
 */
export function openDeals({ deals }: Pick<Account, "deals">, asOf: number): AgendaDeal[] {
  if (deals == null) return [];
  assertRows(NAME, "deals", deals);
  return deals
    .flatMap((deal, index): AgendaDeal[] => {
      const { id, status, stage = null, openedOn, expectedCloseOn = null, probability = null } = deal;
      if (status !== "open") return [];
      if (openedOn != null && dayInRow(NAME, "deals", index, "openedOn", openedOn) > asOf) return [];
      const lines = deal.products ?? [];
      assertRows(NAME, `deals[${index}].products`, lines);
      const reasons = [reason("conversation.deal.open", { dealId: id, stage: stage ?? "" })];
      if (expectedCloseOn !== null) {
        const late = asOf - dayInRow(NAME, "deals", index, "expectedCloseOn", expectedCloseOn);
        reasons.push(
          late > 0
            ? reason("conversation.deal.overdue", { on: expectedCloseOn, days: late })
            : reason("conversation.deal.expected", { on: expectedCloseOn }),
        );
      }
      return [
        {
          dealId: id,
          stage,
          amount: dealAmount(deal),
          probability,
          expectedCloseOn,
          products: lines.map(({ productId }) => productId),
          reasons,
        },
      ];
    })
    .sort(
      (a, b) =>
        compareTexts(a.expectedCloseOn ?? "9999-12-31", b.expectedCloseOn ?? "9999-12-31") ||
        compareTexts(a.dealId, b.dealId),
    );
}
