import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount } from "./amount.js";
import { date } from "./date.js";

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
