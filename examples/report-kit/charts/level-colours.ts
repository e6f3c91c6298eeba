/** Colours of the three levels, apart for every kind of colour vision. */
export const levelColours = { domain: ["high", "medium", "low"], range: ["#d1495b", "#edae49", "#66809f"] };
