// Projects by file name. Vitest reads this file only when it is named:
// `vitest run --config vitest.workspace.ts` (that is `pnpm test`).
// One project: `pnpm test --project unit`. One file: `pnpm test calendar`.

import { availableParallelism, tmpdir } from "node:os"
import { join } from "node:path"
import { defaultServerConditions } from "vite"
import { defineConfig } from "vitest/config"
import { LongestFirst } from "./vitest.longest-first.ts"

// Programs that tests start load everything from source: with their compiled code at hand they start in half the time.
process.env["NODE_COMPILE_CACHE"] ??= join(tmpdir(), "node-compile-cache")

const conditions = ["@fieldcare/source", ...defaultServerConditions]

const project = (name: string, kinds: string, more: object = {}) => ({
  ssr: { resolve: { conditions } },
  environments: { __vitest__: { resolve: { conditions } } },
  test: {
    name,
    include: [`packages/*/test/**/*.${kinds}.ts`, `examples/*/test/**/*.${kinds}.ts`],
    benchmark: { include: [] },
    setupFiles: ["./vitest.setup.ts"],
    // Node loads the sources by itself, as it does for users of the source condition, and keeps what it compiled.
    experimental: { viteModuleRunner: false },
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
        // They share no state but modules, and loading all modules for each file takes longer than most of them.
        isolate: false,
        // Left to itself, Vitest keeps one processor free, which is half of two.
        maxWorkers: availableParallelism(),
        sequence: { groupOrder: 1 },
      }),
      // Each file may start a database of its own: 300 MB each. Most wait for a server half of the time.
      project("integration", "{integration,contract}.test", {
        testTimeout: 120_000,
        hookTimeout: 180_000,
        maxWorkers: 3,
        sequence: { groupOrder: 0 },
      }),
    ],
    sequence: { sequencer: LongestFirst },
    coverage: { include: ["packages/*/src/**"] },
  },
})
