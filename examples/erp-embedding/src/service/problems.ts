/** What the desk answers with instead of a ticket, as problem documents. Everything else is the ERP's to answer. */
import type { FastifyReply } from "fastify"
import { InputInvalid, KeyReused, NotFound, Refused, StorageError } from "fieldcare"
import { answerProblem } from "../erp/server.ts"

export const answerServiceProblem = (error: unknown, reply: FastifyReply) => {
  if (error instanceof InputInvalid) return answerProblem(reply, 400, error.message, { problems: error.problems })
  if (error instanceof NotFound) return answerProblem(reply, 404, error.message)
  if (error instanceof Refused) return answerProblem(reply, 409, error.message, { violations: error.violations })
  if (error instanceof KeyReused) return answerProblem(reply, 422, error.message)
  if (error instanceof StorageError && error.isRetryable)
    return answerProblem(reply.header("retry-after", 1), 503, error.message)
  throw error
}
