/** The ERP with its service. `DATABASE_URL` names a PostgreSQL; without it everything is in memory. */
import { openDatabase } from "./erp/database.ts"
import { makeTables } from "./erp/schema.ts"
import { erpServer } from "./erp/server.ts"
import { addService } from "./service/service.ts"

const database = await openDatabase(process.env["DATABASE_URL"])
await makeTables(database.db)

const server = erpServer(database.db)
await addService(server, database)

server.addHook("onClose", database.close)
process.once("SIGINT", () => void server.close())
process.once("SIGTERM", () => void server.close())
console.log(await server.listen({ port: Number(process.env["PORT"] ?? 3_000) }))
