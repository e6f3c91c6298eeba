/** The words of the dealer's page in one language. Product, service and part names stand in for their ids. */
export interface DealerWords {
  title: string;
  asOf: (date: string) => string;
  owners: string;
  cars: string;
  remindersDue: string;
  callsPlanned: string;
  invited: string;
  calls: string;
  callsNote: string;
  perDay: string;
  actions: Record<"hold-review" | "solve-problem" | "rescue" | "follow-up" | "remind" | "invite", string>;
  forecast: string;
  forecastNote: (car: string, level: string) => string;
  kilometres: string;
  reading: string;
  reminders: string;
  remindersNote: string;
  warranty: string;
  tradeIn: string;
  parts: string;
  partsNote: string;
  overdueParts: (parts: string) => string;
  pieces: string;
  reviews: string;
  event: string;
  eventNote: (date: string, invited: number) => string;
  eventText: string;
  columns: {
    day: string;
    seller: string;
    owner: string;
    car: string;
    what: string;
    why: string;
    due: string;
    between: string;
    worth: string;
    say: string;
    channel: string;
  };
  months: readonly string[];
  names: Record<string, string>;
  none: string;
  /** How many of all a table shows. */
  firstOf: (shown: number, all: number) => string;
  /** A whole number as it is written. */
  number: (value: number) => string;
  draft: string | null;
}

const thousands = (value: number, mark: string): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, mark);

const en: DealerWords = {
  title: "The dealer's month",
  asOf: (date) => `As of ${date}. All owners and cars are made up.`,
  owners: "owners",
  cars: "cars",
  remindersDue: "reminders this month",
  callsPlanned: "contacts this month",
  invited: "invited to the open day",
  calls: "Whom to call, day by day",
  callsNote: "At most six a seller and day, each owner once in the month, the urgent first. Nothing is done by itself.",
  perDay: "contacts a day",
  actions: {
    "hold-review": "hold a review",
    "solve-problem": "solve a problem",
    rescue: "rescue",
    "follow-up": "follow up",
    remind: "remind",
    invite: "arrange a review",
  },
  forecast: "When a car reaches its next service",
  forecastNote: (car, level) =>
    `${car}: the dots are what the counter showed, the line its rate; it reaches ${level} km on the marked day, and with 95% probability in the band.`,
  kilometres: "thousand kilometres",
  reading: "reading",
  reminders: "Services due",
  remindersNote: "By date or by kilometres, whichever comes first, with the days between which it falls due.",
  warranty: "Warranties that end, and the contract to offer",
  tradeIn: "Good moments for a trade-in",
  parts: "Parts needed by month",
  partsNote:
    "Each service counts in a month by the chance that it falls due in it, so that parts can be at hand before a car is. The bars are expected pieces, the lines where the count lies 19 times in 20.",
  overdueParts: (parts) => `Due already, needed as soon as their owners come: ${parts}.`,
  pieces: "expected",
  reviews: "Reviews to hold, with what to ask first",
  event: "The open day",
  eventNote: (date, invited) =>
    `Saturday ${date}, for ${invited} owners: likely to buy again, no open problem, and glad to be contacted.`,
  eventText:
    "We open the workshop to our customers: come with your family, bring your questions, and have your tyres checked",
  columns: {
    day: "day",
    seller: "seller",
    owner: "owner",
    car: "car",
    what: "what",
    why: "why",
    due: "due",
    between: "between",
    worth: "worth, USD",
    say: "what to say",
    channel: "by",
  },
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  names: {
    city: "City",
    family: "Family",
    pickup: "Pickup",
    "care-plan": "Care plan",
    "tow-bar": "tow bar",
    "oil-change": "oil change",
    "brake-pads": "brake pads",
    tyres: "tyres",
    "timing-belt": "timing belt",
    "oil-filter": "oil filter",
    "air-conditioning": "air conditioning",
    riverside: "Riverside",
    hillside: "Hillside",
    call: "call",
    sms: "SMS",
    email: "email",
  },
  none: "None.",
  firstOf: (shown, all) => `The first ${shown} of ${all}.`,
  number: (value) => thousands(value, ","),
  draft: null,
};

const lo: DealerWords = {
  title: "ແຜນປະຈຳເດືອນຂອງຮ້ານຂາຍລົດ",
  asOf: (date) => `ຂໍ້ມູນວັນທີ ${date}. ເຈົ້າຂອງລົດ ແລະ ລົດທັງໝົດເປັນຂໍ້ມູນສົມມຸດ.`,
  owners: "ເຈົ້າຂອງລົດ",
  cars: "ລົດ",
  remindersDue: "ການແຈ້ງເຕືອນໃນເດືອນນີ້",
  callsPlanned: "ການຕິດຕໍ່ໃນເດືອນນີ້",
  invited: "ຄົນທີ່ເຊີນມາງານ",
  calls: "ໂທຫາໃຜແດ່ ໃນແຕ່ລະມື້",
  callsNote: "ບໍ່ເກີນຫົກຄົນຕໍ່ຜູ້ຂາຍຕໍ່ມື້ ແຕ່ລະຄົນພຽງຄັ້ງດຽວໃນເດືອນ ເລື່ອງດ່ວນກ່ອນ. ບໍ່ມີຫຍັງເຮັດໂດຍອັດຕະໂນມັດ.",
  perDay: "ການຕິດຕໍ່ຕໍ່ມື້",
  actions: {
    "hold-review": "ທົບທວນ",
    "solve-problem": "ແກ້ໄຂບັນຫາ",
    rescue: "ຮັກສາລູກຄ້າ",
    "follow-up": "ຕິດຕາມຫຼັງການຂາຍ",
    remind: "ແຈ້ງເຕືອນ",
    invite: "ນັດທົບທວນ",
  },
  forecast: "ລົດຄັນໜຶ່ງຈະຮອດກຳນົດບໍລິການເມື່ອໃດ",
  forecastNote: (car, level) =>
    `${car}: ຈຸດແມ່ນເລກໄມທີ່ອ່ານໄດ້ ເສັ້ນແມ່ນອັດຕາການໃຊ້; ຈະຮອດ ${level} ກິໂລແມັດໃນມື້ທີ່ໝາຍໄວ້ ແລະ ຢູ່ໃນແຖບສີດ້ວຍຄວາມເປັນໄປໄດ້ 95%.`,
  kilometres: "ພັນກິໂລແມັດ",
  reading: "ເລກໄມ",
  reminders: "ບໍລິການທີ່ຮອດກຳນົດ",
  remindersNote: "ຕາມວັນທີ ຫຼື ຕາມກິໂລແມັດ ອັນໃດຮອດກ່ອນ ພ້ອມຊ່ວງມື້ທີ່ຄາດວ່າຈະຮອດ.",
  warranty: "ການຮັບປະກັນທີ່ໃກ້ໝົດ ແລະ ສັນຍາທີ່ຄວນສະເໜີ",
  tradeIn: "ເວລາດີທີ່ຈະແລກປ່ຽນລົດ",
  parts: "ອາໄຫຼ່ທີ່ຕ້ອງການໃນແຕ່ລະເດືອນ",
  partsNote: "ແຕ່ລະບໍລິການກະຈາຍຕາມຊ່ວງມື້ທີ່ຄາດວ່າຈະຮອດ ເພື່ອໃຫ້ມີອາໄຫຼ່ພ້ອມກ່ອນລົດມາຮອດ.",
  overdueParts: (parts) => `ຮອດກຳນົດແລ້ວ, ຕ້ອງການທັນທີທີ່ເຈົ້າຂອງລົດມາ: ${parts}.`,
  pieces: "ຈຳນວນທີ່ຄາດໄວ້",
  reviews: "ການທົບທວນ ແລະ ຄຳຖາມທຳອິດ",
  event: "ງານເປີດຮ້ານ",
  eventNote: (date, invited) => `ວັນເສົາ ${date} ສຳລັບເຈົ້າຂອງລົດ ${invited} ຄົນ: ມີໂອກາດຊື້ອີກ ບໍ່ມີບັນຫາຄ້າງຢູ່ ແລະ ຍິນດີໃຫ້ຕິດຕໍ່.`,
  eventText: "ພວກເຮົາເປີດອູ່ໃຫ້ລູກຄ້າຢ້ຽມຊົມ: ເຊີນມາພ້ອມຄອບຄົວ ມາຖາມສິ່ງທີ່ຢາກຮູ້ ແລະ ໃຫ້ພວກເຮົາກວດຢາງລົດໃຫ້",
  columns: {
    day: "ມື້",
    seller: "ຜູ້ຂາຍ",
    owner: "ເຈົ້າຂອງ",
    car: "ລົດ",
    what: "ເຮັດຫຍັງ",
    why: "ຍ້ອນຫຍັງ",
    due: "ຮອດກຳນົດ",
    between: "ລະຫວ່າງ",
    worth: "ມູນຄ່າ, USD",
    say: "ເວົ້າຫຍັງ",
    channel: "ທາງ",
  },
  months: ["ມັງກອນ", "ກຸມພາ", "ມີນາ", "ເມສາ", "ພຶດສະພາ", "ມິຖຸນາ", "ກໍລະກົດ", "ສິງຫາ", "ກັນຍາ", "ຕຸລາ", "ພະຈິກ", "ທັນວາ"],
  names: {
    city: "ລົດເກັງນ້ອຍ",
    family: "ລົດຄອບຄົວ",
    pickup: "ລົດກະບະ",
    "care-plan": "ສັນຍາດູແລລົດ",
    "tow-bar": "ຂໍລາກ",
    "oil-change": "ປ່ຽນນ້ຳມັນເຄື່ອງ",
    "brake-pads": "ຜ້າເບຣກ",
    tyres: "ຢາງລົດ",
    "timing-belt": "ສາຍພານ",
    "oil-filter": "ກອງນ້ຳມັນເຄື່ອງ",
    noise: "ສຽງດັງ",
    "air-conditioning": "ແອ",
    battery: "ໝໍ້ໄຟ",
    paint: "ສີລົດ",
    riverside: "ແຄມຂອງ",
    hillside: "ເນີນພູ",
    business: "ທຸລະກິດ",
    private: "ສ່ວນຕົວ",
    call: "ໂທ",
    sms: "SMS",
    email: "ອີເມວ",
  },
  none: "ບໍ່ມີ.",
  firstOf: (shown, all) => `${shown} ລາຍການທຳອິດ ຈາກ ${all}.`,
  number: (value) => thousands(value, "."),
  draft: "ພາສາລາວເປັນສະບັບຮ່າງ ຍັງບໍ່ໄດ້ກວດໂດຍເຈົ້າຂອງພາສາ.",
};

/** By language tag. */
export const dealerWords = new Map([
  ["en", en],
  ["lo", lo],
]);
