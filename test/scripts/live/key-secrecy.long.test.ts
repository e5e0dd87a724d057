import { addresses, testKeySecrecy } from './key-run.ts';

testKeySecrecy(Object.keys(addresses));
