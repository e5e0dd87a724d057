import { describe, expect, it } from 'vitest';
import { readEnvironmentProxies } from '../../../scripts/lib/environment-proxies.ts';
import { HttpFailure } from '../../../scripts/lib/http-failure.ts';
import { hideSecrets } from '../../../scripts/lib/secrets.ts';

describe('the address of a proxy', () => {
  it.each<[value: string, address: string]>([
    ['http://proxy.nhs.uk:8080', 'http://proxy.nhs.uk:8080/'],
    ['http://proxy.nhs.uk:8080/', 'http://proxy.nhs.uk:8080/'],
    ['proxy:8080', 'http://proxy:8080/'],
    ['proxy', 'http://proxy/'],
    ['10.1.2.3:3128', 'http://10.1.2.3:3128/'],
    ['[fe80::1]:3128', 'http://[fe80::1]:3128/'],
    ['  proxy:8080\n', 'http://proxy:8080/'],
    ['HTTPS://Proxy:8443', 'https://proxy:8443/'],
    ['socks5://proxy:1080', 'socks5://proxy:1080'],
    ['somebody:pass@proxy:8080', 'http://somebody:pass@proxy:8080/'],
    ['http://TRUST%5Csomebody:p%40ss@proxy:8080', 'http://TRUST%5Csomebody:p%40ss@proxy:8080/'],
    ['http://somebody:p@ss@proxy:8080', 'http://somebody:p%40ss@proxy:8080/'],
    ['http://somebody@proxy:8080', 'http://somebody@proxy:8080/'],
    ['', ''],
    [' ', ''],
  ])('%j', (value, address) => {
    expect(readEnvironmentProxies({ HTTPS_PROXY: value }).httpsProxy).toBe(address);
    expect(readEnvironmentProxies({ http_proxy: value }).httpProxy).toBe(address);
  });

  it.each([
    'http://',
    '"http://proxy:8080"',
    'ftp://proxy:21',
    'file:///proxy',
    'http://proxy:99999',
    'http://proxy:8080/proxy.pac?secret',
    'http://somebody:12/secret@proxy:8080',
    'http://somebody:se#secret@proxy:8080',
    'http://somebody:se?secret@proxy:8080',
    'http://somebody:se%secret@proxy:8080',
    'some body:secret',
  ])('%j is refused, and not shown', (value) => {
    const read = () => readEnvironmentProxies({ HTTPS_PROXY: value });
    expect(read).toThrow(HttpFailure);
    expect(read).toThrow(/^HTTPS_PROXY holds no address of a proxy\. Write http:\/\/HOST:PORT, or/);
    expect(read).not.toThrow(/secret|12|proxy:/);
    expect(() => readEnvironmentProxies({ http_proxy: value })).toThrow(/^HTTP_PROXY holds/);
  });

  it('is taken from the variable in small letters first, also to have none', () => {
    expect(readEnvironmentProxies({ https_proxy: 'small', HTTPS_PROXY: 'large' }).httpsProxy).toBe('http://small/');
    expect(readEnvironmentProxies({ https_proxy: '', HTTPS_PROXY: 'large' }).httpsProxy).toBe('');
  });

  it('has a password that is printed in no form', () => {
    const password = 'correct horse/battery';
    const written = encodeURIComponent(password);
    readEnvironmentProxies({ HTTPS_PROXY: `http://somebody:${written}@proxy:8080` });
    const token = Buffer.from(`somebody:${password}`).toString('base64');
    expect(hideSecrets(`${password}; ${written}; Basic ${token}`)).toBe('[secret]; [secret]; Basic [secret]');
  });
});

describe('machines that are reached without a proxy', () => {
  const own = 'localhost,127.0.0.1,[::1]';
  it.each<[value: string | undefined, names: string]>([
    [undefined, `,${own}`],
    ['.nhs.uk, leeds.gov.uk:8443', `.nhs.uk,leeds.gov.uk:8443,${own}`],
    ['*', '*'],
    ['a.example, *', '*'],
  ])('%j', (value, names) => {
    expect(readEnvironmentProxies({ NO_PROXY: value }).noProxy).toBe(names);
  });
});
