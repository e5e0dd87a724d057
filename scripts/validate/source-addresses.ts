/** Slugs of the pages of Microsoft Learn that rules cite, by title. */
const learnPages: Record<string, string> = {
  'Certification policy errors': 'certification-policy-errors',
  'Certification swagger validator rules': 'certification-swagger-validator-rules',
  'Coding standards for connectors': 'coding-standards',
  'Connector string guidance': 'connector-string-guidance',
  'Create a polling trigger': 'create-polling-trigger',
  'Custom connectors': '',
  'Custom connectors FAQ': 'faq',
  'Deprecate an operation': 'deprecate-operation',
  'Independent publisher certification process': 'certification-submission-ip',
  'Multi-authentication': 'multi-auth',
  'OpenAPI extensions for custom connectors': 'openapi-extensions',
  'Operational versioning': 'operational-versioning',
  'Prepare connector files for certification': 'certification-submission',
  'Submit your connector for certification, intro.md': 'submit-for-certification',
  'Test connection': 'test-connection',
  'Update a certified connector': 'certification-updates',
  'Write code in a custom connector': 'write-code',
};

/**
 * The addresses of the documents that a rule's source names; none where it is no public document, such as a review.
 * A title of Microsoft Learn that is not in the table has none either, which a test notices.
 */
export function addressesOf(source: string): string[] {
  const learn = [...source.matchAll(/Microsoft Learn, ([^:;]+):/g)].flatMap(([, title = '']) => {
    const page = learnPages[title];
    return page === undefined ? [] : [`https://learn.microsoft.com/connectors/custom-connectors/${page}`];
  });
  const threads = [...source.matchAll(/([\w.-]+\/[\w.-]+), (pull request|issue) (\d+(?:, \d+)*)/g)].flatMap(
    ([, repository, kind, numbers = '']) =>
      numbers
        .split(', ')
        .map((number) => `https://github.com/${repository}/${kind === 'issue' ? 'issues' : 'pull'}/${number}`),
  );
  const files = [...source.matchAll(/([\w.-]+\/[\w.-]+), ((?:\.?[\w-]+\/)[\w./-]*[\w-])/g)].map(
    ([, repository, path]) => `https://github.com/${repository}/tree/HEAD/${path}`,
  );
  return [...new Set([...learn, ...threads, ...files])];
}
