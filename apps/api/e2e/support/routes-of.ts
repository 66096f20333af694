import type { Endpoint } from '@mailwright/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ENDPOINT } from '../../src/platform/http/handles.js';

export interface FoundRoute {
  /** `CampaignsController.list` */
  handler: string;
  endpoint: Endpoint | null;
  /** Parameters taken by Nest's own decorators, which no contract checks. */
  rawParameters: string[];
}

const PATH_METADATA = 'path';
const ROUTE_ARGS_METADATA = '__routeArguments__';
/** Nest's numbers of @Body, @Query, @Param, @Headers, @RawBody and file parameters. */
const UNCHECKED: Record<string, string> = {
  3: '@Body',
  4: '@Query',
  5: '@Param',
  6: '@Headers',
  8: '@UploadedFile',
  9: '@UploadedFiles',
  12: '@RawBody',
};

interface Containing {
  container: {
    getModules(): Map<
      string,
      { controllers: Map<unknown, { metatype: { name: string; prototype: object } | null }> }
    >;
  };
}

/** Every handler of every controller, read from Nest's own container: what is not found here does not exist. */
export function routesOf(app: NestFastifyApplication): FoundRoute[] {
  const { container } = app as unknown as Containing;
  const classes = new Set<{ name: string; prototype: object }>();
  for (const module of container.getModules().values()) {
    for (const { metatype } of module.controllers.values()) if (metatype) classes.add(metatype);
  }
  return [...classes].flatMap(handlersOf);
}

function handlersOf(controller: { name: string; prototype: object }): FoundRoute[] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const method: unknown = (controller.prototype as Record<string, unknown>)[name];
    if (name === 'constructor' || typeof method !== 'function' || !Reflect.hasMetadata(PATH_METADATA, method))
      return [];
    const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
      string,
      unknown
    >;
    const rawParameters = Object.keys(args).flatMap((key) => {
      const [kind] = key.split(':');
      return kind !== undefined && UNCHECKED[kind] ? [UNCHECKED[kind]] : [];
    });
    const endpoint = (Reflect.getMetadata(ENDPOINT, method) ?? null) as Endpoint | null;
    return [{ handler: `${controller.name}.${name}`, endpoint, rawParameters }];
  });
}
