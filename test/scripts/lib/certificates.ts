import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether certificates can be made here: LibreSSL and OpenSSL before 3 sign in other ways. */
export const hasOpenssl = /^OpenSSL [3-9]/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');
if (!hasOpenssl) console.log('Skipped: proxies that look into TLS, because there is no OpenSSL 3 on PATH.');

/** A certificate with its key, in PEM form. */
export interface Certificate {
  cert: string;
  key: string;
  /** The file of the certificate. */
  file: string;
}

/** Makes certificates in a folder of its own. */
export function createCertificates() {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-certificates-'));
  let made = 0;
  /**
   * @param name the host that it is for; without one it is an authority.
   * @param issuer who signs it; it signs itself without one.
   */
  const make = (name: string | undefined, issuer?: Certificate): Certificate => {
    const [file, keyFile] = ['pem', 'key'].map((ending) => join(folder, `${made}.${ending}`)) as [string, string];
    made += 1;
    const extension = name === undefined ? 'basicConstraints=critical,CA:TRUE' : `subjectAltName=DNS:${name}`;
    const signer = issuer ? ['-CA', issuer.file, '-CAkey', issuer.file.replace(/pem$/, 'key')] : [];
    const { status, stderr } = spawnSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-sha256'],
        ...['-subj', `/CN=${name ?? 'Authority of a proxy'}`, '-addext', extension],
        ...['-days', '2', ...signer, '-keyout', keyFile, '-out', file],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return { cert: readFileSync(file, 'utf8'), key: readFileSync(keyFile, 'utf8'), file };
  };
  return { make, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
