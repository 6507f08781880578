import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program in a folder and answers what it wrote; a failure shows what it said. */
export async function command(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  try {
    const { stdout } = await execute(program, [...args], {
      cwd,
      maxBuffer: 2 ** 26,
      env: { ...withoutNpm(process.env), NODE_OPTIONS: '', ...env },
    });
    return stdout;
  } catch (fault) {
    const { stdout, stderr } = fault as { stdout?: string; stderr?: string };
    const said = `${stdout ?? ''}\n${stderr ?? String(fault)}`;
    throw new Error(`${program} ${args.join(' ')} failed:\n${said}`, { cause: fault });
  }
}

/** An outer `npm test` leaves settings in the environment that would bind an inner npm to this workspace. */
function withoutNpm(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name]) =>
      !/^npm_(?:package|lifecycle|command|execpath|config_local_prefix|config_workspace)/.test(
        name,
      ),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, value ?? '']));
}
