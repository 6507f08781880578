import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CsvFile } from './csv-file.js';
import { FolderFault } from './rows.js';

/** A folder of CSV files, each plain or gzip. */
export class Folder {
  constructor(private readonly path: string) {}

  has(name: string): boolean {
    return this.pathOf(name) !== undefined;
  }

  /** The file of this name; throws `FolderFault` when there is none. */
  file(name: string): CsvFile {
    const path = this.pathOf(name);
    if (path === undefined) throw new FolderFault(`there is no ${name}.csv or ${name}.csv.gz`);
    return new CsvFile(path);
  }

  /** The full path of the file, or undefined when there is none. */
  pathOf(name: string): string | undefined {
    return [`${name}.csv`, `${name}.csv.gz`]
      .map((file) => join(this.path, file))
      .find((path) => existsSync(path));
  }
}
