/** A server that is started for tests and ends with them. */
import type { ChildProcess } from "node:child_process"
import { type AddressInfo, createServer } from "node:net"

/** Database servers refuse to run as root; then they run as "nobody". */
export const unprivileged = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** A shell holds the server: when our end of its input closes, however we end, it stops the server and tidies up. */
export const untilInputEnds = (signal: "INT" | "TERM"): string => `
folder="$1"; shift
"$@" >&2 & pid=$!
echo "$pid"
cat >/dev/null
kill -${signal} "$pid" 2>/dev/null
wait "$pid"
rm -rf "$folder"
`

export const stopped = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  server.once("exit", () => resolve())
  server.stdin!.end()
  await promise
}

/** A port that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const server = createServer()
  server.once("error", reject)
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resolve(port))
  })
  return promise
}
