import type { PlanningReasons } from "../../reasons/codes/planning.js";
import type { SlotsReasons } from "../../reasons/codes/slots.js";
import type { DomainWords } from "../not-translated.js";
import { amount, date } from "./terms.js";

const day = (on: string): string => `ថ្ងៃទី ${date(on)}`;
const span = (from: string, to: string): string => `ពី${day(from)} ដល់${day(to)}`;

/** Khmer for the planning domain. */
export const planning: DomainWords<PlanningReasons> = {
  "planning.day.ideal": () => "ចំថ្ងៃសមស្របបំផុត",
  "planning.day.early": ({ days, idealOn }) => `${amount(days)} ថ្ងៃមុនថ្ងៃសមស្របបំផុត គឺ${day(idealOn)}`,
  "planning.day.late": ({ days, idealOn }) => `${amount(days)} ថ្ងៃក្រោយថ្ងៃសមស្របបំផុត គឺ${day(idealOn)}`,
  "planning.day.overdue": ({ latestOn }) => `ក្រោយថ្ងៃចុងក្រោយរបស់វា គឺ${day(latestOn)}`,
  "planning.gathered": ({ area, from }) => `បានប្តូរពី${day(from)} ទៅថ្ងៃដែលទៅ ${area}`,

  "planning.unbooked.no-seller": () => "គ្មានអ្នកលក់ណាអាចទទួលបានទេ",
  "planning.unbooked.outside-horizon": ({ earliestOn, to }) => `អាចចាប់ផ្តើមពី${day(earliestOn)} តែផែនការចប់នៅ${day(to)}`,
  "planning.unbooked.no-working-day": () => "គ្មានថ្ងៃធ្វើការណាដែលសមក្នុងរយៈពេលរបស់វាទេ",
  "planning.unbooked.seller-away": () => "អ្នកលក់ឈប់សម្រាករាល់ថ្ងៃធ្វើការក្នុងរយៈពេលរបស់វា",
  "planning.unbooked.no-capacity": ({ minutes }) => `គ្មានថ្ងៃណាក្នុងរយៈពេលរបស់វានៅទំនេរ ${amount(minutes)} នាទីទេ`,
  "planning.unbooked.displaced": () => "ថ្ងៃក្នុងរយៈពេលរបស់វាត្រូវបានទុកសម្រាប់ការជួបពិនិត្យឡើងវិញដែលបើមិនធ្វើនឹងខាតជាង",
  "planning.unbooked.too-far": ({ idealOn }) => `ថ្ងៃដែលនៅទំនេរឆ្ងាយពីថ្ងៃសមស្របបំផុត គឺ${day(idealOn)} ពេក មិនសមនឹងធ្វើទេ`,

  "planning.remedy.minutes": ({ minutes, sellerId, on }) =>
    `បើ ${sellerId} មាន ${amount(minutes)} នាទីទៀតនៅ${day(on)} នោះអាចណាត់បាន`,
  "planning.remedy.daily-minutes": ({ minutes, sellerId }) =>
    `បើ ${sellerId} មាន ${amount(minutes)} នាទីទៀតរាល់ថ្ងៃធ្វើការ នោះអាចណាត់បាន`,
  "planning.remedy.period-minutes": ({ minutes, sellerId, from, to }) =>
    `បើ ${sellerId} មាន ${amount(minutes)} នាទីទៀតក្នុងរយៈពេល ${span(from, to)} នោះអាចណាត់បាន`,
  "planning.remedy.earlier": ({ days, earliestOn }) =>
    `បើរយៈពេលចាប់ផ្តើមមុន ${amount(days)} ថ្ងៃ គឺពី${day(earliestOn)} នោះអាចណាត់បាន`,
  "planning.remedy.later": ({ days, latestOn }) =>
    `បើរយៈពេលចប់ក្រោយ ${amount(days)} ថ្ងៃ គឺនៅ${day(latestOn)} នោះអាចណាត់បាន`,

  "planning.moved.missed": ({ on }) => `មិនបានធ្វើនៅ${day(on)} ទេ`,
  "planning.moved.cancelled": () => "ការណាត់ត្រូវបានលុបចោល",
  "planning.moved.no-longer-wanted": () => "លែងត្រូវការការជួបពិនិត្យឡើងវិញនេះហើយ",
  "planning.moved.seller-changed": ({ sellerId }) => `${sellerId} លែងទទួលបន្ទុកវាហើយ`,
  "planning.moved.others-changed": () => "អ្នកលក់ផ្សេងទៀតដែលចូលរួមក្នុងការជួបនេះ មិនដូចមុនទេ",
  "planning.moved.seller-away": ({ sellerId, on }) => `${sellerId} ឈប់សម្រាកនៅ${day(on)}`,
  "planning.moved.day-off": ({ sellerId, on }) => `${sellerId} មិនធ្វើការនៅ${day(on)} ទេ`,
  "planning.moved.few-common-hours": ({ sellerId, on }) => `ម៉ោងធ្វើការរបស់ ${sellerId} និងអតិថិជនត្រូវគ្នាតិចពេកនៅ${day(on)}`,
  "planning.moved.outside-window": ({ on, earliestOn, latestOn }) =>
    `${day(on)} នៅក្រៅរយៈពេលរបស់វា ${span(earliestOn, latestOn)}`,
  "planning.moved.outside-horizon": ({ on }) => `ផែនការចប់មុន${day(on)}`,
  "planning.moved.not-on": ({ on }) => `${day(on)} មិនសមទេ`,
  "planning.moved.no-room": ({ on, minutes }) => `${day(on)} លែងមាន ${amount(minutes)} នាទីសម្រាប់វាហើយ`,
  "planning.moved.better-day": ({ days }) => `ថ្ងៃថ្មីជិតថ្ងៃសមស្របបំផុតជាងមុន ${amount(days)} ថ្ងៃ`,
  "planning.moved.gives-way": ({ on }) => `${day(on)} ត្រូវការសម្រាប់ការជួបពិនិត្យឡើងវិញដែលបើដាក់ថ្ងៃផ្សេងនឹងខាតជាង`,

  "planning.pin.unknown-seller": ({ sellerId }) => `បានកំណត់ជាប់ឱ្យ ${sellerId} ដែលមិនមានក្នុងចំណោមអ្នកលក់ទេ`,
  "planning.pin.other-seller": ({ sellerId }) => `បានកំណត់ជាប់ឱ្យ ${sellerId} ដែលមិនមែនជាអ្នកអាចទទួលបន្ទុកវាបាន`,
  "planning.pin.few-common-hours": ({ sellerId, on }) =>
    `បានកំណត់ជាប់នៅ${day(on)} ពេលដែលម៉ោងធ្វើការរបស់ ${sellerId} និងអតិថិជនត្រូវគ្នាតិចពេក`,
  "planning.pin.outside-horizon": ({ on }) => `បានកំណត់ជាប់នៅ${day(on)} ដែលនៅក្រៅផែនការ`,
  "planning.pin.seller-away": ({ sellerId, on }) => `បានកំណត់ជាប់នៅ${day(on)} ពេលដែល ${sellerId} ឈប់សម្រាក`,
  "planning.pin.day-off": ({ sellerId, on }) => `បានកំណត់ជាប់នៅ${day(on)} ពេលដែល ${sellerId} មិនធ្វើការ`,
  "planning.pin.over-capacity": ({ sellerId, on, minutes, capacity }) =>
    `បានប្រើអស់ ${amount(minutes)} នាទីនៅ${day(on)} ខណៈដែល ${sellerId} មានតែ ${amount(capacity)} នាទី`,
  "planning.pin.over-period": ({ sellerId, from, to, minutes, capacity }) =>
    `បានប្រើអស់ ${amount(minutes)} នាទីក្នុងរយៈពេល ${span(from, to)} ខណៈដែល ${sellerId} មានតែ ${amount(capacity)} នាទី`,
  "planning.pin.outside-window": ({ on, earliestOn, latestOn }) =>
    `បានកំណត់ជាប់នៅ${day(on)} ក្រៅរយៈពេលរបស់វា ${span(earliestOn, latestOn)}`,
  "planning.pin.not-on": ({ on }) => `បានកំណត់ជាប់នៅ${day(on)} ដែលជាថ្ងៃមិនសម`,
};

/** Khmer for the slots domain. */
export const slots: DomainWords<SlotsReasons> = {
  "slots.seller-off": ({ on }) => `អ្នកលក់មិនធ្វើការនៅថ្ងៃទី ${date(on)} ទេ`,
  "slots.no-common-hours": ({ on }) => `ម៉ោងធ្វើការរបស់អ្នកលក់ និងអតិថិជនមិនត្រូវគ្នាទេនៅថ្ងៃទី ${date(on)}`,
  "slots.no-common-gap": ({ on, minutes }) => `អ្នកលក់ និងអតិថិជនមិនទំនេររួមគ្នា ${amount(minutes)} នាទីទេនៅថ្ងៃទី ${date(on)}`,
  "slots.day-full": ({ on, minutes }) => `ថ្ងៃទី ${date(on)} គ្មានពេលទំនេរ ${amount(minutes)} នាទីទេ`,
  "slots.ruled-out": ({ on, minutes }) =>
    `ថ្ងៃទី ${date(on)} គ្មានពេល ${amount(minutes)} នាទី ដែលត្រូវតាមចន្លោះសម្រាក ម៉ោងចាប់ផ្ដើមយឺតបំផុត និងពេលជូនដំណឹងមុនទេ`,
  "slots.outside-seller-hours": ({ minutes }) => `${amount(minutes)} នាទីនៅក្រៅម៉ោងធ្វើការរបស់អ្នកលក់`,
  "slots.outside-account-hours": ({ minutes }) => `${amount(minutes)} នាទីនៅក្រៅម៉ោងធ្វើការរបស់អតិថិជន`,
  "slots.account-day-off": ({ on }) => `ថ្ងៃទី ${date(on)} ជាថ្ងៃឈប់របស់អតិថិជន`,
};
