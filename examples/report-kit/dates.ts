const english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const khmer = ["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"];
const lao = ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"];
const hindi = ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"];

/** Names of the months, and what stands before a month and a year. */
const styles: Readonly<Record<string, { months: readonly string[]; month: string; year: string }>> = {
  en: { months: english, month: "", year: "" },
  km: { months: khmer, month: "ខែ", year: "ឆ្នាំ " },
  lo: { months: lao, month: "ເດືອນ", year: "ປີ " },
  hi: { months: hindi, month: "", year: "" },
};

/** A plain date as the locale's own sentences write it; in English, whose sentences keep it as it is, "21 Nov 2026". */
export function dayIn(language: string): (on: string) => string {
  const { months, month, year } = styleOf(language);
  return (on) => {
    const [, years, place, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(on) ?? [];
    const name = months[Number(place) - 1];
    return name === undefined ? on : `${Number(day)} ${month}${name} ${year}${Number(years)}`;
  };
}

/** A month, given by its first days as YYYY-MM or a plain date, in as few letters as an axis has room for. */
export function monthIn(language: string): (month: string) => string {
  const { months } = styleOf(language);
  return (month) => `${months[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(2, 4)}`;
}

/** A day of a year for an axis: "21 Nov". */
export function shortDayIn(language: string): (on: string) => string {
  const { months } = styleOf(language);
  return (on) => `${Number(on.slice(8, 10))} ${months[Number(on.slice(5, 7)) - 1] ?? ""}`;
}

/** A sentence with its plain dates written as `dayIn` writes them. */
export function withDays(text: string, language: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, dayIn(language));
}

function styleOf(language: string): { months: readonly string[]; month: string; year: string } {
  return styles[language] ?? { months: english, month: "", year: "" };
}
