// The build that every package shares: JavaScript only, one file for each
// published entry. Declarations come from TypeScript 7, see tsconfig.build.json.

import { readFileSync } from "node:fs"
import { defineConfig } from "tsup"

type Manifest = {
  readonly bin?: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/** A package's build, its entries read from the package.json in the working directory. */
export const packageBuild = (options: { readonly platform: "node" | "neutral" }) =>
  defineConfig({
    entry: entries(JSON.parse(readFileSync("package.json", "utf8")) as Manifest),
    format: "esm",
    platform: options.platform,
    target: "es2024",
    outDir: "dist",
    splitting: true,
    sourcemap: true,
    clean: true,
    dts: false,
    silent: true,
    // `node:sqlite` has no other name.
    removeNodeProtocol: false,
  })

const entries = (manifest: Manifest): Record<string, string> => {
  const sources = Object.values(manifest.exports).flatMap((conditions) =>
    typeof conditions === "string" ? [] : [conditions["@fieldcare/source"] ?? []].flat(),
  )
  const programs = Object.values(manifest.bin ?? {}).map((file) =>
    file.replace("/dist/", "/src/").replace(/\.js$/, ".ts"),
  )
  return Object.fromEntries(
    [...sources, ...programs].map((file) => [file.replace("./src/", "").replace(/\.ts$/, ""), file]),
  )
}
