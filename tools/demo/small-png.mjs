import { crc32, deflateSync } from 'node:zlib';

const MOST_COLOURS = 256;
const BITS = 5;
const SIDE = 1 << BITS;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of at most 256 colours from RGBA pixels: a third of the size, and hard to tell apart on a page. */
export function smallPng({ width, height, pixels }) {
  const buckets = histogramOf(pixels);
  const palette = medianCut(buckets.filter((bucket) => bucket !== undefined));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bucket = buckets[bucketAt(pixels, (y * width + x) * 4)];
      rows[y * (width + 1) + 1 + x] = bucket.colour;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, from a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function bucketAt(pixels, at) {
  const shift = 8 - BITS;
  return (
    ((pixels[at] >> shift) * SIDE + (pixels[at + 1] >> shift)) * SIDE + (pixels[at + 2] >> shift)
  );
}

function histogramOf(pixels) {
  const buckets = new Array(SIDE ** 3);
  for (let at = 0; at < pixels.length; at += 4) {
    const bucket = (buckets[bucketAt(pixels, at)] ??= { count: 0, sums: [0, 0, 0], colour: 0 });
    bucket.count += 1;
    for (let channel = 0; channel < 3; channel++) bucket.sums[channel] += pixels[at + channel];
  }
  return buckets;
}

/** Splits the box of colours that is widest and fullest until there are enough; each becomes its mean. */
function medianCut(buckets) {
  const boxes = [boxOf(buckets)];
  while (boxes.length < MOST_COLOURS) {
    const widest = boxes.reduce((one, other) => (other.weight > one.weight ? other : one));
    if (widest.weight === 0) break;
    boxes.splice(boxes.indexOf(widest), 1, ...halves(widest).map(boxOf));
  }
  return boxes.map(({ buckets: own, count }, index) => {
    for (const bucket of own) bucket.colour = index;
    return [0, 1, 2].map((channel) =>
      Math.round(own.reduce((sum, { sums }) => sum + sums[channel], 0) / count),
    );
  });
}

function boxOf(buckets) {
  const means = (channel) => buckets.map(({ sums, count }) => sums[channel] / count);
  const spans = [0, 1, 2].map((channel) => {
    const values = means(channel);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const channel = spans.indexOf(Math.max(...spans));
  // The root keeps large plain areas from taking all the colours.
  const weight = buckets.length > 1 ? spans[channel] * Math.sqrt(count) : 0;
  return { buckets, channel, count, weight };
}

function halves({ buckets, channel, count }) {
  const sorted = buckets.toSorted(
    (one, other) => one.sums[channel] / one.count - other.sums[channel] / other.count,
  );
  let before = 0;
  const middle = sorted.findIndex((bucket) => (before += bucket.count) >= count / 2);
  const at = Math.min(Math.max(middle, 1), sorted.length - 1);
  return [sorted.slice(0, at), sorted.slice(at)];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
