import { writeDate } from "../write-date.js";

const months = ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];

/** A plain date as it is read after the word for a day: "21 ខែវិច្ឆិកា ឆ្នាំ 2026". */
export function date(text: string): string {
  return writeDate(text, months, { month: "ខែ", year: "ឆ្នាំ " });
}
