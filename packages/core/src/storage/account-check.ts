/** The checks of what names an account of the stock ledger. */
import { isPlace } from "../ledger/place.ts"
import { checkIds, checkWord, Malformed, shown } from "./sound-values.ts"

/** Names of an account: all that are given are sound, and those that are demanded are given. */
export const checkAccount = (
  account: { readonly part?: unknown; readonly place?: unknown; readonly item?: unknown },
  demanded: ReadonlyArray<"part" | "place" | "item">,
): void => {
  const given = (name: "part" | "place" | "item") => account[name] !== undefined || demanded.includes(name)
  if (given("part")) checkIds({ part: account.part })
  if (given("place") && !isPlace(account.place)) throw new Malformed(`place ${shown(account.place)}, which is no place`)
  if (given("item")) checkWord("item", account.item)
}
