import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { houseFiles, type Files } from './a-house.js';

const COPIED = [
  'eslint.config.mjs',
  'nx.json',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
  'tools/architecture/layers.mjs',
  'tools/architecture/lint',
];
const TSCONFIG = '{ "extends": "../../tsconfig.base.json", "include": ["src/**/*.ts"] }\n';

/** How a program ended. */
export interface Said {
  readonly passed: boolean;
  readonly said: string;
}

/** The small house on disk, outside of the repository, with this repository's Nx and lint set-up. */
export class Scratch {
  private constructor(private readonly folder: string) {}

  static of(root: string): Scratch {
    const scratch = new Scratch(realpathSync(mkdtempSync(join(tmpdir(), 'boon-scratch-'))));
    const { 'package.json': _manifest, ...files } = houseFiles();
    scratch.plant(files);
    for (const path of COPIED)
      cpSync(join(root, path), join(scratch.folder, path), { recursive: true });
    const projects = Object.keys(files).filter((path) => path.endsWith('/package.json'));
    for (const path of projects) scratch.plant({ [`${dirname(path)}/tsconfig.json`]: TSCONFIG });
    scratch.linkPackages(join(root, 'node_modules'), projects.map(dirname));
    return scratch;
  }

  plant(files: Files): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  /** What `nx lint` says of one project, and whether it was content. */
  lint(project: string): Said {
    return this.run('nx', ['run', `${project}:lint`, '--skip-nx-cache', '--output-style=stream']);
  }

  /** What the rules that need types say of all libs. */
  lintPromises(): Said {
    return this.run('eslint', ['-c', 'tools/architecture/lint/promises.config.mjs', 'libs']);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private run(program: string, args: readonly string[]): Said {
    const script = join(this.folder, 'node_modules', '.bin', program);
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NX_DAEMON: 'false',
        NX_ISOLATE_PLUGINS: 'false',
        NX_TUI: 'false',
      },
    });
    return { passed: status === 0, said: stdout + stderr };
  }

  /** Installed packages are shared, ours are the scratch ones. */
  private linkPackages(installed: string, projects: readonly string[]): void {
    const modules = join(this.folder, 'node_modules');
    mkdirSync(join(modules, '@boon'), { recursive: true });
    for (const name of readdirSync(installed)) {
      if (name !== '@boon') symlinkSync(join(installed, name), join(modules, name));
    }
    for (const path of projects) {
      const name = path.startsWith('libs/')
        ? path.slice('libs/'.length)
        : path.slice(0, -'s/one'.length);
      symlinkSync(join(this.folder, path), join(modules, '@boon', name));
    }
  }
}
