import { z } from 'zod';

import { ConfigError, type ConfigFault } from './config-error.js';

/** Where variables come from: `process.env`, or a plain object in a spec. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The app's configuration out of its environment; an empty variable counts as missing, unknown ones are
 * left alone. Throws `ConfigError` that names every variable at fault.
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new ConfigError(result.error.issues.map((issue) => faultOf(issue, schema, given)));
}

function faultOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodObject,
  given: Record<string, unknown>,
): ConfigFault {
  const variable = String(issue.path[0] ?? '');
  return {
    variable,
    problem: variable in given ? issue.message : 'is missing',
    expected: descriptionOf(schema.shape[variable]) ?? '',
  };
}

/** The description, found through `.optional()` and `.default()` as well. */
function descriptionOf(schema: unknown): string | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  if (schema.description !== undefined) return schema.description;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return descriptionOf(schema.unwrap());
  }
  return undefined;
}
