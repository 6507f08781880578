import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_IT_FROM_BYTES = 1_024;
const TEXTS = /\.(?:js|css|svg)$/;
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Puts a `.br` and a `.gz` beside each text as it was written, so that no request pays for compression. */
export function precompressed() {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      for (const fileName of Object.keys(bundle).filter((name) => TEXTS.test(name))) {
        const path = join(dir, fileName);
        const source = readFileSync(path);
        if (source.length < WORTH_IT_FROM_BYTES) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(source, BEST));
        writeFileSync(`${path}.gz`, gzipSync(source));
      }
    },
  };
}
