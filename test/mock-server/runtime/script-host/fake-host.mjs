// Stands in for the .NET process: says that it is ready, and answers the first frame with the bytes of its argument, in hex.
const frame = (kind, call, head) => {
  const json = Buffer.from(head);
  const start = Buffer.alloc(13);
  start.writeUInt32LE(9 + json.length, 0);
  start.writeUInt8(kind, 4);
  start.writeUInt32LE(call, 5);
  start.writeUInt32LE(json.length, 9);
  return Buffer.concat([start, json]);
};
process.stdout.write(frame(11, 0, '{}'));
process.stdin.once('data', () => process.stdout.write(Buffer.from(process.argv[2], 'hex')));
process.stdin.once('end', () => process.exit());
