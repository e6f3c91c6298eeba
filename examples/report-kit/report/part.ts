import { escapeHtml } from "../page.js";

/** The heading of a part of the page, which the list of parts leads to. */
export function part(id: string, title: string): string {
  return `<h2 id="${id}" tabindex="-1">${escapeHtml(title)}</h2>`;
}
