import { writeDate } from "../write-date.js";

const months = ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];

/** A plain date as it is read: "21 វិច្ឆិកា 2026". */
export function date(text: string): string {
  return writeDate(text, months);
}
