/** Repairs over HTTP. */
import type { FastifyInstance } from "fastify"
import type { Database } from "../erp/database.ts"
import { actorOf } from "./actors.ts"
import type { ServiceDesk } from "./desk.ts"
import { type Intake, orderRepair } from "./order-repair.ts"
import { answerServiceProblem } from "./problems.ts"

/** What the company's people do to a ticket. Each command is a route, nothing else of the desk is. */
const commands = ["takeInCharge", "handOver", "answer", "reportUnsolved", "close", "cancel"] as const

const key = { type: "string", minLength: 1, maxLength: 100 }
const headers = { type: "object", properties: { "idempotency-key": key }, required: ["idempotency-key"] }
// Which fields may come in; what may stand in them is the desk's to say.
const intake = {
  type: "object",
  properties: { channel: {}, priority: {}, description: {} },
  additionalProperties: false,
}

interface Given<Parameter extends string, Body = unknown> {
  Params: Record<Parameter, string>
  Headers: { "idempotency-key": string }
  Body: Body
}

export const serviceRoutes = (server: FastifyInstance, service: { desk: ServiceDesk; db: Database }): void => {
  const { desk } = service
  server.setErrorHandler((error, _request, reply) => answerServiceProblem(error, reply))

  server.post<Given<"sale", Intake>>(
    "/orders/:sale/repairs",
    { schema: { headers, body: intake } },
    async (request, reply) => {
      const {
        user,
        body,
        params: { sale },
        headers: { "idempotency-key": key },
      } = request
      return reply.code(201).send(await orderRepair(service, { user, sale, intake: body, key }))
    },
  )

  for (const command of commands)
    server.post<Given<"id">>(`/repairs/:id/${command}`, { schema: { headers } }, (request) => {
      const {
        user,
        body,
        params: { id },
        headers: { "idempotency-key": key },
      } = request
      return desk.as(actorOf(user)).ticket[command](id, body as never, { key })
    })

  server.get<Given<"id">>("/repairs/:id", async ({ user, params: { id } }) => {
    const { ticket } = desk.as(actorOf(user))
    return { ...(await ticket.get(id)), duties: await ticket.duties(id), options: await ticket.options(id) }
  })
}
