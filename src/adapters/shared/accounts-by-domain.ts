import type { AccountBook, AccountDraft } from "./account-book.js";

/**
 * Accounts by their internet domains; `null` where several have one. An account that lists a domain twice has it once.
 * @internal
 */
export function accountsByDomain({ drafts }: AccountBook): Map<string, AccountDraft | null> {
  const byDomain = new Map<string, AccountDraft | null>();
  for (const draft of drafts.values()) {
    for (const each of new Set(draft.keys.domains)) byDomain.set(each, byDomain.has(each) ? null : draft);
  }
  return byDomain;
}
