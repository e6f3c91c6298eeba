import type { ReviewsReasons } from "../../reasons/codes/reviews.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date, levels, moneyIn, productKinds, touches as touchNames } from "./terms.js";
import { datedSignal } from "../dated-signals.js";
import { wordOf } from "../word-of.js";

const signals: Record<string, string> = {
  "renewal-near": "ໃກ້ຮອດເວລາຕໍ່ສັນຍາ",
  "renewal-late": "ສັນຍາໝົດອາຍຸແລ້ວ ແລະ ຍັງບໍ່ທັນຕໍ່",
  "warranty-ending": "ການຮັບປະກັນໃກ້ໝົດ",
  "deal-closing": "ຂໍ້ຕົກລົງໜຶ່ງຄາດວ່າຈະປິດໃນໄວໆນີ້",
  "long-silence": "ບໍ່ໄດ້ຂ່າວຈາກລູກຄ້າມາດົນແລ້ວ",
  "high-effort-ticket": "ມີບັນຫາທີ່ເຮັດໃຫ້ລູກຄ້າຫຍຸ້ງຍາກຫຼາຍ",
  "open-problem": "ບັນຫາໜັກຍັງບໍ່ໄດ້ແກ້ໄຂ",
  "problem-still-open": "ບັນຫາຍາກທີ່ໄດ້ລົມກັນແລ້ວຍັງບໍ່ທັນໄດ້ແກ້ໄຂ",
  "bad-answer": "ຄຳຕອບແບບສຳຫຼວດບໍ່ດີ",
  "value-at-risk": "ຢູ່ໃນໜຶ່ງສ່ວນສິບຂອງລູກຄ້າທີ່ການທົບທວນສາມາດຮັກສາເງິນໄວ້ໄດ້ຫຼາຍທີ່ສຸດ",
  "champion-left": "ຜູ້ທີ່ສະໜັບສະໜູນພວກເຮົາຢູ່ຝ່າຍລູກຄ້າໄດ້ອອກໄປແລ້ວ",
  "usage-falling": "ລູກຄ້າໃຊ້ສິ່ງທີ່ຊື້ໄປໜ້ອຍລົງເລື້ອຍໆ",
  "invoice-late": "ໃບແຈ້ງໜີ້ໜຶ່ງບໍ່ໄດ້ຈ່າຍຕາມກຳນົດ",
  "invoice-still-open": "ໃບເກັບເງິນທີ່ໄດ້ລົມກັນແລ້ວຍັງບໍ່ທັນໄດ້ຈ່າຍ",
  "all-returned": "ສິ່ງທີ່ຊື້ໄປທັງໝົດຖືກສົ່ງຄືນ",
  "rival-near": "ລູກຄ້າກຳລັງຕິດຕໍ່ກັບຄູ່ແຂ່ງ",
  "problem-found": "ພົບບັນຫາ",
  "customer-unhappy": "ລູກຄ້າບໍ່ພໍໃຈ",
};

const opportunity = (level: string): string => `ໂອກາດຂາຍ${wordOf(levels, level) ?? ` ${level}`}`;

const every = (months: number, maximumMonths: number): string =>
  `ທຸກ ${amount(months)} ເດືອນ` + (maximumMonths > months ? ` ຫ່າງກັນບໍ່ເກີນ ${amount(maximumMonths)} ເດືອນ` : "");

/** Lao for the reviews domain. */
export const reviews: DomainWords<ReviewsReasons> = {
  "reviews.clock.touch": ({ kind, on }) =>
    `ພົບ ຫຼື ສົນທະນາຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)} ດ້ວຍ${wordOf(touchNames, kind) ?? `ການຕິດຕໍ່ປະເພດ “${kind}”`}`,
  "reviews.clock.first-purchase": ({ on }) => `ບໍ່ມີບັນທຶກການພົບ ຫຼື ການສົນທະນາ ຕັ້ງແຕ່ການຊື້ຄັ້ງທຳອິດວັນທີ ${date(on)}`,
  "reviews.clock.last-contact": ({ kind, on }) =>
    `ການຕິດຕໍ່ຄັ້ງຫຼ້າສຸດວັນທີ ${date(on)} ດ້ວຍ${wordOf(touchNames, kind) ?? `ການຕິດຕໍ່ປະເພດ “${kind}”`}`,
  "reviews.clock.never-touched": () => "ບໍ່ມີບັນທຶກການພົບ ຫຼື ການສົນທະນາ ຈຶ່ງຮອດກຳນົດທັນທີ",
  "reviews.clock.unknown": () => "ບໍ່ມີບັນທຶກການຕິດຕໍ່ ຈຶ່ງບໍ່ຮູ້ວ່າພົບຄັ້ງສຸດທ້າຍເມື່ອໃດ",
  "reviews.clock.future-touches": ({ touches }) => `ການຕິດຕໍ່ທີ່ມີວັນທີພາຍຫຼັງ ${amount(touches)} ຄັ້ງ ຍັງບໍ່ນັບ`,
  "reviews.clock.previous-review": ({ on }) => `ຕໍ່ຈາກການພົບທົບທວນທີ່ຄາດໄວ້ວັນທີ ${date(on)}`,
  "reviews.interval.level": ({ level, idealMonths, maximumMonths }) =>
    `${opportunity(level)} ໃຫ້ພົບທົບທວນ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.segment": ({ segment, level, idealMonths, maximumMonths }) =>
    `${opportunity(level)} ໃນກຸ່ມ ${segment} ໃຫ້ພົບທົບທວນ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.product-kind": ({ kind, level, idealMonths, maximumMonths }) =>
    `ລູກຄ້າທີ່ມີ${wordOf(productKinds, kind) ?? ` ${kind}`} ແລະ ${opportunity(level)} ` +
    `ໃຫ້ພົບທົບທວນ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.days": ({ basis, of, level, idealDays, maximumDays }) => {
    const days = `ທຸກ ${amount(idealDays)} ມື້ ຫ່າງກັນບໍ່ເກີນ ${amount(maximumDays)} ມື້`;
    if (basis === "segment") return `${opportunity(level)} ໃນກຸ່ມ ${of} ໃຫ້ພົບທົບທວນ${days}`;
    if (basis === "level") return `${opportunity(level)} ໃຫ້ພົບທົບທວນ${days}`;
    return `ລູກຄ້າທີ່ມີ${wordOf(productKinds, of) ?? ` ${of}`} ແລະ ${opportunity(level)} ໃຫ້ພົບທົບທວນ${days}`;
  },
  "reviews.interval.anchored": () => "ໃຫ້ພົບທົບທວນໃນວັນທີ່ກຳນົດໄວ້ໃນປະຕິທິນ",
  "reviews.interval.account-months": ({ idealMonths, maximumMonths }) =>
    `ລູກຄ້ານີ້ໃຫ້ພົບທົບທວນ${every(idealMonths, maximumMonths)}`,
  "reviews.interval.account": ({ idealDays, maximumDays }) =>
    `ລູກຄ້ານີ້ໃຫ້ພົບທົບທວນທຸກ ${amount(idealDays)} ມື້ ຫ່າງກັນບໍ່ເກີນ ${amount(maximumDays)} ມື້`,
  "reviews.interval.allocated": ({ idealDays, count, months, last, next, hour }, currency) =>
    `ຕິດຕໍ່ ${amount(count)} ຄັ້ງໃນ ${amount(months)} ເດືອນ ຄືທຸກ ${amount(idealDays)} ມື້: ຄັ້ງສຸດທ້າຍນຳມາ ${moneyIn(currency, last)} ` +
    `ຖ້າເພີ່ມອີກຄັ້ງໜຶ່ງຈະນຳມາ ${moneyIn(currency, next)} ແລະ ໜຶ່ງຊົ່ວໂມງມີຄ່າ ${moneyIn(currency, hour)}`,
  "reviews.level.unknown": ({ level }) => `ບໍ່ຮູ້ໂອກາດຂາຍ ຈຶ່ງຖືວ່າ: ${wordOf(levels, level) ?? level}`,
  "reviews.signal": ({ signal, on, reviewBy }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated === "since" ? "ຕັ້ງແຕ່" : ""}ວັນທີ ${date(on)})`;
    return `${wordOf(signals, signal) ?? `ມີສັນຍານ “${signal}”`}${when} ຈຶ່ງຄວນພົບທົບທວນພາຍໃນວັນທີ ${date(reviewBy)}`;
  },
  "reviews.signal-late": ({ signal, on, reviewBy, days }) => {
    const dated = datedSignal(signal);
    const when = dated === null ? "" : ` (${dated === "since" ? "ຕັ້ງແຕ່" : ""}ວັນທີ ${date(on)})`;
    return `${wordOf(signals, signal) ?? `ມີສັນຍານ “${signal}”`}${when} ການພົບທົບທວນຄວນເຮັດພາຍໃນວັນທີ ${date(reviewBy)} ກາຍມາແລ້ວ ${amount(days)} ມື້`;
  },
  "reviews.put-off": ({ until }) => `ຖືກເລື່ອນໄປຮອດວັນທີ ${date(until)}`,
  "reviews.overdue": ({ days }) => `ກາຍກຳນົດ ${amount(days)} ມື້`,
};
