import { SPECS_MAY_ALSO_USE } from '../../layers.mjs';
import type { Project, Source } from '../workspace/workspace.js';
import { importRule, type Edge, type Rule } from './rule.js';

/** The arrows of the table, and no others. */
export const layerEdges: Rule = importRule(
  'layer-edges',
  'A layer uses only the layers that the table allows it',
  judge,
);

/** A lib or tag that the table does not know would be free of every rule. */
export const layersKnown: Rule = {
  name: 'layers-known',
  sentence: 'Every project stands in the table and carries its tag',
  check: ({ projects }) =>
    projects.flatMap(({ folder, layer, manifest }) => {
      const tags = manifest.nx?.tags ?? [];
      if (layer && (tags.includes(layer.tag) || layer.name === 'tool')) return [];
      const message = layer ? `lacks the tag ${layer.tag}` : `${folder} has no layer in the table`;
      return [{ rule: 'layers-known', path: `${folder}/package.json`, line: 1, message }];
    }),
};

function judge({ source, target }: Edge): string | undefined {
  if (target.kind === 'stranger') return `${target.name} is not a project of this workspace`;
  const other = target.kind === 'door' || target.kind === 'file' ? target.project : undefined;
  if (!other || other.folder === source.project.folder) return undefined;
  return mayUse(source, other)
    ? undefined
    : `${labelOf(source.project)} may not use ${labelOf(other)}`;
}

function mayUse(source: Source, other: Project): boolean {
  const from = source.project.layer;
  const to = other.layer;
  if (!from || !to) return false;
  if (source.forSpecs && SPECS_MAY_ALSO_USE.includes(to.name)) return true;
  return from.mayUse.includes(to.name);
}

function labelOf({ layer, folder }: Project): string {
  return layer && folder === layer.folder ? layer.name : folder;
}
