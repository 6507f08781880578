import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

import { POLICY } from './policy.js';

type Handler = (...parameters: unknown[]) => unknown;

interface ControllerLike {
  readonly metatype: (abstract new (...parameters: never[]) => object) | null;
}

/** Stops the start of an app that has a route without a declared policy, and names each such route. */
@Injectable()
export class PolicyCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const open = this.discovery
      .getControllers()
      .flatMap((controller) => this.undeclared(controller as ControllerLike));
    if (open.length === 0) return;
    throw new Error(
      `Routes without a declared policy (use @Allow or @Public):\n${open.map((route) => `  ${route}`).join('\n')}`,
    );
  }

  private undeclared({ metatype }: ControllerLike): string[] {
    if (metatype === null || Reflect.hasMetadata(POLICY, metatype)) return [];
    const prototype = metatype.prototype as Record<string, Handler>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => isOpenRoute(prototype[name]))
      .map((name) => `${routeOf(metatype, prototype[name])} (${metatype.name}.${name})`);
  }
}

function isOpenRoute(handler: Handler | undefined): boolean {
  return (
    handler !== undefined &&
    Reflect.hasMetadata(PATH_METADATA, handler) &&
    Reflect.hasMetadata(METHOD_METADATA, handler) &&
    !Reflect.hasMetadata(POLICY, handler)
  );
}

function routeOf(controller: object, handler: Handler | undefined): string {
  if (handler === undefined) return '';
  const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? 'ALL';
  const paths = [controller, handler].map((place) => firstPath(place));
  return `${method} /${paths.filter((path) => path !== '').join('/')}`;
}

function firstPath(place: object): string {
  const path = Reflect.getMetadata(PATH_METADATA, place) as string | readonly string[] | undefined;
  const first = typeof path === 'string' ? path : path?.[0];
  return (first ?? '').replace(/^\/+|\/+$/g, '');
}
