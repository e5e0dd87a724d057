/** Words that name a system for tests, as a label of a host name or a part of one between hyphens. */
const testWords = ['staging', 'stage', 'test', 'sandbox', 'uat'];

/**
 * The word that gives a test system away, in what stands left of the registered name: `staging.register.example` is one,
 * `test.io` and `register.dev` are companies.
 */
export function testWordOf(host: string): string | undefined {
  return subdomainWords(nameOf(host)).find((word) => testWords.includes(word));
}

/** Whether a host is the machine itself or an address of a private network (RFC 6761, 6.3; RFC 1122; RFC 1918; RFC 3927). */
export const isPrivateHost = (host: string): boolean =>
  /^(?:(?:.+\.)?localhost|127\.[\d.]+|\[?::1]?|(?:10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+){2,3})$/.test(
    nameOf(host),
  );

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

/** Whether a host has a label such as "dev" left of its registered name; services in use have it too (dev.azure.com). */
export function isDevelopmentHost(host: string): boolean {
  return subdomainWords(host.toLowerCase()).some((word) => word === 'dev' || word === 'development');
}

/** The parts of every label left of the registered name, which has two labels, or three below such as `co.uk`. */
function subdomainWords(name: string): string[] {
  const labels = name.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  const isShared = top.length === 2 && /^(co|com|org|net|ac|gov|edu|go|or|ne)$/.test(second);
  return labels.slice(0, isShared ? -3 : -2).flatMap((label) => label.split('-'));
}
