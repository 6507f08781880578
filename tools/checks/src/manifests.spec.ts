import { describe, expect, it } from '@jest/globals';
import {
  commonJsNestPlugins,
  disagreements,
  inexactVersions,
  privateNeeds,
  type Manifest,
} from './manifests.js';
import { readInstalled, readManifests } from './repository.js';

const manifests = readManifests();

function planted(manifest: Partial<Manifest>): Map<string, Manifest> {
  return new Map([...manifests, ['libs/planted', { name: '@boon/planted', ...manifest }]]);
}

describe('package.json files', () => {
  it('pin every dependency to one version', () => {
    expect(inexactVersions(manifests)).toEqual([]);
  });

  it.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '>=1.0.0', 'github:a/b'])(
    'are reported for %s',
    (version) => {
      const files = planted({ dependencies: { zod: version } });
      expect(inexactVersions(files)).toEqual([`libs/planted: zod@${version}`]);
    },
  );

  it('agree on each version', () => {
    expect(disagreements(manifests)).toEqual([]);
  });

  it('are reported when two want different versions', () => {
    expect(disagreements(planted({ dependencies: { zod: '3.0.0' } }))).toHaveLength(1);
  });

  it('need nothing that is never published', () => {
    expect(privateNeeds(manifests)).toEqual([]);
  });

  it('are reported when a published lib needs a tool', () => {
    const files = planted({ dependencies: { '@boon/infra': '0.1.0' } });
    expect(privateNeeds(files)).toEqual(['libs/planted: @boon/infra']);
  });

  it('name no CommonJS plugin of Nest', () => {
    expect(commonJsNestPlugins(manifests, readInstalled)).toEqual([]);
  });

  it('are reported when they name one', () => {
    const files = planted({ dependencies: { throttler: '1.0.0' } });
    const throttler = { name: 'throttler', peerDependencies: { '@nestjs/common': '^12' } };
    const installed = (name: string) => (name === 'throttler' ? throttler : readInstalled(name));
    expect(commonJsNestPlugins(files, installed)).toEqual(['throttler']);
  });
});
