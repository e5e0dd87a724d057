/** A good answer: its content type and its body. */
export interface CqcAnswer {
  type: string;
  body: string | Buffer;
  /** To call when the body was sent and nobody reads it any more: its memory is used again. Need not be called. */
  release?: () => void;
}

export const json = (body: string | Buffer): CqcAnswer => ({ type: 'application/json; charset=utf-8', body });
