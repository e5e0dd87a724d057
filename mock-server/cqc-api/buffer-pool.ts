const size = 2 ** 17;
/** More lie idle only after more answers than this were on their way at once. */
const mostIdle = 64;
const idle: Buffer[] = [];

/**
 * Memory for an answer that is used again: pages of 90 kB, allocated and freed in turn, make the allocator hand pages of
 * memory back to the system and fetch them anew, which at times costs more than the answer itself.
 * @returns bytes of at least `length`, with anything in them.
 */
export function takeBuffer(length: number): Buffer {
  if (length > size) return Buffer.allocUnsafeSlow(length);
  return idle.pop() ?? Buffer.allocUnsafeSlow(size);
}

/** Gives memory back that nobody reads any more. What is not given back is left to garbage collection. */
export function giveBackBuffer(buffer: Buffer): void {
  if (buffer.length === size && idle.length < mostIdle) idle.push(buffer);
}
