import { relative } from 'node:path';
import { createVitest } from 'vitest/node';

/**
 * The test files that import one of the given files, directly or not, in the order of their paths.
 * A test that only starts a command as a process of its own is none of them: a mutant lives in the runner's process.
 * @param files paths from the repository's root, which is the working directory.
 */
export async function findTests(files: string[]): Promise<string[]> {
  const vitest = await createVitest('test', { watch: false, project: ['apart', 'together'], related: files });
  try {
    const specifications = await vitest.getRelevantTestSpecifications();
    return specifications.map(({ moduleId }) => relative(process.cwd(), moduleId).replaceAll('\\', '/')).sort();
  } finally {
    await vitest.close();
  }
}
