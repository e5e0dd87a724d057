import type { Dispatcher, Pool } from 'undici';
import { explainHttpError, HttpFailure } from './http-failure.ts';

/**
 * Lets the way through a proxy fail by errors that name the proxy: who cannot pass it must not look for the fault at CQC. They are
 * causes of one without a code, because for some codes undici opens a failed tunnel anew, without end.
 * @param pool the connections to the proxy.
 * @param address host name and port of the proxy.
 * @param timeLimitMs how long a tunnel may take to be opened.
 */
export function nameProxy(pool: Pool, address: string, timeLimitMs: number): Pool {
  const host = `the proxy ${address}`;
  const connect = pool.connect.bind(pool);
  const openTunnel = async (request: Dispatcher.ConnectOptions) => {
    try {
      const answer = await connect({ ...request, headersTimeout: timeLimitMs } as Dispatcher.ConnectOptions);
      if (answer.statusCode === 200) return answer;
      answer.socket.on('error', () => {}).destroy();
      throw explainAnswer(answer, host, Object.hasOwn(request.headers ?? {}, 'proxy-authorization'));
    } catch (error) {
      throw new Error('no tunnel', { cause: explainHttpError(error, host) });
    }
  };
  return Object.assign(pool, { connect: openTunnel });
}

/** Words what a proxy answered in place of opening a tunnel. */
function explainAnswer({ statusCode, headers }: Dispatcher.ConnectData, host: string, isSignedIn: boolean) {
  const schemes = [headers['proxy-authenticate'] ?? []].flat().join();
  const found = statusCode === 407 ? wordSignIn(schemes, isSignedIn) : `answers ${statusCode}. ${adviceOn(statusCode)}`;
  const kind = statusCode < 500 ? 'lasting' : 'passing';
  return new HttpFailure(`${host} ${found}`, `ERR_PROXY_${statusCode}`, kind, { host });
}

const adviceOn = (status: number): string =>
  status < 500
    ? 'Ask whoever runs it to let this machine through to that address and port, or set NO_PROXY.'
    : 'It does not get there itself: check the address, or ask whoever runs it.';

/** @param schemes what Proxy-Authenticate offers. */
function wordSignIn(schemes: string, isSignedIn: boolean): string {
  if (schemes !== '' && !/(?:^|[,\s])basic\b/i.test(schemes))
    return 'asks for a sign-in such as NTLM or Negotiate, and only Basic is sent here (407). Let a relay on this machine, such as Px or Cntlm, sign in, and put its address into HTTPS_PROXY (HTTP_PROXY for http).';
  return isSignedIn
    ? 'does not take the user name and password (407). Correct them in HTTPS_PROXY (HTTP_PROXY for http).'
    : 'asks for a user name and password (407). Put them into HTTPS_PROXY (HTTP_PROXY for http): http://USER:PASSWORD@HOST:PORT.';
}

/**
 * Names a SOCKS proxy that Node could not reach, because undici lets nobody see that connection: another machine than the one asked for.
 * @returns undefined where the error tells of no other machine.
 */
export function findSocksProxy(error: unknown, { hostname, port, protocol }: URL): string | undefined {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const missed = first as { hostname?: string; address?: string; port?: number };
  if (missed.hostname !== undefined) return missed.hostname === hostname ? undefined : `the proxy ${missed.hostname}`;
  const asked = Number(port) || (protocol === 'https:' ? 443 : 80);
  return missed.port === undefined || missed.port === asked ? undefined : `the proxy ${missed.address}:${missed.port}`;
}
