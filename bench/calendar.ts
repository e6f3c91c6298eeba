/** Working days against date-fns, and what distance costs in business minutes: microseconds a call, medians of runs. */
import { utc } from "@date-fns/utc";
import { differenceInBusinessDays } from "date-fns";
import { addBusinessMinutes, businessMinutesBetween, type WorkingCalendar, workingDaysBetween } from "retention-kit";

const DAY = 86_400_000;
const RUNS = 9;
const start = Date.parse("2024-01-01T00:00:00Z");
const calendar: WorkingCalendar = {
  hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((weekday) => [weekday, [["09:00", "17:00"]]])),
};
const options = { calendar, timeZone: "America/New_York" };

function microseconds(calls: number, call: (index: number) => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const from = process.hrtime.bigint();
    for (let index = 0; index < calls; index++) call(index);
    return Number(process.hrtime.bigint() - from) / 1000 / calls;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? NaN;
}

for (const [name, days] of Object.entries({ "10 days": 10, "1 year": 365, "10 years": 3652, "100 years": 36_525 })) {
  const end = start + days * DAY;
  const lastDay = new Date(end - DAY).toISOString().slice(0, 10);
  const workingDays = workingDaysBetween("2024-01-01", lastDay, options);
  if (workingDays !== differenceInBusinessDays(end, start, { in: utc })) throw new Error(`${name}: counts differ`);

  const ours = microseconds(2000, () => workingDaysBetween("2024-01-01", lastDay, options));
  const theirs = microseconds(Math.max(2, Math.round(20_000 / days)), () =>
    differenceInBusinessDays(end, start, { in: utc }),
  );
  const between = microseconds(1000, (index) => businessMinutesBetween(start + index, end, options));
  const adding = microseconds(1000, (index) => addBusinessMinutes(start + index, workingDays * 480, options));
  console.log(
    `${name}: workingDaysBetween ${ours.toFixed(1)} µs, date-fns ${theirs.toFixed(1)} µs, ratio ${(ours / theirs).toFixed(3)}; ` +
      `businessMinutesBetween ${between.toFixed(1)} µs, addBusinessMinutes ${adding.toFixed(1)} µs`,
  );
}

/** Ten years, with this many dates that have hours of their own, and hours that change every year. */
for (const dates of [0, 100, 1000]) {
  const dated: WorkingCalendar = {
    ...calendar,
    dates: Object.fromEntries(
      Array.from({ length: dates }, (_, index) => [
        new Date(start + Math.floor((index * 3652) / dates) * DAY).toISOString().slice(0, 10),
        [["09:00", "12:00"]] as [string, string][],
      ]),
    ),
    hoursFrom: Object.fromEntries(
      Array.from({ length: dates === 0 ? 0 : 10 }, (_, index) => [
        `${2024 + index}-07-01`,
        { mon: [[index % 2 === 0 ? "08:00" : "09:00", "17:00"]] as [string, string][] },
      ]),
    ),
  };
  const withDates = { calendar: dated, timeZone: options.timeZone };
  const between = microseconds(100, (index) => businessMinutesBetween(start + index, start + 3652 * DAY, withDates));
  const short = microseconds(100, (index) => businessMinutesBetween(start + index, start + 10 * DAY, withDates));
  console.log(
    `10 years with ${dates} dates of their own hours: businessMinutesBetween ${between.toFixed(1)} µs, over 10 days ${short.toFixed(1)} µs`,
  );
}
