/** The input of `ticket.receive` checked by hand: own plain data, known fields, lengths, storable text, a copy. */

type Fields = Readonly<Record<string, unknown>>

/** What is not a `ticket.receive`, with the place of the first problem. */
export class Invalid extends Error {}

export const receiveByHand = (input: unknown) => {
  const { channel, service, priority, customer, product, description, paid } = fieldsOf(input, "", known)
  const read = {
    channel: oneOf(channel, "channel", channels),
    service: oneOf(service, "service", services),
    priority: oneOf(priority, "priority", priorities),
    customer: customerOf(customer),
    ...(product === undefined ? {} : { product: productOf(product) }),
    ...(description === undefined ? {} : { description: text(description, "description", 100_000) }),
    ...(paid === undefined ? {} : { paid: truth(paid, "paid") }),
  }
  return read
}

const known = new Set(["channel", "service", "priority", "customer", "product", "description", "paid"])
const knownOfCustomer = new Set(["id", "name", "telephone", "address"])
const knownOfProduct = new Set(["model", "serial"])
const channels = new Set(["hotline", "online", "email", "counter"])
const services = new Set(["installation", "commissioning", "repair", "maintenance", "consultation"])
const priorities = new Set(["urgent", "high", "medium", "low"])
const identifier = /^[A-Za-z0-9][A-Za-z0-9._:@~-]{0,127}$/
const isStorable = (text: string) => text.isWellFormed() && !text.includes("\0")

const customerOf = (input: unknown) => {
  const { id, name, telephone, address } = fieldsOf(input, "customer", knownOfCustomer)
  return {
    id: idOf(id, "customer.id"),
    ...(name === undefined ? {} : { name: text(name, "customer.name", 100_000) }),
    ...(telephone === undefined ? {} : { telephone: text(telephone, "customer.telephone", 100_000) }),
    ...(address === undefined ? {} : { address: text(address, "customer.address", 100_000) }),
  }
}

const productOf = (input: unknown) => {
  const { model, serial } = fieldsOf(input, "product", knownOfProduct)
  return {
    model: text(model, "product.model", 200),
    ...(serial === undefined ? {} : { serial: text(serial, "product.serial", 200) }),
  }
}

const fieldsOf = (input: unknown, place: string, known: ReadonlySet<string>): Fields => {
  if (typeof input !== "object" || input === null || Array.isArray(input)) throw new Invalid(place)
  const prototype: unknown = Object.getPrototypeOf(input)
  if (prototype !== Object.prototype && prototype !== null) throw new Invalid(place)
  for (const key of Object.keys(input)) if (!known.has(key)) throw new Invalid(`${place}.${key}`)
  return input as Fields
}

const text = (value: unknown, place: string, charactersMax: number): string => {
  if (typeof value !== "string" || value.trim() === "" || value.length > charactersMax || !isStorable(value))
    throw new Invalid(place)
  return value
}

const idOf = (value: unknown, place: string): string => {
  if (typeof value !== "string" || !identifier.test(value) || value === "null" || value === "undefined")
    throw new Invalid(place)
  return value
}

const oneOf = (value: unknown, place: string, known: ReadonlySet<string>): string => {
  if (typeof value !== "string" || !known.has(value)) throw new Invalid(place)
  return value
}

const truth = (value: unknown, place: string): boolean => {
  if (typeof value !== "boolean") throw new Invalid(place)
  return value
}
