import type { HttpMessage, HttpRequest } from '../../../scripts/lib/http-messages.ts';

/** One call of a script: the request as the policies left it, for the backend, and what the platform adds. */
export interface ScriptCall extends HttpRequest {
  /** `Context.OperationId`: plain, or Base64-encoded as some regions deliver it. */
  operationId: string;
  correlationId: string;
  /** `Context.OriginalRequestUri`: the absolute URL that the client called, with its query. */
  originalUrl: string;
}

/** Answers `Context.SendAsync`. What it rejects with reaches the script as an HttpRequestException. */
export type SendToBackend = (request: HttpRequest) => Promise<HttpMessage>;
