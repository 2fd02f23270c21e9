// @ts-check
// The inside of an export file: everything this browser keeps, record by record.
//
// A record is the length of its head (4 bytes, big-endian), its head (JSON in UTF-8), and as many bytes as the head's
// `bytes` says. The first record is `about`, then come one `picture` for each, with its checksum (CRC-32) and whether
// it is the file as received; then `history` and `settings`; and at the end `end`, with the number of pictures.

import { ChunkReader, ChunkWriter, Unreadable } from "./chunks.js";
import { crc32, crcOf } from "./crc32.js";

/** The longest head of a record, in bytes: the words of before are the longest. */
const MOST_HEAD = 4 << 20;
/** The largest picture, in bytes. */
const MOST_PICTURE = 128 << 20;
/** More pictures than any browser keeps. */
const MOST_RECORDS = 100_000;
const VERSION = 1;

/**
 * @typedef {{ kept: import("./store.js").Kept, picture: Blob, received: boolean }} Exported
 * @typedef {{ type: string, head: Record<string, unknown>, body: Uint8Array<ArrayBuffer> }} Read
 */

export class ArchiveWriter {
  #chunks;
  #pictures = 0;

  /** @param {ChunkWriter} chunks */
  constructor(chunks) {
    this.#chunks = chunks;
  }

  /**
   * Begins a file, under a passphrase or open.
   * @param {string | null} passphrase
   */
  static async open(passphrase) {
    const writer = new ArchiveWriter(await ChunkWriter.open(passphrase));
    await writer.record("about", { program: "afterimage", version: VERSION });
    return writer;
  }

  /** @param {Exported} exported */
  async picture({ kept, picture, received }) {
    const mime = picture.type;
    await this.record("picture", { kept, mime, received, bytes: picture.size, crc: await crcOf(picture) });
    await this.#chunks.pour(picture);
    this.#pictures += 1;
  }

  /**
   * @param {string} type
   * @param {Record<string, unknown>} head
   */
  async record(type, head) {
    const text = new TextEncoder().encode(JSON.stringify({ type, ...head }));
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, text.length);
    await this.#chunks.write(new Uint8Array(length.buffer));
    await this.#chunks.write(text);
  }

  async finish() {
    await this.record("end", { pictures: this.#pictures });
    return this.#chunks.finish();
  }
}

/**
 * The records of a file, each as it was checked; whoever needs all or nothing reads twice.
 * @param {Blob} file
 * @param {Awaited<ReturnType<typeof ChunkReader.unlock>>} seal
 * @returns {AsyncGenerator<Read>}
 */
export async function* records(file, seal) {
  const reader = new ChunkReader(file, seal);
  let pictures = 0;
  for (let number = 0; number < MOST_RECORDS; number += 1) {
    const record = await next(reader);
    if ((number === 0) !== (record.type === "about")) throw new Unreadable("broken");
    if (number === 0 && record.head.version !== VERSION) throw new Unreadable("newer");
    if (record.type === "picture") pictures += 1;
    if (record.type === "end") {
      if (record.head.pictures !== pictures || !reader.ended) throw new Unreadable("broken");
      return;
    }
    yield record;
  }
  throw new Unreadable("broken");
}

/** @param {ChunkReader} reader */
async function next(reader) {
  const length = new DataView((await reader.take(4)).buffer).getUint32(0);
  if (length > MOST_HEAD) throw new Unreadable("broken");
  const head = parsed(await reader.take(length));
  const bytes = Object.hasOwn(head, "bytes") ? head.bytes : 0;
  if (typeof bytes !== "number" || !Number.isInteger(bytes) || bytes < 0 || bytes > MOST_PICTURE) throw new Unreadable("broken");
  const body = await reader.take(bytes);
  if (bytes > 0 && crc32(body) !== head.crc) throw new Unreadable("broken");
  return { type: String(head.type), head, body };
}

/**
 * @param {Uint8Array} bytes
 * @returns {Record<string, unknown>}
 */
function parsed(bytes) {
  try {
    const head = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof head === "object" && head !== null && !Array.isArray(head)) return head;
  } catch {
    // Said below, with whatever else is no head.
  }
  throw new Unreadable("broken");
}
