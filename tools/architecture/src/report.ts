import { join } from 'node:path';
import { RULES } from './rules/rules.js';
import { readWorkspace } from './workspace/read-workspace.js';

/** Prints every breach of the house rules; ends with 1 when there is one. */
const workspace = readWorkspace(join(import.meta.dirname, '..', '..', '..'));
const violations = RULES.flatMap((rule) => rule.check(workspace));
for (const { path, line, rule, message } of violations) {
  console.log(`${path}:${line} [${rule}] ${message}`);
}
console.log(`${violations.length} breaches in ${workspace.sources.size} files`);
process.exitCode = violations.length > 0 ? 1 : 0;
