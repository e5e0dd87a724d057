import type { ServerResponse } from 'node:http';

const size = 2 ** 18;
/** More lie idle, or are out on loan, only after more answers than this were on their way at once. */
const most = 64;
const idle: Buffer[] = [];
/** Memory of answers that may still be on their way, the oldest first. */
let lent: { buffer: Buffer; response: Response }[] = [];

type Response = Pick<ServerResponse, 'writableFinished'>;

/**
 * Memory for an answer that is used again: pages of 90 kB, allocated and freed in turn, make the allocator hand pages of
 * memory back to the system and fetch them anew, which at times costs more than the answer itself.
 * @returns bytes of at least `length`, with anything in them.
 */
export function takeBuffer(length: number): Buffer {
  if (length > size) return Buffer.allocUnsafeSlow(length);
  if (idle.length === 0) takeBack();
  return idle.pop() ?? Buffer.allocUnsafeSlow(size);
}

/** Gives memory back that nobody reads any more. What is not given back is left to garbage collection. */
export function giveBackBuffer(buffer: Buffer): void {
  if (buffer.length === size && idle.length < most) idle.push(buffer);
}

/**
 * Gives memory back once a response that reads it was sent, however late: not when its caller leaves, as long as it may still
 * be on its way. Nothing listens to the end of a response: to look whether it was sent, when memory is needed, costs less.
 */
export function giveBackAfter(response: Response, buffer: Buffer): void {
  if (buffer.length !== size) return;
  if (lent.length === most) takeBack();
  if (lent.length === most) lent.shift();
  lent.push({ buffer, response });
}

function takeBack(): void {
  const onTheWay: typeof lent = [];
  for (const loan of lent) {
    if (loan.response.writableFinished) giveBackBuffer(loan.buffer);
    else onTheWay.push(loan);
  }
  lent = onTheWay;
}
