// `npm run client:types`: writes the types of Boon's HTTP APIs from the committed OpenAPI documents.
// `--check` writes nothing and fails when a file is stale; `--documents FOLDER` reads others.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const ROOT = join(import.meta.dirname, '..', '..');
const WIRE = join(ROOT, 'libs', 'client', 'src', 'wire');
/** The APIs that a shop talks to. */
const APIS = ['placement-api', 'issuing-api'];

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, documents: { type: 'string' } },
});
const documents = resolve(values.documents ?? join(ROOT, 'docs', 'openapi'));

for (const api of APIS) {
  const path = join(WIRE, `${api}.generated.ts`);
  const text = await render(api);
  if (!values.check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is stale: run \`npm run client:types\``);
    process.exitCode = 1;
  }
}

async function render(api) {
  const document = JSON.parse(readFileSync(join(documents, `${api}.json`), 'utf8'));
  const types = astToString(await openapiTS(document));
  const head = `// Written by \`npm run client:types\` from docs/openapi/${api}.json: never by hand.\n\n`;
  const style = await resolveConfig(join(ROOT, 'package.json'));
  return format(head + types, { ...style, parser: 'typescript' });
}
