import { maxFileBytes } from './size-limits.ts';

interface Limit {
  value: number;
  source: string;
}

/** The limits of a script's file and of its calls: the platform's, where a source names one, and ours, where none does. */
export const scriptLimits = {
  scriptBytes: {
    value: maxFileBytes,
    source: 'Microsoft Learn, Write code in a custom connector, Script file: not larger than 1 MB',
  },
  callMs: {
    value: 5000,
    source:
      'the same page, Execution time, and the training module on custom code: 5 seconds. The page later speaks of 2 minutes for connectors that are new or saved anew; what ends in 5 seconds ends in either time',
  },
  bodyBytes: {
    value: 20 * 1024 * 1024,
    source: 'ours: no page names a limit for the bodies that a script sends or returns',
  },
} as const satisfies Record<string, Limit>;
