export interface Layer {
  readonly name: string;
  readonly folder: string;
  readonly tag: string;
  readonly mayUse: readonly string[];
  readonly doors: readonly string[];
  readonly pureDoors: readonly string[];
  readonly doorLimit: number;
  /** Every file is pure, wherever it lies. */
  readonly pure?: boolean;
  /** The only npm packages that the layer may use; any, when left out. */
  readonly npm?: readonly string[];
  readonly forSpecsOnly?: boolean;
}

export interface ConfinedPackages {
  readonly packages: readonly string[];
  readonly layers: readonly string[];
  readonly files: readonly RegExp[];
  readonly specs: boolean;
}

export const LAYERS: readonly Layer[];
export const SPECS_MAY_ALSO_USE: readonly string[];
export const SPEC_FILES: readonly RegExp[];
export const BINDING_FILES: RegExp;
export const CONFINED_PACKAGES: readonly ConfinedPackages[];
export const CONFINED_DOORS: readonly {
  readonly door: string;
  readonly files: readonly RegExp[];
}[];
export const SILENT_PEERS: Readonly<Record<string, readonly string[]>>;
export const NEST_FREE_LAYERS: readonly string[];
export const PURE_BUILTINS: Readonly<Record<string, readonly string[]>>;
export const PURE_EXPORTS: Readonly<Record<string, readonly string[]>>;
export function layerOf(path: string): Layer | undefined;
export function layersBelow(name: string, seen?: Set<string>): Set<string>;
export function isPackage(name: string, patterns: readonly string[]): boolean;
