import { STATUS_CODES } from 'node:http';
import { ApiError, gatewayError, rateLimitExceeded } from '../http/api-error.ts';

/** What CQC's own service answers: `{message}`. */
function serviceError(statusCode: number, message: string): ApiError {
  return new ApiError(statusCode, JSON.stringify({ message }));
}

const challenge = (host: string) => ({
  'www-authenticate': `AzureApiManagementKey realm="https://${host}",name="Ocp-Apim-Subscription-Key",type="header"`,
});

export const missingKey = (host: string) =>
  gatewayError(
    401,
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
    challenge(host),
  );

export const invalidKey = (host: string) =>
  gatewayError(
    401,
    'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
    challenge(host),
  );

/** The gateway's parameter check; its body has been seen live without blanks. */
export const invalidParameter = (message: string) => new ApiError(400, JSON.stringify({ statusCode: 400, message }));

export const badRequest = () => serviceError(400, 'Bad Request');
export const notFound = (message = 'Not found') => serviceError(404, message);
export const internalError = () => serviceError(500, 'Internal server error.');

/** What stands between the gateway and CQC's service fails; the gateway says no more than the status. */
const failed = (statusCode: 502 | 503 | 504) => gatewayError(statusCode, STATUS_CODES[statusCode] ?? '');

/** CQC's firewall answers in HTML, whatever was asked for. */
const forbidden = () =>
  new ApiError(
    403,
    '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>Microsoft-Azure-Application-Gateway/v2</center>\r\n</body>\r\n</html>\r\n',
    { 'content-type': 'text/html' },
  );

/** The errors that a caller can ask for with `Prefer: code=…`, by status. */
export const forcedErrors: ReadonlyMap<string, (host: string) => ApiError> = new Map([
  ['401', invalidKey],
  ['403', forbidden],
  ['404', () => notFound()],
  ['429', () => rateLimitExceeded(2)],
  ['500', internalError],
  ['502', () => failed(502)],
  ['503', () => failed(503)],
  ['504', () => failed(504)],
]);
