/** Everything that the ERP adds: the desk, its routes, and what runs beside them for as long as the server does. */
import type { FastifyInstance } from "fastify"
import type { OpenDatabase } from "../erp/database.ts"
import { adoptOpenCases } from "./adopt.ts"
import { openServiceDesk } from "./desk.ts"
import { serviceRoutes } from "./routes.ts"
import { serviceWorkers } from "./workers.ts"

/** `clock` is there for tests. */
export const addService = async (server: FastifyInstance, database: OpenDatabase, clock = Date.now): Promise<void> => {
  const { db } = database
  const opened = await openServiceDesk(database, clock)
  await adoptOpenCases(opened.desk, db)
  const workers = serviceWorkers(opened, db, clock)
  server.addHook("onReady", async () => workers.start())
  server.addHook("preClose", async () => void (await workers.stop()))
  await server.register(async (scope) => serviceRoutes(scope, { desk: opened.desk, db }))
}
