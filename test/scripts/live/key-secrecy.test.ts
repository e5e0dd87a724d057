import { testKeySecrecy } from './key-run.ts';

// The others are in key-secrecy.long.test.ts.
testKeySecrecy(['wrong-key']);
