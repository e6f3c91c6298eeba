import type { PlainDate, Seller, WorkingCalendar } from "retention-kit";

const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;

const hours = (...shifts: [string, string][]): WorkingCalendar["hours"] =>
  Object.fromEntries(weekdays.map((day) => [day, shifts]));

/** A region of the example's sales force, with its working hours and public holidays. */
interface Region {
  timeZone: string;
  calendar: WorkingCalendar;
}

const newYork: Region = {
  timeZone: "America/New_York",
  calendar: {
    hours: hours(["09:00", "12:00"], ["13:00", "17:00"]),
    holidays: ["2026-11-26", "2026-12-25", "2027-01-01", "2027-01-18", "2027-02-15"],
  },
};

const berlin: Region = {
  timeZone: "Europe/Berlin",
  calendar: {
    hours: { ...hours(["08:30", "12:30"], ["13:30", "17:00"]), fri: [["08:30", "14:00"]] },
    holidays: ["2026-12-25", "2026-12-26", "2027-01-01"],
  },
};

const phnomPenh: Region = {
  timeZone: "Asia/Phnom_Penh",
  calendar: {
    hours: { ...hours(["08:00", "12:00"], ["13:30", "17:30"]), sat: [["08:00", "12:00"]] },
    holidays: ["2026-11-23", "2026-11-24", "2026-11-25", "2026-12-29", "2027-01-01", "2027-01-07"],
    extraDays: ["2027-01-03"],
  },
};

const seller = (
  id: string,
  { timeZone, calendar }: Region,
  minutesPerDay: number,
  away: { from: PlainDate; to: PlainDate }[] = [],
): Seller => ({ id, timeZone, calendar, minutesPerDay, ...(away.length > 0 ? { away } : {}) });

/** Twelve sellers in three time zones, some with leave, one with little time. */
export const sellers: Seller[] = [
  seller("seller-01", newYork, 120),
  seller("seller-02", newYork, 120, [{ from: "2026-12-21", to: "2027-01-03" }]),
  seller("seller-03", newYork, 90),
  seller("seller-04", newYork, 120, [{ from: "2027-02-01", to: "2027-02-12" }]),
  seller("seller-05", berlin, 120),
  seller("seller-06", berlin, 120, [{ from: "2026-12-14", to: "2027-01-08" }]),
  seller("seller-07", berlin, 60),
  seller("seller-08", berlin, 120),
  seller("seller-09", phnomPenh, 120),
  seller("seller-10", phnomPenh, 90, [{ from: "2026-12-01", to: "2026-12-04" }]),
  seller("seller-11", phnomPenh, 120),
  seller("seller-12", phnomPenh, 120, [{ from: "2027-02-03", to: "2027-02-10" }]),
];
