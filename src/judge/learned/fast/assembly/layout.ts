/**
 * Where everything lies in the kernel's memory, and how much of it there is. What is exported from `kernel.ts` as well is seen by `../kernel.ts`.
 */

/** Dimensions, rules rounded up to whole vectors, and hidden numbers of a clause. */
export const DIMENSION: i32 = 32
export const RULES: i32 = 24
export const UNITS: i32 = 64
/** Rows that are listed before they are added up; sixteen bits hold the sum. */
export const MOST_ROWS: i32 = 1024
/** What is added to each number where it is packed, two in a byte: so packed, none is more than 7. */
export const OFFSET: i32 = 4
/** Pairs of rows that eight bits can add up: two numbers are at most 14. */
export const PAIRS: i32 = 16

/** Tokens that are held at a time. */
export const SLOTS: i32 = 1040
/** Numbers of classes. */
export const CLASSES: i32 = 1024
/** Numbers that all class lists hold together, and how many lists there are. */
export const LIST_ROOM: i32 = 262144
export const LISTS: i32 = 32768
/** Features that are given one by one in a call. */
export const EXTRAS: i32 = 1024

export const WORD: i32 = 1024
export const FLAG: i32 = WORD + 4 * SLOTS
export const TEXT: i32 = FLAG + 4 * SLOTS
export const LENGTH: i32 = TEXT + 4 * SLOTS
export const LIST: i32 = LENGTH + 4 * SLOTS
export const COUNT: i32 = LIST + 4 * SLOTS
export const SUM: i32 = COUNT + 4 * SLOTS
export const EXTRA: i32 = SUM + 4 * DIMENSION * SLOTS
export const TOTAL: i32 = EXTRA + 8 * EXTRAS
export const WINDOWS: i32 = TOTAL + 4 * DIMENSION
export const CLAUSE: i32 = WINDOWS + 4 * DIMENSION * RULES
export const VOTES: i32 = CLAUSE + 4 * DIMENSION * RULES
export const WHOLE: i32 = VOTES + 4 * RULES
/** The curved sum of the clause, and the hidden numbers that it gives: 64 bits each, the same as in `../../network.ts`. */
export const READ: i32 = WHOLE + 4 * RULES
export const HIDDEN: i32 = READ + 8 * DIMENSION
export const INNER_BIAS: i32 = HIDDEN + 8 * UNITS
export const INNER: i32 = INNER_BIAS + 4 * UNITS
export const OUTER: i32 = INNER + 4 * DIMENSION * UNITS
export const ROWS: i32 = OUTER + 4 * UNITS * RULES
export const CURVED: i32 = ROWS + 4 * MOST_ROWS
export const STAMP: i32 = CURVED + 4 * DIMENSION
export const BAG: i32 = STAMP + 4 * CLASSES
export const HASH: i32 = BAG + 4 * CLASSES
export const LIST_FIRST: i32 = HASH + 4 * CLASSES
export const LIST_CLASS: i32 = LIST_FIRST + 4 * (LISTS + 1)
/** By class, 1 if it is not read beside the others of its clause. */
export const UNPAIRED: i32 = LIST_CLASS + 2 * LIST_ROOM
export const TABLE: i32 = UNPAIRED + CLASSES
