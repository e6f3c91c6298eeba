import { wordOf } from "../word-of.js";

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
