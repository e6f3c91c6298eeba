import { writeDate } from "../write-date.js";

const months = ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"];

/** A plain date as it is read after the word for a day: "21 ເດືອນພະຈິກ ປີ 2026". */
export function date(text: string): string {
  return writeDate(text, months, { month: "ເດືອນ", year: "ປີ " });
}
