/** A text that lint must report by a rule. */
export interface LintPlant {
  readonly breach: string;
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

const SYNTAX = 'no-restricted-syntax';
const ISSUING = 'libs/prize-issuing/src/planted.ts';
const SPEC = 'libs/prize-issuing/src/planted.spec.ts';

function plant(rule: string, breach: string, text: string, path = ISSUING): LintPlant {
  return { rule, breach, text, path };
}

/** Breaches of style that lint holds, and doors that it watches together with the architecture spec. */
export const LINT_PLANTS: readonly LintPlant[] = [
  plant('@typescript-eslint/no-explicit-any', 'an any', 'export const x: any = 1;\n'),
  plant(
    '@typescript-eslint/ban-ts-comment',
    'a silenced compiler',
    '// @ts-ignore\nexport const x = 1;\n',
  ),
  plant(
    '@typescript-eslint/no-non-null-assertion',
    'a bold guess',
    'export const x = (y?: string) => y!.length;\n',
  ),
  plant('no-console', 'a console in a lib', "console.log('x');\n"),
  plant('no-warning-comments', 'a note for later', '// TODO: later\nexport const x = 1;\n'),
  plant('max-lines', 'a file of 301 lines', 'void 0;\n'.repeat(301)),
  plant(
    'max-lines-per-function',
    'a function of 51 lines',
    `export function f() {\n${'void 0;\n'.repeat(49)}}\n`,
  ),
  plant(
    'max-depth',
    'four levels',
    'export function f(a: boolean) {\n if (a) { if (a) { if (a) { if (a) { f(a); } } } }\n}\n',
  ),
  plant(SYNTAX, 'a default export', 'export default class Claim {}\n'),
  plant(SYNTAX, 'an export of everything', "export * from './coupon.js';\n"),
  plant(SYNTAX, 'a #private field', 'export class C {\n  #x = 1;\n}\n'),
  plant(SYNTAX, 'a forwardRef', "import { forwardRef } from '@nestjs/common';\nvoid forwardRef;\n"),
  plant(SYNTAX, 'a string token', "import { Inject } from '@nestjs/common';\nvoid Inject;\n"),
  plant(
    SYNTAX,
    'six dependencies',
    'export class C {\n  constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) { void [a, b, c, d, e, f]; }\n}\n',
  ),
  plant(SYNTAX, 'a name that says nothing', 'export class ClaimManager {}\n'),
  plant(SYNTAX, 'a skipped test', "it.skip('refuses', () => {});\n", SPEC),
  plant(SYNTAX, 'a lonely test', "describe.only('claims', () => {});\n", SPEC),
  plant(SYNTAX, 'a part of a run', 'void { numRuns: 20_000 / 3 };\n', SPEC),
  plant(
    SYNTAX,
    'a controller in an app',
    "@Controller('v1')\nexport class C {}\n",
    'apps/standalone/src/planted.ts',
  ),
  plant(
    'boon/confined-packages',
    'kafkajs outside of platform',
    "import { Kafka } from 'kafkajs';\nvoid Kafka;\n",
  ),
  plant(
    'boon/confined-packages',
    'typeorm in a use-case',
    "export { DataSource } from 'typeorm';\n",
  ),
  plant(
    'boon/testing-in-specs-only',
    'a testing door in shipped code',
    "export { x } from '@boon/platform/testing';\n",
  ),
];
