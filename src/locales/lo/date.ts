import { writeDate } from "../write-date.js";

const months = ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"];

/** A plain date as it is read: "21 ພະຈິກ 2026". */
export function date(text: string): string {
  return writeDate(text, months);
}
