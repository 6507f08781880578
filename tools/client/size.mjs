// Prints how many bytes a shopper downloads for each entry of @boon/client, as JSON: with everything that it
// needs but React itself, minified and compressed.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const SOURCES = join(import.meta.dirname, '..', '..', 'libs', 'client', 'src');
const ENTRIES = { core: 'index.ts', react: 'react/index.ts' };

const sizes = Object.entries(ENTRIES).map(async ([name, entry]) => {
  const bundle = await rolldown({
    input: join(SOURCES, entry),
    external: ['react', 'react/jsx-runtime'],
    // Sources name each other by what they are compiled to.
    resolve: { extensionAlias: { '.js': ['.ts', '.tsx'] } },
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  await bundle.close();
  const code = output.map((chunk) => chunk.code).join('');
  return [name, gzipSync(code, { level: 9 }).byteLength];
});
console.log(JSON.stringify(Object.fromEntries(await Promise.all(sizes))));
