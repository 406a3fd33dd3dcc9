/** How the command line is used, and the error of using it otherwise. */

/** A request that cannot be understood or done: told on standard error, exit code 2. */
export class UsageError extends Error {}

export const usage = `fieldcare: after-sales service by the regulation, on the command line

  fieldcare audit <log> --mapping <file>   replays an event log (CSV or NDJSON, also .gz and .zip) against the regulation
      --entry <name>      the log in a zip archive of several files
      --policy <file>     the company's policy (JSON: what it changes of the default)
      --calendar <file>   the working calendar that duties are counted on (JSON); without it Mon–Fri 09:00–17:00
      --json              one JSON object in place of a table
      --html <file>       also writes a report with charts: one HTML file that needs no network
      --fail-on-breach    exit code 1 when a case is in breach
      --progress          progress on standard error also where it is no terminal
  fieldcare adopt <file> --mapping <file> --database <url> --tenant <id> --calendar <file>
                                           takes over another system's cases (CSV or NDJSON, also .gz and .zip)
      --dry-run           lists every problem by its row and writes nothing
      --json, --progress, --entry <name>
  fieldcare coverage                       which rules, duties, measures, records and plans realise each clause
      --json, --markdown
  fieldcare diagram <kind>                 a lifecycle's statuses and commands as a Mermaid state diagram

  --language en|zh-Hans                    the language of titles and reasons
  --help, --version

Exit codes: 0 done, 1 in breach (only with --fail-on-breach) or cases left out (adopt), 2 the request, the mapping or the log cannot be used.
`
