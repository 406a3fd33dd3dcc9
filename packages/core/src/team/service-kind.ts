/** The kinds of service that qualifications and standards are about. */
import * as Schema from "effect/Schema"

/**
 * A kind of service (clause 1.2): what a person is qualified for and what a standard describes.
 *
 * @category team
 * @since 0.1.0
 */
export const ServiceKind = Schema.Literals(["installation", "commissioning", "repair", "maintenance", "consultation"])

/**
 * @category team
 * @since 0.1.0
 */
export type ServiceKind = typeof ServiceKind.Type
