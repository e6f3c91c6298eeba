import type { Account, Purchase } from "retention-kit";

/**
 * The last day on which something happened: a purchase, a deal that was opened or closed, a touch or a ticket. `null` where nothing did.
 *
 * @param until - Last day that counts, as a visit that is planned has not happened, and a year may be mistyped.
 */
export function lastDayOf(accounts: readonly Account[], until = "9999-12-31"): string | null {
  let last = "";
  const see = (day: string): void => {
    if (day > last && day <= until) last = day;
  };
  for (const { purchases, deals, touches, tickets } of accounts) {
    purchases?.forEach(({ on }: Purchase) => {
      see(on);
    });
    deals?.forEach(({ openedOn, closedOn }) => {
      see(openedOn ?? "");
      see(closedOn ?? "");
    });
    touches?.forEach(({ on }) => {
      see(on);
    });
    tickets?.forEach(({ openedAt }) => {
      see(String(openedAt).slice(0, 10));
    });
  }
  return last === "" ? null : last;
}
