/** A person of the service team: post, qualifications, and the visits that the person is booked for. */
import * as Schema from "effect/Schema"
import { Identifier } from "../../values/identifier.ts"
import { InstantMs } from "../../values/number.ts"
import { Personal, Text } from "../../values/text.ts"
import { ServiceKind } from "../service-kind.ts"

const { Array: List, Boolean: Truth, Literal, optionalKey: optional, Struct, Union } = Schema

/**
 * What a qualification says: for which services and products somebody is qualified, by which certificate, from
 * `validFrom` on and up to but not including `validUntil` (clause 2.1.2). The product `"*"` stands for all models.
 *
 * @category person
 * @since 0.1.0
 */
export const QualificationGrant = Struct({
  id: Identifier,
  services: List(ServiceKind).check(Schema.isMinLength(1), Schema.isMaxLength(5)),
  products: List(Union([Literal("*"), Text])).check(Schema.isMinLength(1), Schema.isMaxLength(1_000)),
  certificate: Text,
  validFrom: InstantMs,
  validUntil: InstantMs,
})

/**
 * A qualification as a person holds it. One that was withdrawn stays on record.
 *
 * @category person
 * @since 0.1.0
 */
export const Qualification = Struct({ ...QualificationGrant.fields, withdrawn: optional(Truth) })

/**
 * @category person
 * @since 0.1.0
 */
export type Qualification = typeof Qualification.Type

/**
 * The time that a person keeps for the visit of one ticket: from `from` on, up to but not including `to`.
 *
 * @category person
 * @since 0.1.0
 */
export const Booking = Struct({ ticket: Identifier, from: InstantMs, to: InstantMs })

/**
 * @category person
 * @since 0.1.0
 */
export type Booking = typeof Booking.Type

/**
 * What a visit asks for: a kind of service on a product model.
 *
 * @category person
 * @since 0.1.0
 */
export const ServiceNeed = Struct({ service: ServiceKind, product: Text })

/**
 * @category person
 * @since 0.1.0
 */
export type ServiceNeed = typeof ServiceNeed.Type

/**
 * The record of a person (clause 2.1.2).
 *
 * @category person
 * @since 0.1.0
 */
export const Person = Struct({
  id: Identifier,
  status: Text,
  name: Personal,
  telephone: optional(Personal),
  post: Text,
  department: Identifier,
  qualifications: List(Qualification),
  bookings: List(Booking),
})

/**
 * @category person
 * @since 0.1.0
 */
export type Person = typeof Person.Type

/**
 * The person before the first event.
 *
 * @category person
 * @since 0.1.0
 */
export const blankPerson: Person = {
  id: "",
  status: "new",
  name: "",
  post: "",
  department: "",
  qualifications: [],
  bookings: [],
}
