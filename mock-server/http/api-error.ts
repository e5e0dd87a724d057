import type { FastifyReply } from 'fastify';

/** An answer that is an error, and the reason to stop whatever was working on a call. */
export class ApiError extends Error {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, body: string, headers: Record<string, string> = {}) {
    super(`${statusCode} ${body}`);
    this.statusCode = statusCode;
    this.body = body;
    this.headers = { 'content-type': 'application/json; charset=utf-8', ...headers };
  }

  send(reply: FastifyReply): FastifyReply {
    return reply.code(this.statusCode).headers(this.headers).send(this.body);
  }
}

/**
 * What Azure API Management answers by itself: `{statusCode, message}`. It stands in front of CQC's service, and the
 * platform's gateway is one as well.
 */
export class GatewayError extends ApiError {
  readonly text: string;

  constructor(statusCode: number, text: string, headers?: Record<string, string>) {
    super(statusCode, `{ "statusCode": ${statusCode}, "message": ${JSON.stringify(text)} }`, headers);
    this.text = text;
  }
}

export const gatewayError = (statusCode: number, message: string, headers?: Record<string, string>): ApiError =>
  new GatewayError(statusCode, message, headers);

export const noSuchOperation = () => gatewayError(404, 'Resource not found');

/** For an address that no router can read: wrongly escaped, or with a longer value than it allows. */
export const unreadableAddress = () => gatewayError(400, 'Bad Request');

export const rateLimitExceeded = (retryAfterSeconds: number) =>
  gatewayError(429, `Rate limit is exceeded. Try again in ${retryAfterSeconds} seconds.`, {
    'retry-after': String(retryAfterSeconds),
  });
