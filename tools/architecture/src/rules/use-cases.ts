import { BINDING_FILES } from '../../layers.mjs';
import type { Source } from '../workspace/workspace.js';
import { importRule, type Rule } from './rule.js';

const INFRASTRUCTURE = /\/infrastructure\//;

/** Verbs speak to ports, so that an adapter can be exchanged without touching them. */
export const useCasesWithoutPlumbing: Rule = importRule(
  'use-cases-without-plumbing',
  'Only modules, doors and plumbing import infrastructure/**',
  ({ source, target }) => {
    if (!source.path.startsWith('libs/')) return undefined;
    if (isDoor(source) || target.kind !== 'file' || !INFRASTRUCTURE.test(target.path))
      return undefined;
    if (source.forSpecs || INFRASTRUCTURE.test(source.path) || BINDING_FILES.test(source.path))
      return undefined;
    return `imports the plumbing ${target.path}`;
  },
);

/** A door may offer an adapter for others to bind. */
function isDoor({ path, project }: Source): boolean {
  return [...project.doors.values()].includes(path.slice(project.folder.length + 1));
}

/** Apps compose; routes and consumers live in the lib that owns them. */
export const compositionOnly: Rule = {
  name: 'composition-only',
  sentence: 'No @Controller and no @Consumes under apps/',
  check: ({ sources }) =>
    [...sources.values()]
      .filter(({ path, forSpecs }) => path.startsWith('apps/') && !forSpecs)
      .flatMap(({ path, facts }) =>
        facts.decorators
          .filter(({ name }) => name === 'Controller' || name === 'Consumes')
          .map(({ name, line }) => ({
            rule: 'composition-only',
            path,
            line,
            message: `@${name} belongs to the lib that owns it`,
          })),
      ),
};
