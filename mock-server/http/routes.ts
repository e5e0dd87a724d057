import type {} from 'fastify'; // its types are added to below
import type { Operation } from '../../scripts/lib/definition.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route answers. */
    operationId?: string;
  }
}

/** The path of an operation as Fastify writes routes: `/locations/:locationid` for `/locations/{locationid}`. */
export const routeOf = ({ path }: Operation): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** The longest value of a path, in characters: a whole report URI has more than the 100 that the router allows by itself. */
export const maxParamLength = 2000;
