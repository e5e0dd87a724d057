import type { FastifyInstance } from 'fastify';
import type { HttpHeaders, HttpMessage, HttpRequest, SendToBackend } from './script-host/script-host.ts';

/**
 * Sends a script's requests to a server in this process, without a port.
 * @param address scheme, host and base path of the API, such as `https://api.service.cqc.org.uk/public/v1`.
 * @throws Error when a request is for another host: nothing but the API can be reached.
 */
export function createBackend(app: FastifyInstance, address: string): SendToBackend {
  const { origin } = new URL(address);
  return async ({ method, url, headers, body }: HttpRequest): Promise<HttpMessage> => {
    if (!url.startsWith(`${origin}/`))
      throw new Error(`The script asked for ${new URL(url).host}. Only ${origin} can be reached.`);
    const response = await app.inject({
      method: method as 'GET',
      url: url.slice(origin.length),
      headers,
      ...(body ? { payload: body } : {}),
    });
    return { status: response.statusCode, headers: response.headers as HttpHeaders, body: response.rawPayload };
  };
}
