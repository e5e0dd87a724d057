import { unescapeText } from './escape-text.ts';
import { HttpFailure } from './http-failure.ts';
import { keepSecret } from './secrets.ts';

/** The proxies that the environment names, as undici's EnvHttpProxyAgent takes them; an empty text is none. */
export interface EnvironmentProxies {
  httpProxy: string;
  httpsProxy: string;
  /** Names of machines, with commas between them, or `*` for all. */
  noProxy: string;
}

/** A proxy cannot reach this machine by its inner names. */
const thisMachine = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Reads HTTPS_PROXY, HTTP_PROXY and NO_PROXY as curl does: small letters go before capitals, and an address without a scheme
 * is one of http. What stands there as a password is printed nowhere from now on.
 * @throws HttpFailure that names the variable and shows nothing of its value.
 */
export function readEnvironmentProxies(environment: NodeJS.ProcessEnv = process.env): EnvironmentProxies {
  const read = (name: string) => (environment[name.toLowerCase()] ?? environment[name] ?? '').trim();
  const exempt = read('NO_PROXY').split(/[,\s]+/);
  return {
    httpProxy: proxyAddress('HTTP_PROXY', read('HTTP_PROXY')),
    httpsProxy: proxyAddress('HTTPS_PROXY', read('HTTPS_PROXY')),
    noProxy: exempt.includes('*') ? '*' : [...exempt, ...thisMachine].join(','),
  };
}

function proxyAddress(variable: string, value: string): string {
  if (value === '') return '';
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A path is the rest of a password with a slash in it, in front of which the name of the machine would end.
  if (url && /^(?:https?|socks5?):$/.test(url.protocol) && /^\/?$/.test(url.pathname) && url.search + url.hash === '') {
    const [user, password] = [unescapeText(url.username), unescapeText(url.password)];
    if (user !== undefined && password !== undefined) {
      for (const secret of [password, url.password, Buffer.from(`${user}:${password}`).toString('base64')])
        if (password !== '') keepSecret(secret);
      return url.href;
    }
  }
  throw new HttpFailure(
    `${variable} holds no address of a proxy. Write http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT with %23 for #, %25 for %, %2F for / and the like in the password.`,
    'ERR_PROXY_ADDRESS',
    'lasting',
  );
}
