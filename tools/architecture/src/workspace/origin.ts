import type { ExportFact } from '../scan/facts.js';
import type { Source, Workspace } from './workspace.js';

/** Where a name is declared. */
export interface Origin {
  readonly source: Source;
  readonly exported: ExportFact;
}

/** Follows the re-exports of a name inside its project to the file that declares it. */
export function originOf(workspace: Workspace, source: Source, name: string): Origin | undefined {
  const exported = source.facts.exports.find((one) => one.name === name);
  if (!exported) return undefined;
  const imported = exported.from ?? reExportedImport(source, exported);
  if (!imported) return { source, exported };
  const path = workspace.relative(source.path, imported.specifier);
  const next = path ? workspace.sources.get(path) : undefined;
  return next ? originOf(workspace, next, imported.name) : { source, exported };
}

/** `import { a } from './a.js'; export { a };` */
function reExportedImport(source: Source, { name, documented }: ExportFact): ExportFact['from'] {
  if (documented !== undefined) return undefined;
  const fact = source.facts.imports.find(({ names }) => names.includes(name));
  return fact && { specifier: fact.specifier, name };
}
