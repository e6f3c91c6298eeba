import type { Account, Purchase } from "retention-kit";

/** The last day on which something happened: a purchase, a touch or a ticket. `null` where nothing did. */
export function lastDayOf(accounts: readonly Account[]): string | null {
  let last = "";
  const see = (day: string): void => {
    if (day > last) last = day;
  };
  for (const { purchases, touches, tickets } of accounts) {
    purchases?.forEach(({ on }: Purchase) => {
      see(on);
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
