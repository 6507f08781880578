import { describe, expect, it } from '@jest/globals';
import { registryHosts, staleProjects, withoutChecksum, type Lockfile } from './lockfile.js';
import { readLockfile, readManifests } from './repository.js';

const lockfile = readLockfile();
const manifests = readManifests();

function planted(path: string, entry: Lockfile['packages'][string]): Lockfile {
  return { packages: { ...lockfile.packages, [path]: entry } };
}

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(registryHosts(lockfile)).toEqual([]);
  });

  it('is reported when it does', () => {
    const entry = { resolved: 'https://registry.example/zod-1.0.0.tgz', integrity: 'sha512-x' };
    expect(registryHosts(planted('node_modules/zod', entry))).toHaveLength(1);
  });

  it('has a checksum for every package', () => {
    expect(withoutChecksum(lockfile)).toEqual([]);
  });

  it('is reported when one is missing', () => {
    expect(withoutChecksum(planted('node_modules/zod', { version: '1.0.0' }))).toHaveLength(1);
  });

  it('knows every project as it is', () => {
    expect(staleProjects(lockfile, manifests)).toEqual([]);
  });

  it('is reported when a project was changed without it', () => {
    const entry = { dependencies: { 'left-pad': '1.0.0' } };
    expect(staleProjects(planted('libs/shared-kernel', entry), manifests)).toContain(
      'libs/shared-kernel',
    );
  });
});
