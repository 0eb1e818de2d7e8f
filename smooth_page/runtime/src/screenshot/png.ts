/**
 * PNG files of a canvas's pixels, without an alpha channel where none is needed, as in Playwright.
 *
 * Not by `canvas.toBlob`: it encodes only while the document is idle, which busy documents are not for seconds. Not by
 * `canvas.toDataURL`: its images always have an alpha channel. Encoders in JavaScript take ten times as long.
 */

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = { type: 2, channels: 3 };
const RGBA = { type: 6, channels: 4 };

/** The polynomial of the CRC that ends each chunk, for each value of a byte. */
const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export async function pngOf({ data, width, height }: ImageData): Promise<Uint8Array> {
  const { type, channels } = isOpaque(data) ? RGB : RGBA;
  const rows = await deflated(rowsOf(data, width, height, channels));
  const header = new DataView(new ArrayBuffer(13));
  header.setUint32(0, width);
  header.setUint32(4, height);
  header.setUint8(8, 8); // Bits of each channel. The three bytes after the type are its only kinds of each: 0.
  header.setUint8(9, type);
  const chunks = [chunk("IHDR", new Uint8Array(header.buffer)), chunk("IDAT", rows), chunk("IEND", new Uint8Array())];
  const file = new Uint8Array(SIGNATURE.length + chunks.reduce((size, { length }) => size + length, 0));
  file.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const part of chunks) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

function isOpaque(data: Uint8ClampedArray): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}

/** Each row begins with its filter: none, which suits areas of one colour. */
function rowsOf(data: Uint8ClampedArray, width: number, height: number, channels: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(height * (1 + width * channels));
  let from = 0;
  let to = 0;
  for (let y = 0; y < height; y++) {
    to++;
    for (let x = 0; x < width; x++, from += 4) for (let channel = 0; channel < channels; channel++) rows[to++] = data[from + channel]!;
  }
  return rows;
}

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The content's length, the chunk's name, the content, and the CRC of the latter two. */
function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = name.charCodeAt(at);
  bytes.set(content, 8);
  let crc = 0xffffffff;
  for (let at = 4; at < content.length + 8; at++) crc = REMAINDERS[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  view.setUint32(content.length + 8, crc ^ 0xffffffff);
  return bytes;
}
