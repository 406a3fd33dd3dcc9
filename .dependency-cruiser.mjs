// Which way the arrows point. The rules are read from the packages' own
// manifests: what a package builds on must not import that package, and
// neither must its tests.

import { existsSync, readFileSync, readdirSync } from "node:fs"

const packages = ["packages", "examples"]
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => existsSync(`${path}/package.json`))
  .map((path) => ({ path, manifest: JSON.parse(readFileSync(`${path}/package.json`, "utf8")) }))

const needs = (subject) =>
  packages.filter(
    ({ manifest }) =>
      manifest.name in (subject.manifest.dependencies ?? {}) ||
      manifest.name in (subject.manifest.peerDependencies ?? {}),
  )

const needsInAll = (subject) => new Set(needs(subject).flatMap((needed) => [needed, ...needsInAll(needed)]))

const againstTheArrow = packages.flatMap((above) =>
  [...needsInAll(above)].map((below) => ({
    name: `${below.manifest.name}-does-not-know-${above.manifest.name}`,
    severity: "error",
    from: { path: `^${below.path}/` },
    to: { path: `^${above.path}/` },
  })),
)

const runtimeCode = "^packages/(?!bench/|chaos/)[^/]+/src/"

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...againstTheArrow,
    {
      name: "no-cycle",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "packages-meet-at-their-entries",
      comment: "Another package is imported by its name, never by a path into it.",
      severity: "error",
      from: { path: "^(?:packages|examples)/([^/]+)/" },
      to: { path: "^(?:packages|examples)/(?!$1/)[^/]+/", dependencyTypes: ["local"] },
    },
    {
      name: "core-runs-in-a-browser",
      severity: "error",
      from: { path: "^packages/core/src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "core-knows-no-sql",
      severity: "error",
      from: { path: "^packages/core/" },
      to: { path: "node_modules/(?:kysely|@electric-sql)/" },
    },
    {
      name: "no-test-tools-at-run-time",
      severity: "error",
      from: { path: runtimeCode },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm-peer"] },
    },
    {
      name: "sources-do-not-import-tests",
      severity: "error",
      from: { path: "/src/" },
      to: { path: "^(?:packages|examples)/[^/]+/test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@fieldcare/source", "types", "import", "node", "default"],
      extensions: [".ts", ".mjs", ".js", ".json"],
    },
  },
}
