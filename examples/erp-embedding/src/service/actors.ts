/** The ERP's users as actors of the desk: the same ids, their roles in the regulation's words. */
import type { Actor } from "fieldcare"
import type { UserRow } from "../erp/database.ts"

const rolesOf = {
  sales: ["clerk", "dispatcher"],
  technician: ["engineer"],
  manager: ["supervisor"],
} satisfies Record<UserRow["role"], Actor["roles"]>

export const actorOf = ({ id, tenant, role }: UserRow): Actor => ({ id, tenant, roles: rolesOf[role] })
