/** A small zip archive, sound or with one thing in it that is not. */
import { crc32, deflateRawSync } from "node:zlib"

interface Faults {
  readonly packed?: boolean
  readonly method?: number
  readonly flags?: number
  readonly sum?: number
}

export const zipOf = (files: Readonly<Record<string, string>>, faults: Faults = {}): Buffer => {
  const bodies: Array<Buffer> = []
  const directory: Array<Buffer> = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const plain = Buffer.from(text)
    const data = faults.packed === false ? plain : deflateRawSync(plain)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(faults.flags ?? 0, 2)
    shared.writeUInt16LE(faults.method ?? (faults.packed === false ? 0 : 8), 4)
    shared.writeUInt32LE(faults.sum ?? crc32(plain), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(plain.length, 18)
    shared.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), shared, Buffer.from(name), data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), shared, rest, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const end = Buffer.alloc(22)
  end.write("PK\u0005\u0006", "latin1")
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}
