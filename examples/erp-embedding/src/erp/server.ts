/** The ERP as it was: who asks is known by a token, customers and orders are read and written. */
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply } from "fastify"
import type { Database, UserRow } from "./database.ts"
import { charge, takeOrder } from "./orders.ts"
import { Problem } from "./problem.ts"

declare module "fastify" {
  interface FastifyRequest {
    user: UserRow
  }
}

/** A problem document (RFC 9457). */
export const answerProblem = (reply: FastifyReply, status: number, detail: string, more: object = {}) =>
  reply
    .code(status)
    .type("application/problem+json")
    .send({ type: "about:blank", status, detail, ...more })

export const erpServer = (db: Database): FastifyInstance => {
  const server = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } })

  server.decorateRequest("user")
  server.addHook("onRequest", async (request) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? ""
    const user = await db.selectFrom("users").selectAll().where("token", "=", token).executeTakeFirst()
    if (user === undefined) throw new Problem(401, "Nobody is known by this token.")
    request.user = user
  })

  server.setErrorHandler<Error & Partial<FastifyError>>((error, _request, reply) => {
    if (error instanceof Problem) return answerProblem(reply, error.status, error.message)
    const { statusCode = 500, validation } = error
    if (statusCode >= 500) {
      console.error(error)
      return answerProblem(reply, statusCode, "Something went wrong.")
    }
    const problems = validation?.map(({ instancePath, params, message }) => {
      const { additionalProperty, missingProperty } = params as Record<string, string>
      const path = [...instancePath.split("/").slice(1), additionalProperty ?? missingProperty ?? ""]
      return { path: path.filter((part) => part !== "").join("."), problem: message }
    })
    return answerProblem(reply, statusCode, error.message, { problems })
  })

  server.get("/customers", ({ user }) =>
    db.selectFrom("customers").selectAll().where("tenant", "=", user.tenant).orderBy("id").execute(),
  )

  server.get("/orders", ({ user }) =>
    db.selectFrom("orders").selectAll().where("tenant", "=", user.tenant).orderBy("request").execute(),
  )

  const text = { type: "string", minLength: 1, maxLength: 100 }
  const body = {
    type: "object",
    properties: { customer: text, product: text, serial: text, amount: { type: "integer", minimum: 1 }, request: text },
    required: ["customer", "product", "amount", "request"],
    additionalProperties: false,
  }
  interface Sale {
    readonly customer: string
    readonly product: string
    readonly serial?: string
    readonly amount: number
    readonly request: string
  }
  server.post<{ Body: Sale }>(
    "/orders",
    { schema: { body } },
    async ({ body: { serial = null, ...sale }, user }, reply) => {
      const order = await db.transaction().execute(async (trx) => {
        const taken = await takeOrder(trx, { ...sale, serial, tenant: user.tenant, kind: "sale" })
        if (taken.isNew) await charge(trx, sale.customer, sale.amount)
        return taken
      })
      return reply.code(201).send({ id: order.id })
    },
  )

  return server
}
