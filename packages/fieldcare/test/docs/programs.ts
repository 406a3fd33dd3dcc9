/** The pages whose TypeScript is one program, and whose other blocks show what it prints. */
const guides = [
  "adopt-existing-cases",
  "approvals",
  "attachments",
  "change-the-schema",
  "custom-fields",
  "deadlines-and-messages",
  "installed-base",
  "plan-purchases",
  "requisitions",
  "search",
  "stocktake-and-scrap",
  "stock-and-receipts",
  "write-your-own-chapter",
]

const tutorials = ["first-ticket", "a-day-with-parts"]

/** Their paths in the repository. */
export const programs: ReadonlyArray<string> = [
  "README.md",
  ...guides.map((guide) => `docs/guides/${guide}.md`),
  ...tutorials.map((tutorial) => `docs/tutorials/${tutorial}.md`),
]
