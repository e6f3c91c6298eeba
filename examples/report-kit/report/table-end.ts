import { escapeHtml } from "../page.js";
import { grouped } from "../numbers.js";
import type { Phrase } from "../phrases/phrase.js";
import { sayIn } from "../say.js";

/** Why a table ends where it ends: how many of how many rows it shows, in which order, and where the others are. */
export function tableEnd(
  { shown, total, order, all }: { shown: number; total: number; order: Phrase; all?: string },
  language: string,
): string {
  if (shown >= total) return "";
  const say = sayIn(language);
  const said = say("The first {shown} of {total}: {order}.", {
    shown: grouped(shown, language),
    total: grouped(total, language),
    order: say(order),
  });
  const link =
    all === undefined
      ? ""
      : ` <a class="screen-only" href="${escapeHtml(all)}">${escapeHtml(say("show all as cards"))}</a>`;
  return `<p class="soft">${escapeHtml(said)}${link}</p>`;
}
