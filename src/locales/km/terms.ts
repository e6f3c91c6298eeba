import { percentsApart } from "../percents-apart.js";
import { wordOf } from "../word-of.js";
import { writeDate } from "../write-date.js";
import { writeNumber } from "../write-number.js";

/** A number as it is read, to two decimals unless told otherwise: "1,234.57". */
export function amount(number: number, most = 2, least = 0): string {
  return writeNumber(number, { decimal: ".", group: ",", groupOf: 3 }, most, least);
}

/** Money as it is read, with its currency where that is known: "1,234.57 USD". */
export function moneyIn(currency: string | undefined, number: number): string {
  return currency === undefined ? amount(number) : `${amount(number)} ${currency}`;
}

/** Two shares that are compared, with as few decimals as tell them apart. */
export function percents(one: number, other: number): [string, string] {
  return percentsApart(one, other, (share, decimals) =>
    decimals === 0 ? percent(share) : `${amount(share * 100, decimals)}%`,
  );
}

/** A share as a percentage without decimals: "37%"; of a small one, which is not 0, "ក្រោម 1%". */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? "ក្រោម 1%" : `${amount(share * 100, 0)}%`;
}

const months = ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];

/** A plain date as it is read after the word for a day: "21 ខែវិច្ឆិកា ឆ្នាំ 2026". */
export function date(text: string): string {
  return writeDate(text, months, { month: "ខែ", year: "ឆ្នាំ " });
}

/** Khmer for the words of our own that parameters carry. A word that is not here stands as it is. */
export const levels: Record<string, string> = { high: "ខ្ពស់", medium: "មធ្យម", low: "ទាប" };

export const touches: Record<string, string> = {
  review: "ការជួបពិនិត្យឡើងវិញ",
  call: "ការហៅទូរស័ព្ទ",
  meeting: "ការជួបប្រជុំ",
  email: "អ៊ីមែល",
  ticket: "សំណើជំនួយ",
};

export const channels: Record<string, string> = {
  ...touches,
  phone: "ទូរស័ព្ទ",
  visit: "ការទៅជួបផ្ទាល់",
  video: "ការហៅជាវីដេអូ",
  chat: "ការជជែកតាមអ៊ីនធឺណិត",
  sms: "សារ SMS",
  letter: "សំបុត្រ",
};

export const productKinds: Record<string, string> = {
  product: "ផលិតផល",
  "service-contract": "កិច្ចសន្យាសេវាកម្ម",
  option: "ជម្រើសបន្ថែម",
};

export const resources: Record<string, string> = { none: "គ្មាន", limited: "មានកម្រិត", ample: "បរិបូរណ៍" };

export const bands: Record<string, string> = {
  healthy: "ល្អ",
  watch: "ត្រូវតាមដាន",
  "at-risk": "មានហានិភ័យ",
};

export const subjects: Record<string, string> = {
  relationship: "ទំនាក់ទំនង",
  needs: "តម្រូវការ",
  rivals: "គូប្រជែង",
  satisfaction: "ការពេញចិត្ត",
  money: "ថវិកា",
};

export const units: Record<string, string> = {
  day: "ថ្ងៃ",
  week: "សប្តាហ៍",
  fortnight: "គូសប្តាហ៍",
  month: "ខែ",
  quarter: "ត្រីមាស",
  year: "ឆ្នាំ",
};

/** A list as it is read, of words that we have or not: "A, B និង C". */
export function list(items: readonly string[], terms: Record<string, string>): string {
  const words = items.map((item) => wordOf(terms, item) ?? item);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} និង ${words.at(-1)}`;
}
