import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The test files that Stryker's runner may start, as `run-stryker.ts` was given them. */
const include: string[] = JSON.parse(process.env.MUTATE_TESTS ?? '[]');
const { projects, ...test } = base.test ?? {};

export default defineConfig({ ...base, test: { ...test, include } });
