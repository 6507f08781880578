const OLDEST_MAJOR = 7;

/** Throws unless the server keeps what it is given (`noeviction`) and is version 7.0 or later. */
export async function requireFitServer(
  info: (section: 'server' | 'memory') => Promise<string>,
): Promise<void> {
  const server = await info('server');
  const memory = await info('memory');
  const version = fieldOf(server, 'redis_version');
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new Error(`Redis ${OLDEST_MAJOR}.0 or later is needed, this one is ${version}.`);
  }
  const policy = fieldOf(memory, 'maxmemory_policy');
  if (policy !== 'noeviction') {
    throw new Error(
      `Redis must run with maxmemory-policy noeviction, it has ${policy}: an evicted counter would be an over-issue.`,
    );
  }
}

function fieldOf(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? 'unknown';
}
