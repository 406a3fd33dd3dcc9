/** Repairs over HTTP. */
import type { FastifyInstance } from "fastify"
import type { Database, UserRow } from "../erp/database.ts"
import { actorOf } from "./actors.ts"
import type { ServiceDesk } from "./desk.ts"
import { type Intake, orderRepair } from "./order-repair.ts"
import { answerServiceProblem } from "./problems.ts"

/** What the company's people do to a ticket. Each command is a route, nothing else of the desk is. */
const commands = ["takeInCharge", "handOver", "answer", "reportUnsolved", "close", "cancel"] as const

const key = { type: "string", minLength: 1, maxLength: 100 }
const headers = { type: "object", properties: { "idempotency-key": key }, required: ["idempotency-key"] }
// Which fields may come in; what may stand in them is the desk's to say.
const body = {
  type: "object",
  properties: { channel: {}, priority: {}, description: {} },
  additionalProperties: false,
}

interface Given<Body = unknown> {
  Params: { id: string }
  Headers: { "idempotency-key": string }
  Body: Body
}

export const serviceRoutes = (server: FastifyInstance, service: { desk: ServiceDesk; db: Database }): void => {
  const ticketsFor = (user: UserRow) => service.desk.as(actorOf(user)).ticket
  server.setErrorHandler((error, _request, reply) => answerServiceProblem(error, reply))

  server.post<Given<Intake>>("/orders/:id/repairs", { schema: { headers, body } }, async (request, reply) => {
    const { user, params, body: intake } = request
    const key = request.headers["idempotency-key"]
    return reply.code(201).send(await orderRepair(service, { user, sale: params.id, intake, key }))
  })

  for (const command of commands)
    server.post<Given>(`/repairs/:id/${command}`, { schema: { headers } }, ({ user, params, body, headers }) =>
      ticketsFor(user)[command](params.id, body as never, { key: headers["idempotency-key"] }),
    )

  server.get<Given>("/repairs/:id", async ({ user, params: { id } }) => {
    const tickets = ticketsFor(user)
    return { ...(await tickets.get(id)), duties: await tickets.duties(id), options: await tickets.options(id) }
  })
}
