// Draws the table into docs/architecture.md, between the markers. `--check` fails when the page is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFINED_PACKAGES, LAYERS } from './layers.mjs';

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'architecture.md');
const GROUND = ['platform', 'contracts', 'benefit-terms', 'shared-kernel'];

/** The page's text with every generated part renewed. */
export function renewed(page) {
  return Object.entries({ diagram: diagram(), table: table(), packages: packages() }).reduce(
    (text, [name, part]) => between(text, name, part),
    page,
  );
}

function diagram() {
  const libraries = LAYERS.filter(({ name }) => !['app', 'tool', 'testing'].includes(name));
  const arrows = libraries.flatMap((layer) =>
    shown(layer).map((below) => `  ${layer.name} --> ${below}`),
  );
  return [
    '```mermaid',
    'flowchart TD',
    '  app([apps]) --> placement & insight & demo-shop',
    ...arrows.filter((arrow) => !GROUND.some((ground) => arrow.endsWith(` ${ground}`))),
    '  subgraph ground [ground: every layer above may use it]',
    ...arrows.filter((arrow) => GROUND.some((from) => arrow.includes(`  ${from} -->`))),
    '  end',
    `  ${onGround(libraries).join(' & ')} --> ground`,
    '```',
  ].join('\n');
}

/** Libs that stand on the ground directly. */
function onGround(libraries) {
  return libraries
    .filter((one) => !GROUND.includes(one.name) && shown(one).includes('platform'))
    .map(({ name }) => name);
}

/** Arrows that another arrow already implies are left out of the picture, not out of the table. */
function shown({ mayUse }) {
  return mayUse.filter(
    (below) => !mayUse.some((other) => other !== below && layer(other).mayUse.includes(below)),
  );
}

function table() {
  const rows = LAYERS.map(({ name, folder, mayUse, doors }) => [
    ['app', 'tool'].includes(name) ? `\`${folder}/*\`` : name,
    isEverything(mayUse) ? "every lib's doors, tools" : mayUse.join(', ') || 'nothing of Boon',
    doors.map((door) => `\`${door}\``).join(' '),
  ]);
  return markdown(['layer', 'may use', 'doors'], rows);
}

function packages() {
  const rows = CONFINED_PACKAGES.map(({ packages: names, layers, files, specs }) => [
    names.map((name) => `\`${name}\``).join(', '),
    [
      ...layers,
      ...files.map(({ source }) => `\`${source.replaceAll('\\', '')}\``),
      ...(specs ? ['specs'] : []),
    ].join(', '),
  ]);
  return markdown(['npm package', 'only in'], rows);
}

function isEverything(mayUse) {
  return mayUse.length >= LAYERS.length - 2;
}

/** A Markdown table with its columns aligned, as Prettier leaves it. */
function markdown(head, rows) {
  const widths = head.map((_, i) => Math.max(3, ...[head, ...rows].map((row) => row[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

function layer(name) {
  return LAYERS.find((one) => one.name === name);
}

function between(text, name, part) {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/architecture.md lacks the markers of "${name}"`);
  return `${text.slice(0, from)}${start}\n\n${part}\n\n${text.slice(to)}`;
}

function main() {
  const page = readFileSync(PAGE, 'utf8');
  const fresh = renewed(page);
  if (!process.argv.includes('--check')) return writeFileSync(PAGE, fresh);
  if (page === fresh) return;
  console.error('docs/architecture.md is stale: run `node tools/architecture/diagram.mjs`.');
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
