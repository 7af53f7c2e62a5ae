// Makes a picture small: at most 255 colours, the ones that stand in it most often, and one byte a pixel. Pictures of pages have
// few colours but for the soft edges of letters, so nobody sees the difference and the file is a third.
import { deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

function* chunks(png) {
  for (let at = signature.length; at < png.length;) {
    const size = png.readUInt32BE(at);
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) };
    at += size + 12;
  }
}

// Red, green and blue of every pixel as one number. Chromium writes 8 bits a channel without interlacing.
function pixelsOf(png) {
  const parts = [...chunks(png)];
  const head = parts.find(each => each.type === 'IHDR').data;
  const width = head.readUInt32BE(0), height = head.readUInt32BE(4), channels = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || !channels || head[12]) throw new Error('not a picture as Chromium writes it');
  const raw = inflateSync(Buffer.concat(parts.filter(each => each.type === 'IDAT').map(each => each.data)));
  const length = width * channels, lines = Buffer.alloc(height * length), pixels = new Uint32Array(width * height);
  const paeth = (a, b, c) => { const p = a + b - c, pa = Math.abs(p - a), pb = Math.abs(p - b), pc = Math.abs(p - c); return pa <= pb && pa <= pc ? a : pb <= pc ? b : c; };
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (length + 1)];
    for (let x = 0; x < length; ++x) {
      const left = x >= channels ? lines[y * length + x - channels] : 0, up = y ? lines[(y - 1) * length + x] : 0;
      const corner = x >= channels && y ? lines[(y - 1) * length + x - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      lines[y * length + x] = raw[y * (length + 1) + 1 + x] + guess;
    }
  }
  for (let i = 0; i < pixels.length; ++i) pixels[i] = (lines[i * channels] << 16) | (lines[i * channels + 1] << 8) | lines[i * channels + 2];
  return { width, height, pixels };
}

const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

function paletteOf(pixels) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette = [];
  // Two neighbours that nobody tells apart do not both need a place.
  for (const near of [48, 0]) for (const colour of common)
    if (palette.length < 255 && !palette.some(each => distance(each, colour) <= near)) palette.push(colour);
  const nearest = new Map(common.map(colour => [colour, palette.reduce((best, each, i) => distance(each, colour) < distance(palette[best], colour) ? i : best, 0)]));
  return { palette, nearest };
}

const table = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; ++k) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1; return n >>> 0; });
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), framed = Buffer.alloc(body.length + 8);
  let sum = 0xffffffff;
  for (const byte of body) sum = table[(sum ^ byte) & 255] ^ (sum >>> 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE((sum ^ 0xffffffff) >>> 0, body.length + 4);
  return framed;
}

export function withFewColours(png) {
  const { width, height, pixels } = pixelsOf(png);
  const { palette, nearest } = paletteOf(pixels);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; ++y) for (let x = 0; x < width; ++x) lines[y * (width + 1) + 1 + x] = nearest.get(pixels[y * width + x]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap(each => [each >> 16, (each >> 8) & 255, each & 255]));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
