/** Header name to value, or to its values where it has several. Names from a script are as it wrote them, in lower case. */
export type HttpHeaders = Record<string, string | string[]>;

/** A request on its way to a backend. */
export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  headers: HttpHeaders;
  /** Left out where the request has no content; an empty Buffer is content. */
  body?: Buffer | undefined;
}

/** An answer. */
export interface HttpMessage {
  status: number;
  headers: HttpHeaders;
  body: Buffer;
}

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
