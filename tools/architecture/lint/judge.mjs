// Lints texts that lie in no file: reads `[{ path, text }]` from stdin, answers `[[{ rule, message }]]`.
import { text } from 'node:stream/consumers';
import { createProjectGraphAsync, workspaceRoot } from '@nx/devkit';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import { houseRules } from './config.mjs';

const isCold = process.argv.includes('--cold');
if (!isCold) await createProjectGraphAsync({ exitOnError: true });

const eslint = new ESLint({
  cwd: workspaceRoot,
  overrideConfigFile: true,
  baseConfig: houseRules,
});

const verdicts = [];
for (const planted of JSON.parse(await text(process.stdin))) {
  const filePath = join(workspaceRoot, planted.path);
  const [result] = await eslint.lintText(planted.text, { filePath });
  verdicts.push(result.messages.map(({ ruleId, message }) => ({ rule: ruleId, message })));
}
process.stdout.write(`\n${JSON.stringify(verdicts)}\n`);
