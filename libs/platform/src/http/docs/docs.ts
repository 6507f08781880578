import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

import { ProblemDocument } from '../problems/problem-document.js';

/** What an app says of its API. */
export interface DocsOptions {
  readonly title: string;
  readonly description: string;
  readonly version: string;
}

/** The app's OpenAPI document, as it is committed. */
export function openApiDocument(app: NestFastifyApplication, options: DocsOptions): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(options.title)
    .setDescription(options.description)
    .setVersion(options.version)
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ProblemDocument] });
  withProblemAnswers(document);
  return document;
}

/** Serves the document at `/docs` (pages) and `/docs-json`; call it before `init` or `listen`. */
export function setupDocs(app: NestFastifyApplication, options: DocsOptions): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, options), {
    jsonDocumentUrl: 'docs-json',
    raw: ['json'],
    customSiteTitle: options.title,
  });
}

/** Every operation may answer a problem; said once here instead of on each handler. */
function withProblemAnswers(document: OpenAPIObject): void {
  const schema = { $ref: '#/components/schemas/ProblemDocument' };
  const problem = {
    description: 'A problem (RFC 9457), with a stable dotted code',
    content: { 'application/problem+json': { schema } },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined) operation.responses['default'] ??= problem;
    }
  }
}
