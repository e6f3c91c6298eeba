import { percentsApart } from "../percents-apart.js";
import { wordOf } from "../word-of.js";
import { writeDate } from "../write-date.js";
import { writeNumber } from "../write-number.js";

/** A number as it is read, by lakh and crore, to two decimals unless told otherwise: "12,34,567.89". */
export function amount(number: number, most = 2, least = 0): string {
  return writeNumber(number, { decimal: ".", group: ",", groupOf: 2 }, most, least);
}

/** Money as it is read, with its currency where that is known: "1,234.57 USD". */
export function moneyIn(currency: string | undefined, number: number): string {
  return currency === undefined ? amount(number) : `${amount(number)} ${currency}`;
}

/** Forms of a word or a phrase by number. */
export interface Forms {
  one: string;
  other: string;
}

/** The form that goes with a number. In Hindi nought and the parts of one go with the singular, as one does. */
export function plural(number: number, { one, other }: Forms): string {
  const size = Math.abs(number);
  return size <= 1 ? one : other;
}

/** Two shares that are compared, with as few decimals as tell them apart. */
export function percents(one: number, other: number): [string, string] {
  return percentsApart(one, other, (share, decimals) =>
    decimals === 0 ? percent(share) : `${amount(share * 100, decimals)}%`,
  );
}

/** A share as a percentage without decimals: "37%"; of a small one, which is not 0, "1% से कम". */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? "1% से कम" : `${amount(share * 100, 0)}%`;
}

const months = ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

/** A plain date as it is read: "21 नवंबर 2026". */
export function date(text: string): string {
  return writeDate(text, months);
}

/** Hindi for the words of our own that parameters carry. A word that is not here stands as it is. */
export const levels: Record<string, string> = { high: "उच्च", medium: "मध्यम", low: "निम्न" };

export const touches: Record<string, string> = {
  review: "समीक्षा बैठक",
  call: "फ़ोन कॉल",
  meeting: "बैठक",
  email: "ईमेल",
  ticket: "सेवा अनुरोध",
};

export const channels: Record<string, string> = {
  ...touches,
  phone: "फ़ोन",
  visit: "मुलाक़ात",
  video: "वीडियो कॉल",
  chat: "चैट",
  sms: "एसएमएस",
  letter: "पत्र",
};

export const productKinds: Record<string, string> = {
  product: "उत्पाद",
  "service-contract": "सेवा अनुबंध",
  option: "अतिरिक्त विकल्प",
};

export const resources: Record<string, string> = { none: "नहीं हैं", limited: "सीमित", ample: "पर्याप्त" };

export const bands: Record<string, string> = {
  healthy: "अच्छी",
  watch: "ध्यान देने योग्य",
  "at-risk": "जोखिम में",
};

export const subjects: Record<string, string> = {
  relationship: "संबंध",
  needs: "ज़रूरतें",
  rivals: "प्रतिस्पर्धी",
  satisfaction: "संतुष्टि",
  money: "पैसा",
};

export const units: Record<string, string> = {
  day: "दिन",
  week: "हफ़्ते",
  fortnight: "पखवाड़े",
  month: "महीने",
  quarter: "तिमाही",
  year: "साल",
};

/** A list as it is read, of words that we have or not: "A, B और C". */
export function list(items: readonly string[], terms: Record<string, string>): string {
  const words = items.map((item) => wordOf(terms, item) ?? item);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} और ${words.at(-1)}`;
}
