/** A process of its own: what a start costs that has nothing to do but to load Fastify and to answer. */
import { fastify } from 'fastify';

const app = fastify();
app.get('*', (_request, reply) => reply.send({}));
console.log(`on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.once('SIGTERM', () => void app.close());
