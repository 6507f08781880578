import { CONFINED_PACKAGES, LAYERS, NEST_FREE_LAYERS, SPECS_MAY_ALSO_USE } from '../layers.mjs';

/** The table as constraints of `@nx/enforce-module-boundaries`; specs may use a little more. */
export function depConstraints({ forSpecs }) {
  return LAYERS.map((layer) => ({
    sourceTag: layer.tag,
    onlyDependOnLibsWithTags: tagsOf([
      layer.name,
      ...layer.mayUse,
      ...(forSpecs ? SPECS_MAY_ALSO_USE : []),
    ]),
    bannedExternalImports: bannedIn(layer.name, forSpecs),
  }));
}

function tagsOf(names) {
  return [...new Set(names)].map((name) => LAYERS.find((layer) => layer.name === name).tag);
}

/** Packages that no file of the layer may import; those bound to certain files are judged by `boon/confined-packages`. */
function bannedIn(layer, forSpecs) {
  const confined = CONFINED_PACKAGES.filter(
    ({ layers, files, specs }) =>
      !layers.includes(layer) && files.length === 0 && !(specs && forSpecs),
  ).flatMap(({ packages }) => packages);
  return NEST_FREE_LAYERS.includes(layer) ? [...confined, '@nestjs/*'] : confined;
}
