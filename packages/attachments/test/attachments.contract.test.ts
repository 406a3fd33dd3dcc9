import { createHash } from "node:crypto"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { runAttachmentContract } from "@fieldcare/testkit"
import { afterAll, describe, test } from "vitest"
import { fileAttachments } from "../src/file-system/index.ts"
import { memoryAttachments } from "../src/index.ts"

const directory = mkdtempSync(join(tmpdir(), "fieldcare-attachments-"))
afterAll(() => rmSync(directory, { recursive: true }))

const named = (id: string) => createHash("sha256").update(id).digest("hex")

runAttachmentContract("memory", { open: async (sizeMax) => memoryAttachments({ sizeMax }) }, { describe, test })

runAttachmentContract(
  "a directory",
  {
    open: async (sizeMax) => fileAttachments({ directory, sizeMax }),
    damage: async ({ tenant, subject, digest }) => {
      const file = join(directory, named(tenant), named(subject), digest)
      const bytes = readFileSync(file)
      bytes[0]! ^= 1
      writeFileSync(file, bytes)
    },
  },
  { describe, test },
)
