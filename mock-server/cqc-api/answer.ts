/** A good answer: its content type and its body. */
export interface CqcAnswer {
  type: string;
  body: string | Buffer;
}

export const json = (body: string | Buffer): CqcAnswer => ({ type: 'application/json; charset=utf-8', body });
