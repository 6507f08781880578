import { isReached, type Figure, type Report } from './figure.js';
import type { Machine } from './machine.js';

const HEADINGS = ['figure', 'ours', 'reference', 'value', 'goal', ''];

/** The report as a table for people. */
export function tableOf({ bench, rounds, checked, figures, notes }: Report): string {
  const rows = [HEADINGS, ...figures.map(rowOf)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const state = checked ? 'results checked, no difference' : 'RESULTS NOT CONFIRMED';
  const head = `${bench}: ${rounds} rounds, ${state}`;
  return [head, '', ...lines, '', ...notes.map((note) => `- ${note}`)].join('\n');
}

/** The report as the one line that programs read. */
export function lineOf(report: Report, machine: Machine, size: 'short' | 'full'): string {
  const { bench, rounds, checked, figures } = report;
  const shown = figures.map(({ name, value, goal, better, unit, ours, reference }) => ({
    ...{ name, value, goal, better, unit, ours, reference },
  }));
  return JSON.stringify({ bench, size, machine, rounds, checked, figures: shown });
}

function rowOf(figure: Figure): string[] {
  const { name, ours, reference, value, goal, better, unit } = figure;
  const bound = better === 'higher' ? '>=' : '<=';
  return [
    name,
    ours ?? '',
    reference ?? '',
    `${value} ${unit}`,
    `${bound} ${goal}`,
    isReached(figure) ? 'reached' : 'MISSED',
  ];
}
