import { writeDate } from "../write-date.js";

const months = ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

/** A plain date as it is read: "21 नवंबर 2026". */
export function date(text: string): string {
  return writeDate(text, months);
}
