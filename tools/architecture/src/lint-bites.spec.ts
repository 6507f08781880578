import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { LAYERS } from '../layers.mjs';
import { packageOf } from './planted/a-house.js';
import { LINT_PLANTS } from './planted/lint-plants.js';
import { readWorkspace } from './workspace/read-workspace.js';

const root = join(import.meta.dirname, '..', '..', '..');
const BOUNDARIES = '@nx/enforce-module-boundaries';

interface Text {
  readonly path: string;
  readonly text: string;
}
type Verdict = readonly { readonly rule: string; readonly message: string }[];

function lint(texts: readonly Text[], args: readonly string[] = [], env = {}): Verdict[] {
  const script = join(root, 'tools', 'architecture', 'lint', 'judge.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    input: JSON.stringify(texts),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      ...env,
    },
  });
  if (status !== 0) throw new Error(stderr || stdout);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]') as Verdict[];
}

function rules(verdict: Verdict | undefined): string[] {
  return (verdict ?? []).map(({ rule }) => rule);
}

/** Edges between libs that stand: Nx knows only projects that exist. */
const standing = LAYERS.filter(({ folder }) =>
  readWorkspace(root).projects.some((project) => project.folder === folder),
);
const edges = standing.flatMap((from) =>
  standing
    .filter((to) => to !== from)
    .map((to) => ({
      title: `${from.name} using ${to.name}`,
      isAllowed: from.mayUse.includes(to.name),
      path: `${from.folder}/src/planted.ts`,
      text: `import '${packageOf(to)}';\n`,
    })),
);

describe('lint', () => {
  let plants: Verdict[] = [];
  let boundaries: Verdict[] = [];
  beforeAll(() => {
    const verdicts = lint([...LINT_PLANTS, ...edges]);
    plants = verdicts.slice(0, LINT_PLANTS.length);
    boundaries = verdicts.slice(LINT_PLANTS.length);
  }, 120_000);

  it.each(LINT_PLANTS.map(({ rule, breach }, index) => [rule, breach, index] as const))(
    '%s reports %s',
    (rule, _breach, index) => {
      expect(rules(plants[index])).toContain(rule);
    },
  );

  it.each(edges.map(({ title, isAllowed }, index) => [title, isAllowed, index] as const))(
    'knows whether the table has %s',
    (_title, isAllowed, index) => {
      expect(rules(boundaries[index]).includes(BOUNDARIES)).toBe(!isAllowed);
    },
  );

  it('fails on a cold project graph instead of skipping the boundaries', () => {
    const empty = mkdtempSync(join(tmpdir(), 'boon-cold-'));
    const [verdict] = lint(
      [{ path: 'libs/prize-issuing/src/planted.ts', text: 'void 0;\n' }],
      ['--cold'],
      {
        NX_WORKSPACE_DATA_DIRECTORY: empty,
      },
    );
    rmSync(empty, { recursive: true, force: true });
    expect(rules(verdict)).toContain('boon/graph-is-warm');
  }, 60_000);
});
