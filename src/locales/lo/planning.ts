import type { PlanningReasons } from "../../reasons/codes/planning.js";
import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date } from "./terms.js";

const day = (on: string): string => `ວັນທີ ${date(on)}`;
const span = (from: string, to: string): string => `ແຕ່${day(from)} ຫາ${day(to)}`;

/** Lao for the planning domain. */
export const planning: DomainWords<PlanningReasons> = {
  "planning.day.ideal": () => "ກົງກັບວັນທີ່ເໝາະທີ່ສຸດ",
  "planning.day.early": ({ days, idealOn }) => `${amount(days)} ມື້ກ່ອນວັນທີ່ເໝາະທີ່ສຸດ ຄື${day(idealOn)}`,
  "planning.day.late": ({ days, idealOn }) => `${amount(days)} ມື້ຫຼັງວັນທີ່ເໝາະທີ່ສຸດ ຄື${day(idealOn)}`,
  "planning.day.overdue": ({ latestOn }) => `ຫຼັງວັນສຸດທ້າຍຂອງມັນ ຄື${day(latestOn)}`,
  "planning.gathered": ({ area, from }) => `ຍ້າຍຈາກ${day(from)} ໄປວັນທີ່ໄປ ${area}`,

  "planning.unbooked.no-seller": () => "ບໍ່ມີຜູ້ຂາຍຄົນໃດຮັບໄດ້",
  "planning.unbooked.outside-horizon": ({ earliestOn, to }) => `ເລີ່ມໄດ້ແຕ່${day(earliestOn)} ແຕ່ແຜນສິ້ນສຸດ${day(to)}`,
  "planning.unbooked.no-working-day": () => "ໃນໄລຍະຂອງລາຍການນີ້ບໍ່ມີວັນເຮັດວຽກທີ່ເໝາະສົມ",
  "planning.unbooked.seller-away": () => "ຜູ້ຂາຍບໍ່ຢູ່ທຸກວັນເຮັດວຽກໃນໄລຍະຂອງລາຍການນີ້",
  "planning.unbooked.no-capacity": ({ minutes }) => `ໃນໄລຍະຂອງລາຍການນີ້ບໍ່ມີວັນໃດຫວ່າງ ${amount(minutes)} ນາທີ`,
  "planning.unbooked.displaced": () => "ວັນໃນໄລຍະຂອງລາຍການນີ້ໃຫ້ແກ່ການພົບທົບທວນທີ່ຖ້າບໍ່ຈັດຈະເສຍຫາຍຫຼາຍກວ່າ",
  "planning.unbooked.too-far": ({ idealOn }) => `ວັນທີ່ຍັງຫວ່າງຢູ່ໄກຈາກວັນທີ່ເໝາະທີ່ສຸດ ຄື${day(idealOn)} ເກີນໄປ ຈຶ່ງບໍ່ຄຸ້ມຄ່າ`,

  "planning.remedy.minutes": ({ minutes, sellerId, on }) =>
    `ຖ້າ ${sellerId} ມີອີກ ${amount(minutes)} ນາທີໃນ${day(on)} ກໍຈະນັດໄດ້`,
  "planning.remedy.daily-minutes": ({ minutes, sellerId }) =>
    `ຖ້າ ${sellerId} ມີອີກ ${amount(minutes)} ນາທີທຸກວັນເຮັດວຽກ ກໍຈະນັດໄດ້`,
  "planning.remedy.period-minutes": ({ minutes, sellerId, from, to }) =>
    `ຖ້າ ${sellerId} ມີອີກ ${amount(minutes)} ນາທີໃນໄລຍະ ${span(from, to)} ກໍຈະນັດໄດ້`,
  "planning.remedy.earlier": ({ days, earliestOn }) => `ຖ້າໄລຍະເລີ່ມກ່ອນ ${amount(days)} ມື້ ຄືແຕ່${day(earliestOn)} ກໍຈະນັດໄດ້`,
  "planning.remedy.later": ({ days, latestOn }) => `ຖ້າໄລຍະສິ້ນສຸດຊ້າກວ່າ ${amount(days)} ມື້ ຄື${day(latestOn)} ກໍຈະນັດໄດ້`,

  "planning.moved.missed": ({ on }) => `ບໍ່ໄດ້ຈັດຂຶ້ນ${day(on)}`,
  "planning.moved.cancelled": () => "ການນັດໝາຍຖືກຍົກເລີກ",
  "planning.moved.no-longer-wanted": () => "ບໍ່ຕ້ອງການການພົບທົບທວນນີ້ອີກແລ້ວ",
  "planning.moved.seller-changed": ({ sellerId }) => `${sellerId} ບໍ່ໄດ້ຮັບຜິດຊອບລາຍການນີ້ອີກແລ້ວ`,
  "planning.moved.others-changed": () => "ຜູ້ຂາຍອື່ນທີ່ຮ່ວມການພົບນີ້ ບໍ່ຄືເກົ່າແລ້ວ",
  "planning.moved.seller-away": ({ sellerId, on }) => `${sellerId} ບໍ່ຢູ່${day(on)}`,
  "planning.moved.day-off": ({ sellerId, on }) => `${sellerId} ບໍ່ເຮັດວຽກ${day(on)}`,
  "planning.moved.few-common-hours": ({ sellerId, on }) => `ເວລາເຮັດວຽກຂອງ ${sellerId} ແລະ ລູກຄ້າກົງກັນໜ້ອຍເກີນໄປ${day(on)}`,
  "planning.moved.outside-window": ({ on, earliestOn, latestOn }) =>
    `${day(on)} ຢູ່ນອກໄລຍະຂອງລາຍການນີ້ ${span(earliestOn, latestOn)}`,
  "planning.moved.outside-horizon": ({ on }) => `ແຜນສິ້ນສຸດກ່ອນ${day(on)}`,
  "planning.moved.not-on": ({ on }) => `${day(on)} ບໍ່ສະດວກ`,
  "planning.moved.no-room": ({ on, minutes }) => `${day(on)} ບໍ່ມີ ${amount(minutes)} ນາທີໃຫ້ລາຍການນີ້ອີກແລ້ວ`,
  "planning.moved.better-day": ({ days }) => `ວັນໃໝ່ໃກ້ວັນທີ່ເໝາະທີ່ສຸດກວ່າເກົ່າ ${amount(days)} ມື້`,
  "planning.moved.gives-way": ({ on }) => `${day(on)} ຕ້ອງໃຊ້ສຳລັບການພົບທົບທວນທີ່ຖ້າຍ້າຍໄປວັນອື່ນຈະເສຍຫາຍຫຼາຍກວ່າ`,

  "planning.pin.unknown-seller": ({ sellerId }) => `ກຳນົດຕາຍຕົວໃຫ້ ${sellerId} ທີ່ບໍ່ມີໃນລາຍຊື່ຜູ້ຂາຍ`,
  "planning.pin.other-seller": ({ sellerId }) => `ກຳນົດຕາຍຕົວໃຫ້ ${sellerId} ທີ່ບໍ່ແມ່ນຜູ້ທີ່ຮັບຜິດຊອບລາຍການນີ້ໄດ້`,
  "planning.pin.few-common-hours": ({ sellerId, on }) =>
    `ກຳນົດຕາຍຕົວ${day(on)} ໃນເວລາທີ່ເວລາເຮັດວຽກຂອງ ${sellerId} ແລະ ລູກຄ້າກົງກັນໜ້ອຍເກີນໄປ`,
  "planning.pin.outside-horizon": ({ on }) => `ກຳນົດຕາຍຕົວ${day(on)} ທີ່ຢູ່ນອກແຜນ`,
  "planning.pin.seller-away": ({ sellerId, on }) => `ກຳນົດຕາຍຕົວ${day(on)} ໃນເວລາທີ່ ${sellerId} ບໍ່ຢູ່`,
  "planning.pin.day-off": ({ sellerId, on }) => `ກຳນົດຕາຍຕົວ${day(on)} ໃນເວລາທີ່ ${sellerId} ບໍ່ເຮັດວຽກ`,
  "planning.pin.over-capacity": ({ sellerId, on, minutes, capacity }) =>
    `ໃຊ້ໄປແລ້ວ ${amount(minutes)} ນາທີ${day(on)} ແຕ່ ${sellerId} ມີພຽງ ${amount(capacity)} ນາທີ`,
  "planning.pin.over-period": ({ sellerId, from, to, minutes, capacity }) =>
    `ໃຊ້ໄປແລ້ວ ${amount(minutes)} ນາທີໃນໄລຍະ ${span(from, to)} ແຕ່ ${sellerId} ມີພຽງ ${amount(capacity)} ນາທີ`,
  "planning.pin.outside-window": ({ on, earliestOn, latestOn }) =>
    `ກຳນົດຕາຍຕົວ${day(on)} ນອກໄລຍະຂອງລາຍການນີ້ ${span(earliestOn, latestOn)}`,
  "planning.pin.not-on": ({ on }) => `ກຳນົດຕາຍຕົວ${day(on)} ທີ່ເປັນວັນບໍ່ສະດວກ`,
};

/** Lao for the slots domain. */
export const slots: DomainWords<SlotsReasons> = {
  "slots.seller-off": ({ on }) => `ຜູ້ຂາຍບໍ່ເຮັດວຽກວັນທີ ${date(on)}`,
  "slots.no-common-hours": ({ on }) => `ເວລາເຮັດວຽກຂອງຜູ້ຂາຍ ແລະ ລູກຄ້າບໍ່ກົງກັນວັນທີ ${date(on)}`,
  "slots.no-common-gap": ({ on, minutes }) => `ຜູ້ຂາຍ ແລະ ລູກຄ້າບໍ່ມີເວລາຫວ່າງພ້ອມກັນ ${amount(minutes)} ນາທີວັນທີ ${date(on)}`,
  "slots.day-full": ({ on, minutes }) => `ວັນທີ ${date(on)} ບໍ່ມີເວລາຫວ່າງ ${amount(minutes)} ນາທີ`,
  "slots.ruled-out": ({ on, minutes }) =>
    `ວັນທີ ${date(on)} ບໍ່ມີເວລາ ${amount(minutes)} ນາທີ ທີ່ຖືກຕາມເວລາພັກລະຫວ່າງນັດ ເວລາເລີ່ມຊ້າສຸດ ແລະ ເວລາແຈ້ງລ່ວງໜ້າ`,
  "slots.outside-seller-hours": ({ minutes }) => `${amount(minutes)} ນາທີຢູ່ນອກເວລາເຮັດວຽກຂອງຜູ້ຂາຍ`,
  "slots.outside-account-hours": ({ minutes }) => `${amount(minutes)} ນາທີຢູ່ນອກເວລາເຮັດວຽກຂອງລູກຄ້າ`,
  "slots.account-day-off": ({ on }) => `ວັນທີ ${date(on)} ເປັນວັນພັກຂອງລູກຄ້າ`,
};
