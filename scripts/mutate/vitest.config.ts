import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The test files that Stryker's runner may start, as `run-stryker.ts` chose them. */
const include: string[] = JSON.parse(process.env.MUTATE_TESTS ?? '[]');

export default defineConfig({ ...base, test: { ...base.test, include } });
