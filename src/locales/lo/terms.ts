import { percentsApart } from "../percents-apart.js";
import { wordOf } from "../word-of.js";
import { writeDate } from "../write-date.js";
import { writeNumber } from "../write-number.js";

/** A number as it is read, to two decimals unless told otherwise: "1.234,57". */
export function amount(number: number, most = 2, least = 0): string {
  return writeNumber(number, { decimal: ",", group: ".", groupOf: 3 }, most, least);
}

/** Money as it is read, with its currency where that is known: "1.234,57 USD". */
export function moneyIn(currency: string | undefined, number: number): string {
  return currency === undefined ? amount(number) : `${amount(number)} ${currency}`;
}

/** Two shares that are compared, with as few decimals as tell them apart. */
export function percents(one: number, other: number): [string, string] {
  return percentsApart(one, other, (share, decimals) =>
    decimals === 0 ? percent(share) : `${amount(share * 100, decimals)}%`,
  );
}

/** A share as a percentage without decimals: "37%"; of a small one, which is not 0, "ຕ່ຳກວ່າ 1%". */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? "ຕ່ຳກວ່າ 1%" : `${amount(share * 100, 0)}%`;
}

const months = ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"];

/** A plain date as it is read after the word for a day: "21 ເດືອນພະຈິກ ປີ 2026". */
export function date(text: string): string {
  return writeDate(text, months, { month: "ເດືອນ", year: "ປີ " });
}

/** Lao for the words of our own that parameters carry. A word that is not here stands as it is. */
export const levels: Record<string, string> = { high: "ສູງ", medium: "ປານກາງ", low: "ຕ່ຳ" };

export const touches: Record<string, string> = {
  review: "ການພົບທົບທວນ",
  call: "ການໂທ",
  meeting: "ການພົບປະ",
  email: "ອີເມວ",
  ticket: "ຄຳຮ້ອງຂໍຄວາມຊ່ວຍເຫຼືອ",
};

export const channels: Record<string, string> = {
  ...touches,
  phone: "ໂທລະສັບ",
  visit: "ການໄປຢ້ຽມຢາມ",
  video: "ການໂທວິດີໂອ",
  chat: "ການສົນທະນາທາງອິນເຕີເນັດ",
  sms: "ຂໍ້ຄວາມ SMS",
  letter: "ຈົດໝາຍ",
};

export const productKinds: Record<string, string> = {
  product: "ຜະລິດຕະພັນ",
  "service-contract": "ສັນຍາບໍລິການ",
  option: "ທາງເລືອກເພີ່ມເຕີມ",
};

export const resources: Record<string, string> = { none: "ບໍ່ມີ", limited: "ຈຳກັດ", ample: "ພຽງພໍ" };

export const bands: Record<string, string> = {
  healthy: "ດີ",
  watch: "ຄວນຕິດຕາມ",
  "at-risk": "ມີຄວາມສ່ຽງ",
};

export const subjects: Record<string, string> = {
  relationship: "ຄວາມສຳພັນ",
  needs: "ຄວາມຕ້ອງການ",
  rivals: "ຄູ່ແຂ່ງ",
  satisfaction: "ຄວາມພໍໃຈ",
  money: "ງົບປະມານ",
};

export const units: Record<string, string> = {
  day: "ມື້",
  week: "ອາທິດ",
  fortnight: "ຄູ່ອາທິດ",
  month: "ເດືອນ",
  quarter: "ໄຕມາດ",
  year: "ປີ",
};

/** A list as it is read, of words that we have or not: "A, B ແລະ C". */
export function list(items: readonly string[], terms: Record<string, string>): string {
  const words = items.map((item) => wordOf(terms, item) ?? item);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ແລະ ${words.at(-1)}`;
}
