import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { RULES } from './rules/rules.js';
import { readWorkspace } from './workspace/read-workspace.js';

const workspace = readWorkspace(join(import.meta.dirname, '..', '..', '..'));

describe('the house', () => {
  it('is read as a whole', () => {
    expect(workspace.projects.length).toBeGreaterThan(10);
    expect(workspace.sources.size).toBeGreaterThan(100);
  });

  it.each(RULES.map((rule) => [rule.sentence, rule] as const))('%s', (_sentence, rule) => {
    const violations = rule
      .check(workspace)
      .map(({ path, line, message }) => `${path}:${line} ${message}`);
    expect(violations).toEqual([]);
  });
});
