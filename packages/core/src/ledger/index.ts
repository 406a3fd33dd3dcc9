/** The stock ledger: places, movements between them, balances, and what was posted when. */
export {
  accountChanges,
  type AccountChange,
  accountKey,
  type AccountSum,
  available,
  type Balance,
  byAccount,
  canTake,
  type Movement,
  movementProblem,
  type MovingEntry,
  type Posting,
  unitPostings,
  type UnitPosting,
} from "./movement.ts"
export {
  isOutside,
  isPlace,
  nameOf,
  type Place,
  PlaceName,
  placeOf,
  type PlaceSort,
  placeSorts,
  sortOf,
} from "./place.ts"
export {
  type Account,
  type AccountFilter,
  answered,
  balancesIn,
  emptyBook,
  posted,
  postingsIn,
  type Shortage,
  type StockBook,
} from "./stock-book.ts"
