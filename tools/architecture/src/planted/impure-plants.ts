import type { Files } from './a-house.js';

const CLAIM = 'libs/prize-issuing/src/claim/domain/claim.ts';
const NEIGHBOUR = 'libs/prize-issuing/src/claim/domain/neighbour.ts';

/** Ways in which domain code has been seen to reach for the world. */
export const IMPURE_PLANTS: readonly (readonly [breach: string, files: Files])[] = [
  ['reads the clock', { [CLAIM]: 'export const now = () => new Date();\n' }],
  ['asks Date for now', { [CLAIM]: 'export const now = () => Date.now();\n' }],
  ['throws dice', { [CLAIM]: 'export const odds = () => Math.random();\n' }],
  ['sets a timer', { [CLAIM]: 'export const later = (f) => setTimeout(f, 1);\n' }],
  ['reads the environment', { [CLAIM]: 'export const port = () => process.env.PORT;\n' }],
  ['calls the network', { [CLAIM]: "export const get = () => fetch('http://x');\n" }],
  ['reads a file', { [CLAIM]: "import { readFile } from 'node:fs/promises';\nvoid readFile;\n" }],
  [
    'makes random bytes',
    {
      [CLAIM]: "import { randomUUID } from 'node:crypto';\nexport const id = () => randomUUID();\n",
    },
  ],
  ['imports Nest', { [CLAIM]: "import { Injectable } from '@nestjs/common';\nvoid Injectable;\n" }],
  ['imports any npm package', { [CLAIM]: "import { z } from 'zod';\nvoid z;\n" }],
  [
    'imports the platform',
    { [CLAIM]: "import type { Sql } from '@boon/platform';\nexport type S = Sql;\n" },
  ],
  [
    'imports the main door of a layer below',
    { [CLAIM]: "import { coupon } from '@boon/service-support';\nvoid coupon;\n" },
  ],
  [
    'imports more than types from its contract',
    { [CLAIM]: "import { coupons } from '@boon/contracts/prize-issuing';\nvoid coupons;\n" },
  ],
  [
    'knows a use-case',
    {
      [CLAIM]:
        "import type { ClaimBenefit } from '../claim-benefit.js';\nexport type C = ClaimBenefit;\n",
      'libs/prize-issuing/src/claim/claim-benefit.ts':
        "import { Injectable } from '@nestjs/common';\n\n@Injectable()\nexport class ClaimBenefit {}\n",
    },
  ],
  [
    'takes an impure name out of the kernel',
    { [CLAIM]: "import { newId } from '@boon/shared-kernel';\nvoid newId;\n" },
  ],
  [
    'reaches the clock through its neighbour',
    {
      [CLAIM]: "import { now } from './neighbour.js';\nexport const later = now;\n",
      [NEIGHBOUR]: 'export const now = () => Date.now();\n',
    },
  ],
  [
    'enters a pure door with a clock behind it',
    {
      [CLAIM]: "import { coupons } from '@boon/service-support/rules';\nvoid coupons;\n",
      'libs/service-support/src/rules/index.ts': "export { coupons } from '../engine/clock.js';\n",
      'libs/service-support/src/engine/clock.ts':
        '/** Now. */\nexport const coupons = () => Date.now();\n',
    },
  ],
];

/** What domain code may do. */
export const PURE_PLANTS: readonly (readonly [deed: string, files: Files])[] = [
  ['uses the kernel', { [CLAIM]: "import { coupon } from '@boon/shared-kernel';\nvoid coupon;\n" }],
  ['uses the terms', { [CLAIM]: "import { coupon } from '@boon/benefit-terms';\nvoid coupon;\n" }],
  [
    'uses a pure door',
    { [CLAIM]: "import { coupons } from '@boon/service-support/rules';\nvoid coupons;\n" },
  ],
  [
    'uses types of its contract',
    { [CLAIM]: "import type { C } from '@boon/contracts/prize-issuing';\nexport type D = C;\n" },
  ],
  [
    'makes a date of what it is given',
    { [CLAIM]: 'export const on = (text) => new Date(text);\n' },
  ],
  ['hashes', { [CLAIM]: "import { createHash } from 'node:crypto';\nvoid createHash;\n" }],
];
