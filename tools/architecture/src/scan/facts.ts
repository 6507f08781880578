/** One way in which a file names another module. */
export interface ImportFact {
  readonly specifier: string;
  readonly line: number;
  /** Gone after compilation. */
  readonly typeOnly: boolean;
  /** The names taken; `*` for a whole namespace, a dynamic import or a `require`; none for a bare import. */
  readonly names: readonly string[];
}

/** One name that a file offers. */
export interface ExportFact {
  readonly name: string;
  readonly line: number;
  /** Where a re-exported name comes from, and what it is called there. */
  readonly from?: { readonly specifier: string; readonly name: string };
  /** Whether the declaration carries a doc comment; unknown (undefined) for a re-export. */
  readonly documented?: boolean;
}

/** Something of a certain size at a place. */
export interface Measured {
  readonly name: string;
  readonly line: number;
  readonly size: number;
}

/** A name at a place. */
export interface Sighting {
  readonly name: string;
  readonly line: number;
}

/** What the rules need to know of one source file. */
export interface SourceFacts {
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** Lines of `export *` and of default exports. */
  readonly exportStars: readonly number[];
  readonly defaultExports: readonly number[];
  /** Sizes in lines. */
  readonly functions: readonly Measured[];
  /** Sizes in parameters, named by their class. */
  readonly constructors: readonly Measured[];
  readonly decorators: readonly Sighting[];
  /** Uses of the clock, of randomness, of the process, of the network: what pure code never does. */
  readonly impurities: readonly Sighting[];
}
