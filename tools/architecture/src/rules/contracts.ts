import { layersBelow } from '../../layers.mjs';
import { importRule, type Rule } from './rule.js';

const READS_ALL = new Set(['insight', 'app', 'tool', 'contracts']);

/** Events flow upwards: nobody listens to a layer above their own. */
export const ownAndLowerContracts: Rule = importRule(
  'own-and-lower-contracts',
  "A lib imports its own and lower layers' contracts; insight may read all",
  ({ source, target }) => {
    const layer = source.project.layer;
    if (target.kind !== 'door' || target.project.layer?.name !== 'contracts') return undefined;
    if (!layer || target.door === '.' || READS_ALL.has(layer.name)) return undefined;
    const publisher = target.door.replace('./', '');
    if (publisher === layer.name || layersBelow(layer.name).has(publisher)) return undefined;
    return `the contracts of ${publisher} are not below ${layer.name}`;
  },
);
