import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptFolder, repositoryFolder } from '../world/bench-folder.js';
import { isReached, type Figure, type Report } from './figure.js';
import type { Machine } from './machine.js';

interface Line extends Omit<Report, 'notes'> {
  readonly machine: Machine;
  readonly size: 'short' | 'full';
}

const HEAD = `# Scorecard

Written by \`npm run scorecard\` from the JSON lines of \`npm run bench\`, never by hand. Every figure that is a
ratio was taken side by side with its reference in one run; other work on the machine makes the others worse.
`;

/** Keeps the last line of a bench for the scorecard. */
export function keepLine(bench: string, line: string): void {
  writeFileSync(join(linesFolder(), `${bench}.json`), `${line}\n`);
}

/** Writes docs/scorecard.md from the kept lines; answers its path. */
export function writeScorecard(): string {
  const files = readdirSync(linesFolder()).filter((name) => name.endsWith('.json'));
  const lines = files
    .sort()
    .map((name) => JSON.parse(readFileSync(join(linesFolder(), name), 'utf8')) as Line);
  const docs = join(repositoryFolder(), 'docs');
  if (!existsSync(docs)) mkdirSync(docs);
  const path = join(docs, 'scorecard.md');
  writeFileSync(path, `${[HEAD, ...lines.map(sectionOf)].join('\n')}`);
  return path;
}

function linesFolder(): string {
  const folder = join(keptFolder(), 'lines');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function sectionOf({ bench, size, machine, rounds, checked, figures }: Line): string {
  const { cores, cpu, node, loadBefore, at } = machine;
  const state = checked ? 'results checked' : '**results not confirmed**';
  const where = `${at.slice(0, 10)}, ${cores} cores (${cpu}), Node ${node}, load before ${loadBefore}`;
  return `## ${bench}\n\n${rounds} rounds (${size} run), ${state}; ${where}.\n\n${tableOf(figures)}\n`;
}

function tableOf(figures: readonly Figure[]): string {
  const rows = [['figure', 'ours', 'reference', 'value', 'goal', ''], ...figures.map(rowOf)];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function rowOf(figure: Figure): string[] {
  const { name, ours, reference, value, goal, better, unit } = figure;
  const bound = better === 'higher' ? '>=' : '<=';
  return [
    `\`${name}\``,
    ours ?? '',
    reference ?? '',
    `${value} ${unit}`,
    `${bound} ${goal}`,
    isReached(figure) ? 'reached' : 'missed',
  ];
}
