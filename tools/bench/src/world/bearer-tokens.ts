import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningIssuer } from '@boon/infra';

const AT_ONCE = 64;
/** Tokens live for twelve hours. */
const FRESH_MS = 10 * 3_600_000;

/** A file of bearer tokens of `count` users, made once in ten hours: signing takes most of a minute. */
export async function bearerTokens(
  issuer: RunningIssuer,
  folder: string,
  count: number,
): Promise<string> {
  const file = join(folder, `bearer-tokens-${count}`);
  if (existsSync(file) && Date.now() - statSync(file).mtimeMs < FRESH_MS) return file;
  const lines: string[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => first + n);
    lines.push(...(await Promise.all(some.map((n) => lineOf(issuer, `shopper-${n}`)))));
  }
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return file;
}

async function lineOf(issuer: RunningIssuer, sub: string): Promise<string> {
  return `${sub} ${await issuer.tokenFor({ sub, role: 'user' })}`;
}
