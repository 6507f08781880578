import type { Measured } from '../scan/facts.js';
import type { Source } from '../workspace/workspace.js';
import type { Rule, Violation } from './rule.js';

const FILE_LINES = 300;
const FILE_LINES_P95 = 150;
const FUNCTION_LINES = 50;
const CONSTRUCTOR_PARAMETERS = 5;

/** Limits of one file; specs may be long. */
export const sizes: Rule = {
  name: 'sizes',
  sentence: `Files <= ${FILE_LINES} lines, functions <= ${FUNCTION_LINES}, constructors <= ${CONSTRUCTOR_PARAMETERS} dependencies`,
  check: ({ sources }) => shipped(sources).flatMap(tooLarge),
};

/** The whole stays small even where each file is within its limit. */
export const mostFilesSmall: Rule = {
  name: 'most-files-small',
  sentence: `95 of 100 files have at most ${FILE_LINES_P95} lines`,
  check: ({ sources }) => {
    const files = shipped(sources).sort((a, b) => a.facts.lines - b.facts.lines);
    const p95 = files[Math.ceil(files.length * 0.95) - 1];
    if (!p95 || p95.facts.lines <= FILE_LINES_P95) return [];
    const message = `the 95th percentile of file lengths is ${p95.facts.lines} lines`;
    return [{ rule: 'most-files-small', path: p95.path, line: 1, message }];
  },
};

/** Neither specs nor what a generator wrote, which nobody reads from top to bottom. */
function shipped(sources: ReadonlyMap<string, Source>): Source[] {
  return [...sources.values()].filter(({ path }) => !/\.spec\.tsx?$|\.generated\.ts$/.test(path));
}

function tooLarge({ path, facts, forSpecs }: Source): Violation[] {
  const found: Violation[] = [];
  const report = (line: number, message: string) =>
    found.push({ rule: 'sizes', path, line, message });
  if (facts.lines > FILE_LINES) report(1, `${facts.lines} lines`);
  for (const { name, line, size } of forSpecs ? [] : over(facts.functions, FUNCTION_LINES)) {
    report(line, `${name} has ${size} lines`);
  }
  for (const { name, line, size } of over(facts.constructors, CONSTRUCTOR_PARAMETERS)) {
    report(line, `${name} takes ${size} dependencies`);
  }
  return found;
}

function over(measured: readonly Measured[], limit: number): Measured[] {
  return measured.filter(({ size }) => size > limit);
}
