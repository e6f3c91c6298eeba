/** The words of the pitch in one language. */
export interface PitchWords {
  title: string;
  intro: string;
  prospect: (kind: string, size: string) => string;
  opening: string;
  /** What to say for each driver. */
  lines: Record<string, string>;
  names: Record<string, string>;
  order: string;
  orderNote: (confidence: string) => string;
  gap: string;
  gapNote: string;
  said: string;
  believed: string;
  share: string;
  kinds: string;
  kindsNote: string;
  ask: string;
  askNote: string;
  risk: string;
  riskNote: string;
  columns: {
    kind: string;
    size: string;
    interviews: string;
    customers: string;
    lead: string;
    sure: string;
    account: string;
    probability: string;
    why: string;
    missing: string;
  };
  draft: string | null;
}

const en: PitchWords = {
  title: "A pitch from what customers say",
  intro: "A supplier of water pumps asked its customers why they stay. All customers and answers are made up.",
  prospect: (kind, size) => `The prospect: a ${size} ${kind}`,
  opening: "What to say, in this order",
  lines: {
    "quick-repair": "When a pump stands still, we are there the same day, and you call one number",
    "running-cost":
      "Over five years, what a pump uses costs more than what it is bought for; here is the sum for yours",
    price: "Here is what it costs, all of it, with nothing to follow",
    lifetime: "Our oldest pumps have run for fourteen years, and we still have their parts",
    advice: "We first look at what you pump and where to, and sell the smallest pump that does it",
  },
  names: {
    "quick-repair": "quick repair",
    "running-cost": "running cost",
    price: "price",
    lifetime: "lifetime",
    advice: "advice",
    clinic: "clinic",
    hotel: "hotel",
    farm: "farm",
    small: "small",
    large: "large",
  },
  order: "What customers like this one value",
  orderNote: (confidence) => `Share of all they value; the lines are ${confidence} credible intervals.`,
  gap: "What we believe, and what they say",
  gapNote: "Where our belief lies outside the interval, the company looks at itself through its own eyes.",
  said: "they say",
  believed: "we believe",
  share: "share of what they value",
  kinds: "What to lead with, by kind and size",
  kindsNote: "Kinds asked little are drawn to the whole.",
  ask: "Whom to ask next",
  askNote: "The kinds of whom one more interview teaches most.",
  risk: "Customers who weigh another supplier",
  riskNote: "The probability of leaving within a year is a judgment, not fitted: use it to rank, not as a percentage.",
  columns: {
    kind: "kind",
    size: "size",
    interviews: "interviews",
    customers: "customers",
    lead: "lead with",
    sure: "sure",
    account: "customer",
    probability: "would leave",
    why: "why",
    missing: "beyond the product",
  },
  draft: null,
};

const hi: PitchWords = {
  title: "ग्राहकों की बातों से बना प्रस्ताव",
  intro: "पानी के पंप बेचने वाली एक कंपनी ने अपने ग्राहकों से पूछा कि वे क्यों बने हुए हैं। सभी ग्राहक और उत्तर काल्पनिक हैं।",
  prospect: (kind, size) => `संभावित ग्राहक: ${size} आकार का ${kind}`,
  opening: "क्या कहें, इस क्रम में",
  lines: {
    "quick-repair": "पंप रुक जाए तो हम उसी दिन पहुँचते हैं, और आपको केवल एक नंबर पर फ़ोन करना होता है",
    "running-cost": "पाँच साल में पंप चलाने का ख़र्च उसकी क़ीमत से ज़्यादा होता है; आपके पंप का हिसाब यह रहा",
    price: "पूरी क़ीमत यह है, बाद में और कुछ नहीं जुड़ेगा",
    lifetime: "हमारे सबसे पुराने पंप चौदह साल से चल रहे हैं, और उनके पुर्ज़े आज भी मिलते हैं",
    advice: "हम पहले देखते हैं कि आपको कितना पानी कहाँ पहुँचाना है, और वही सबसे छोटा पंप बेचते हैं जो काम आए",
  },
  names: {
    "quick-repair": "तुरंत मरम्मत",
    "running-cost": "चलाने का ख़र्च",
    price: "क़ीमत",
    lifetime: "टिकाऊपन",
    advice: "सलाह",
    clinic: "क्लिनिक",
    hotel: "होटल",
    farm: "खेत",
    small: "छोटे",
    large: "बड़े",
  },
  order: "ऐसे ग्राहक किन बातों को महत्व देते हैं",
  orderNote: (confidence) => `सब बातों में हिस्सा; रेखाएँ ${confidence} विश्वसनीय अंतराल हैं।`,
  gap: "हम क्या मानते हैं, और ग्राहक क्या कहते हैं",
  gapNote: "जहाँ हमारा विचार अंतराल से बाहर है, वहाँ कंपनी ख़ुद को अपनी ही आँखों से देख रही है।",
  said: "ग्राहक कहते हैं",
  believed: "हम मानते हैं",
  share: "महत्व में हिस्सा",
  kinds: "किस वर्ग और आकार के लिए किससे शुरू करें",
  kindsNote: "जिनसे कम पूछा गया, उनका परिणाम सबके परिणाम के पास रखा गया है।",
  ask: "अब किससे पूछें",
  askNote: "वे वर्ग जिनसे एक और बातचीत सबसे ज़्यादा सिखाएगी।",
  risk: "जो ग्राहक दूसरे विक्रेता पर विचार कर रहे हैं",
  riskNote: "एक साल में छोड़कर जाने की संभावना एक अनुमान है: इसे केवल क्रम मानें।",
  columns: {
    kind: "वर्ग",
    size: "आकार",
    interviews: "बातचीत",
    customers: "ग्राहक",
    lead: "किससे शुरू करें",
    sure: "भरोसा",
    account: "ग्राहक",
    probability: "जाने की संभावना",
    why: "क्यों",
    missing: "उत्पाद के अलावा",
  },
  draft: "हिंदी मसौदा है; किसी हिंदीभाषी ने इसे अभी नहीं जाँचा है।",
};

/** By language tag. */
export const pitchWords = new Map([
  ["en", en],
  ["hi", hi],
]);
