// Projects by file name. Vitest reads this file only when it is named:
// `vitest run --config vitest.workspace.ts` (that is `pnpm test`).
// One project: `pnpm test --project unit`. One file: `pnpm test calendar`.

import { availableParallelism } from "node:os"
import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"

const conditions = ["@fieldcare/source", ...defaultServerConditions]

const project = (name: string, kinds: string, more: object = {}) => ({
  ssr: { resolve: { conditions } },
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    name,
    include: [`packages/*/test/**/*.${kinds}.ts`, `examples/*/test/**/*.${kinds}.ts`],
    benchmark: { include: [] },
    setupFiles: ["./vitest.setup.ts"],
    ...more,
  },
})

export default defineConfig({
  test: {
    projects: [
      project("unit", "{test,property.test,model.test}", {
        // The pattern would also match the names below.
        exclude: ["**/*.{integration,contract}.test.ts"],
        testTimeout: 30_000,
        // A database inside the process takes its time to open where others work beside it.
        hookTimeout: 60_000,
        // Left to itself, Vitest keeps one processor free, which is half of two.
        maxWorkers: availableParallelism(),
        sequence: { groupOrder: 1 },
      }),
      // Each file may start a database of its own: 300 MB each.
      project("integration", "{integration,contract}.test", {
        testTimeout: 120_000,
        hookTimeout: 180_000,
        maxWorkers: 2,
        sequence: { groupOrder: 0 },
      }),
    ],
    coverage: { include: ["packages/*/src/**"] },
  },
})
