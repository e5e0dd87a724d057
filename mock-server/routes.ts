import type { Operation } from '../scripts/lib/definition.ts';

/** The path of an operation as Fastify writes routes: `/locations/:locationid` for `/locations/{locationid}`. */
export const routeOf = ({ path }: Operation): string => path.replaceAll(/\{(\w+)\}/g, ':$1');
