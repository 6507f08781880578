import { isBuiltin } from 'node:module';
import type { ImportFact } from '../scan/facts.js';
import type { Project, Source, Workspace } from './workspace.js';

/** What an import names. */
export type Target =
  | { readonly kind: 'file'; readonly path: string; readonly project: Project | undefined }
  | {
      readonly kind: 'door';
      readonly project: Project;
      readonly door: string;
      readonly path: string | undefined;
    }
  | { readonly kind: 'stranger'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nothing' };

const SCOPE = '@boon/';

/** Where an import of a source file leads. */
export function targetOf(workspace: Workspace, source: Source, { specifier }: ImportFact): Target {
  if (specifier.startsWith('.') || specifier.startsWith('/'))
    return file(workspace, source, specifier);
  if (specifier.startsWith(SCOPE)) return door(workspace, specifier);
  if (isBuiltin(specifier))
    return { kind: 'builtin', name: specifier.replace(/^(?!node:)/, 'node:') };
  return { kind: 'package', name: packageName(specifier) };
}

function file(workspace: Workspace, source: Source, specifier: string): Target {
  const path = workspace.relative(source.path, specifier);
  if (!path) return { kind: 'nothing' };
  return { kind: 'file', path, project: workspace.sources.get(path)?.project };
}

function door(workspace: Workspace, specifier: string): Target {
  const name = packageName(specifier);
  const project = workspace.projectNamed(name);
  if (!project) return { kind: 'stranger', name };
  const entry = `.${specifier.slice(name.length)}`;
  const inside = project.doors.get(entry);
  return { kind: 'door', project, door: entry, path: inside && `${project.folder}/${inside}` };
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
