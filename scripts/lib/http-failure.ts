import { messageOf } from './message-of.ts';
import { Refusal } from './refusal.ts';

/**
 * Whether the same request may succeed a moment later (`passing`), or not (`lasting`), or an answer came that cannot be read,
 * which says nothing of other requests (`answer`).
 */
type FailureKind = 'passing' | 'lasting' | 'answer';

/** A request that got no answer; the message says which machine, what happened and what to do, and holds no path, query or key. */
export class HttpFailure extends Refusal {
  override name = 'HttpFailure';
  /** The code of Node or undici, such as `ECONNRESET`. */
  readonly code: string;
  readonly kind: FailureKind;
  /** Where it failed: the machine that was asked, or the proxy before it. */
  readonly host: string | undefined;

  constructor(message: string, code: string, kind: FailureKind, options: ErrorOptions & { host?: string } = {}) {
    super(message, options);
    this.host = options.host;
    this.code = code;
    this.kind = kind;
  }
}

/** What happened and what to do. */
type Explanation = [found: string, advice: string, kind: FailureKind];

const unknownName: Explanation = [
  'its name is not known here',
  'Check the address and the network; where the way out is a proxy, HTTPS_PROXY has to name it (HTTP_PROXY for http).',
  'lasting',
];
const noRoute: Explanation = ['there is no way to it', 'Check the network, VPN and firewall.', 'passing'];
const broken: Explanation = ['the connection broke', 'Try again; if it stays, check the network.', 'passing'];
/** The HTTP client of Node gives up there. .NET's, by which the platform asks, passes it over. */
const unasked: Explanation = [
  'it says 100 Continue before its answer without being asked, which cannot be taken here',
  'The platform can; for a test here, switch it off there.',
  'lasting',
];
const slow: Explanation = ['it did not answer in time', 'Try again later, or ask for less at once.', 'passing'];

const explanations: Record<string, Explanation> = {
  ENOTFOUND: unknownName,
  EAI_AGAIN: [unknownName[0], unknownName[1], 'passing'],
  EHOSTUNREACH: noRoute,
  ENETUNREACH: noRoute,
  ECONNREFUSED: ['it refuses the connection', 'Check the port, and that the server there runs.', 'passing'],
  ECONNRESET: broken,
  EPIPE: broken,
  UND_ERR_SOCKET: broken,
  ETIMEDOUT: slow,
  UND_ERR_CONNECT_TIMEOUT: slow,
  UND_ERR_HEADERS_TIMEOUT: slow,
  UND_ERR_BODY_TIMEOUT: slow,
  TimeoutError: slow,
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ['its answer is larger than is read', 'Ask for less at once.', 'answer'],
  UND_ERR_HEADERS_OVERFLOW: ['the headers of its answer are larger than 64 KB', 'Make it send less of them.', 'answer'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: [
    'its answer is not as long as its Content-Length says, or has several of these',
    'Make it send one, with the right length.',
    'answer',
  ],
  ERR_BUFFER_TOO_LARGE: ['its answer, unpacked, is larger than is read', 'Ask for less at once.', 'answer'],
};

const otherCertificate = 'Check that the address is right and the clock of this machine too.';
const proxyCertificate = () =>
  process.env.NODE_EXTRA_CA_CERTS
    ? 'The file that NODE_EXTRA_CA_CERTS names does not vouch for it. Ask IT for the root certificate of the proxy, in PEM form.'
    : 'A proxy that looks into TLS needs its certificate known: set NODE_EXTRA_CA_CERTS to a PEM file with it (ask IT for it), or NODE_USE_SYSTEM_CA=1 where this machine trusts it (Node 22.19).';

/**
 * Words an error that Node or undici threw while a request was under way.
 * @param host where it failed: host name and port that the request went to, or the proxy.
 */
export function explainHttpError(error: unknown, host: string): HttpFailure {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof HttpFailure) return cause;
  const code = codeOf(error);
  const known = messageOf(error).includes('bad response') ? unasked : explanations[code];
  const [found, advice, kind] = known ?? explainOther(code, error);
  return new HttpFailure(`${host}: ${found} (${code}). ${advice}`, code, kind, { cause: error, host });
}

function explainOther(code: string, error: unknown): Explanation {
  const message = messageOf(error);
  if (message.startsWith('Proxy Authentication Required (407)'))
    return [
      'the proxy asks for a user name and password',
      'Put them into HTTP_PROXY: http://USER:PASSWORD@HOST:PORT. Where they stand there, it takes others, or another sign-in than Basic.',
      'lasting',
    ];
  if (code.startsWith('UND_ERR_SOCKS5') || message.startsWith('SOCKS5 '))
    return [
      'the SOCKS proxy opens no way to it',
      'Check the address in HTTPS_PROXY, or ask whoever runs the proxy.',
      'lasting',
    ];
  if (/CERT|SELF_SIGNED|UNABLE_TO_|SIGNATURE/.test(code)) {
    const isOfProxy = /SELF_SIGNED|UNABLE_TO_/.test(code);
    return ['its certificate is not trusted', isOfProxy ? proxyCertificate() : otherCertificate, 'lasting'];
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO/.test(code))
    return [
      'it does not speak TLS',
      'Check http or https in the address, and whether a proxy or firewall answers in its place.',
      'lasting',
    ];
  if (/SSL|TLS/.test(code)) {
    const advice = 'A proxy or a server of old may stand in between: ask IT, or try another network.';
    return ['it cannot agree on TLS', advice, 'lasting'];
  }
  if (/^HPE_|^HTTPParserError$/.test(code)) {
    // "Response does not match the HTTP/1.1 protocol (Missing expected CR after response line)"
    const [, broken] = /\((?!Expected HTTP\/)(.+)\)$/.exec(message) ?? [];
    if (broken === undefined) return ['its answer is not HTTP', 'Check the address and the port.', 'answer'];
    // Others than Node's HTTP client pass over much of it.
    const advice = 'The platform may take it; for a test here, correct the answer there.';
    return [`its answer breaks a rule of HTTP, "${broken}", and cannot be taken here`, advice, 'answer'];
  }
  // "invalid method": CONNECT, which is for proxies
  if (code === 'UND_ERR_INVALID_ARG')
    return [`the request was not sent: "${message}"`, 'Correct that part of the request.', 'lasting'];
  if (/^Z_/.test(code)) return ['its answer cannot be unpacked', 'Tell whoever runs it.', 'answer'];
  return ['the request failed', 'Check the address and the network.', 'lasting'];
}

/** The code of an error or of what caused it; its name where neither has one. */
function codeOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    if (current instanceof AggregateError && current.errors.length > 0) return codeOf(current.errors[0]);
    if (current.cause === undefined) return current.name;
  }
  return 'Error';
}
