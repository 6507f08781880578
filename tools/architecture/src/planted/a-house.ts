import { LAYERS, type Layer } from '../../layers.mjs';
import { Workspace } from '../workspace/workspace.js';

/** Files by path from the root. */
export type Files = Readonly<Record<string, string>>;

const MODULE =
  "import { Module } from '@nestjs/common';\n\n@Module({})\nexport class BoundModule {}\n";
const COUPON = '/** A coupon. */\nexport const coupon = 1;\n';

/** The name under which a layer is imported. */
export function packageOf({ name }: Pick<Layer, 'name'>): string {
  return `@boon/${name}`;
}

/** The folder of a layer's project; of apps and tools, one of them. */
export function folderOf(layer: Layer): string {
  return layer.folder.startsWith('libs/') ? layer.folder : `${layer.folder}/one`;
}

/** A small workspace that keeps every rule: one project for each layer of the table. */
export function houseFiles(): Files {
  const files: Record<string, string> = {
    'package.json': json({
      name: 'house',
      private: true,
      workspaces: ['apps/*', 'libs/*', 'tools/*'],
    }),
  };
  for (const layer of LAYERS) {
    const folder = folderOf(layer);
    files[`${folder}/package.json`] = manifestOf(layer);
    files[`${folder}/src/index.ts`] = "export { coupon } from './coupon.js';\n";
    files[`${folder}/src/coupon.ts`] = COUPON;
    for (const door of layer.doors.slice(1)) {
      files[`${folder}/src/${door.slice(2)}/index.ts`] =
        '/** Two coupons. */\nexport const coupons = 2;\n';
    }
  }
  files['libs/shared-kernel/src/ids.ts'] =
    "import { v7 } from 'uuid';\n\n/** A new id. */\nexport const newId = () => v7();\n";
  files['libs/shared-kernel/src/index.ts'] += "export { newId } from './ids.js';\n";
  files['libs/prize-issuing/src/prize-issuing.module.ts'] = MODULE;
  return files;
}

/** The house in memory. */
export function aHouse(): Workspace {
  return Workspace.of(new Map(Object.entries(houseFiles())));
}

function manifestOf(layer: Layer): string {
  const dependencies =
    layer.name === 'prize-issuing'
      ? { '@nestjs/common': '1.0.0', tslib: '1.0.0' }
      : layer.name === 'shared-kernel'
        ? { uuid: '1.0.0' }
        : {};
  return json({
    name: packageOf(layer),
    version: '0.1.0',
    type: 'module',
    exports: Object.fromEntries(
      layer.doors.map((door) => [door, { '@boon/source': sourceOf(door) }]),
    ),
    nx: { tags: [layer.tag] },
    dependencies,
  });
}

function sourceOf(door: string): string {
  return door === '.' ? './src/index.ts' : `./src/${door.slice(2)}/index.ts`;
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
