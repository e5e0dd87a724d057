/** A good answer: its content type and its body. */
export interface CqcAnswer {
  type: string;
  body: string | Buffer;
  /** Memory of the body, to give back (buffer-pool.ts) when the body was sent and nobody reads it any more. */
  lent?: Buffer;
}

export const jsonType = 'application/json; charset=utf-8';

export const json = (body: string | Buffer): CqcAnswer => ({ type: jsonType, body });
