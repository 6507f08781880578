import type { Files } from './a-house.js';

/** A breach of the house rules, planted where it does harm. */
export interface Plant {
  readonly breach: string;
  /** The rule that must report it. */
  readonly rule: string;
  readonly files: Files;
}

const ISSUING = 'libs/prize-issuing/src';

function plant(rule: string, breach: string, files: Files): Plant {
  return { rule, breach, files };
}

function lines(count: number): string {
  return 'void 0;\n'.repeat(count);
}

/** One breach of every rule at least; forbidden edges of the table are planted apart. */
export const PLANTS: readonly Plant[] = [
  plant('layers-known', 'a lib that the table does not know', {
    'libs/unheard-of/package.json': '{ "name": "@boon/unheard-of" }',
  }),
  plant('layers-known', 'a lib without its tag', {
    'libs/solution/package.json': '{ "name": "@boon/solution" }',
  }),
  plant('layer-edges', 'a project that does not exist', {
    [`${ISSUING}/planted.ts`]: "import { x } from '@boon/nowhere';\nexport const y = x;\n",
  }),
  plant('layer-edges', 'an app that uses an app', {
    'apps/two/package.json': '{ "name": "@boon/two", "nx": { "tags": ["layer:app"] } }',
    'apps/two/src/main.ts': "import { coupon } from '@boon/app';\nexport const two = coupon;\n",
  }),
  plant('through-doors', 'a deep import past the door', {
    [`${ISSUING}/planted.ts`]:
      "import { coupon } from '@boon/platform/src/coupon.js';\nvoid coupon;\n",
  }),
  plant('through-doors', 'a relative path into another lib', {
    [`${ISSUING}/planted.ts`]:
      "import { coupon } from '../../platform/src/coupon.js';\nvoid coupon;\n",
  }),
  plant('through-doors', 'an import of the own door', {
    [`${ISSUING}/planted.ts`]: "import { coupon } from '@boon/prize-issuing';\nvoid coupon;\n",
  }),
  plant('through-doors', 'an import that leads nowhere', {
    [`${ISSUING}/planted.ts`]: "import { coupon } from './gone.js';\nvoid coupon;\n",
  }),
  plant('doors-in-table', 'a door that nobody decided on', {
    'libs/solution/package.json':
      '{ "name": "@boon/solution", "exports": { "./back": "./src/back.ts" }, "nx": { "tags": ["layer:solution"] } }',
  }),
  plant('testing-in-specs-only', 'a testing door in shipped code', {
    [`${ISSUING}/planted.ts`]: "import { coupons } from '@boon/platform/testing';\nvoid coupons;\n",
  }),
  plant('confined-doors', 'a use-case that knows of HTTP', {
    [`${ISSUING}/claim-benefit.ts`]: "export { coupons } from '@boon/platform/http';\n",
  }),
  plant('own-and-lower-contracts', 'a listener to a layer above', {
    [`${ISSUING}/planted.ts`]:
      "import { coupons } from '@boon/contracts/solution';\nvoid coupons;\n",
  }),
  plant('confined-packages', 'kafkajs outside of platform', {
    [`${ISSUING}/infrastructure/planted.ts`]: "import { Kafka } from 'kafkajs';\nvoid Kafka;\n",
  }),
  plant('confined-packages', 'redis outside of platform', {
    [`${ISSUING}/infrastructure/planted.ts`]: "export { createClient } from 'redis';\n",
  }),
  plant('confined-packages', 'typeorm in a use-case', {
    [`${ISSUING}/claim-benefit.ts`]:
      "import type { DataSource } from 'typeorm';\nexport type D = DataSource;\n",
  }),
  plant('confined-packages', 'a package in a layer that has none', {
    'libs/benefit-terms/src/planted.ts': "import { z } from 'zod';\nvoid z;\n",
  }),
  plant('nest-free', 'a domain file that imports Nest', {
    [`${ISSUING}/claim/domain/claim.ts`]:
      "import { Injectable } from '@nestjs/common';\nvoid Injectable;\n",
  }),
  plant('nest-free', 'Nest in the contracts', {
    'libs/contracts/src/planted.ts':
      "import type { Type } from '@nestjs/common';\nexport type T = Type;\n",
  }),
  plant('declared-dependencies', 'an npm package that is not declared', {
    [`${ISSUING}/planted.ts`]: "import { Observable } from 'rxjs';\nvoid Observable;\n",
  }),
  plant('declared-dependencies', 'a lib of ours that is not declared', {
    [`${ISSUING}/planted.ts`]: "import { coupon } from '@boon/platform';\nvoid coupon;\n",
  }),
  plant('used-dependencies', 'a dependency that nobody imports', {
    'libs/client/package.json':
      '{ "name": "@boon/client", "nx": { "tags": ["layer:client"] }, "dependencies": { "left-pad": "1.0.0" } }',
  }),
  plant('helpers-declared', 'decorators without tslib', {
    'libs/solution/src/planted.ts': '@sealed\nexport class Scheme {}\n',
  }),
  plant('no-file-cycles', 'two files that import each other', {
    [`${ISSUING}/a.ts`]: "import { b } from './b.js';\nexport const a = () => b;\n",
    [`${ISSUING}/b.ts`]: "import { a } from './a.js';\nexport const b = () => a;\n",
  }),
  plant('no-file-cycles', 'three files in a circle of types', {
    [`${ISSUING}/a.ts`]: "import type { B } from './b.js';\nexport type A = B;\n",
    [`${ISSUING}/b.ts`]: "export type { C as B } from './c.js';\n",
    [`${ISSUING}/c.ts`]: "export type C = import('./a.js').A;\n",
  }),
  plant('no-project-cycles', 'two libs that use each other, one of them in a spec', {
    'libs/platform/src/planted.spec.ts': "import { coupon } from '@boon/testing';\nvoid coupon;\n",
    'libs/testing/src/planted.ts': "import { coupon } from '@boon/platform';\nvoid coupon;\n",
  }),
  plant('use-cases-without-plumbing', 'a use-case that imports its plumbing', {
    [`${ISSUING}/claim/claim-benefit.ts`]:
      "import { sql } from './infrastructure/sql.js';\nvoid sql;\n",
    [`${ISSUING}/claim/infrastructure/sql.ts`]: 'export const sql = 1;\n',
  }),
  plant('composition-only', 'a @Controller in an app', {
    'apps/one/src/claims.controller.ts':
      "@Controller('v1/claims')\nexport class ClaimsController {}\n",
  }),
  plant('composition-only', 'a @Consumes in an app', {
    'apps/one/src/listener.ts': "export class Listener {\n  @Consumes(A, 'g')\n  on() {}\n}\n",
  }),
  plant('named-exports-only', 'a default export', {
    [`${ISSUING}/planted.ts`]: 'export default class Claim {}\n',
  }),
  plant('named-exports-only', 'an export of everything', {
    [`${ISSUING}/planted.ts`]: "export * from './coupon.js';\n",
  }),
  plant('narrow-doors', 'a door of 26 names', {
    [`${ISSUING}/index.ts`]: Array.from(
      { length: 26 },
      (_, i) => `/** ${i} */\nexport const n${i} = 1;\n`,
    ).join(''),
  }),
  plant('narrow-doors', 'a name in a door without a word about it', {
    [`${ISSUING}/coupon.ts`]: 'export const coupon = 1;\n',
  }),
  plant('sizes', 'a file of 301 lines', { [`${ISSUING}/planted.ts`]: lines(301) }),
  plant('sizes', 'a function of 51 lines', {
    [`${ISSUING}/planted.ts`]: `export function f() {\n${lines(49)}}\n`,
  }),
  plant('sizes', 'a class with six dependencies', {
    [`${ISSUING}/planted.ts`]: 'export class C {\n  constructor(a, b, c, d, e, f) {}\n}\n',
  }),
  plant('most-files-small', 'many files of 151 lines', {
    [`${ISSUING}/a.ts`]: lines(151),
    [`${ISSUING}/b.ts`]: lines(151),
    [`${ISSUING}/c.ts`]: lines(151),
    [`${ISSUING}/d.ts`]: lines(151),
    [`${ISSUING}/e.ts`]: lines(151),
    [`${ISSUING}/f.ts`]: lines(151),
  }),
];
