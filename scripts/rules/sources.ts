/** The documents that the rules cite, by title. */

const learn = (title: string) => (section: string) => `Microsoft Learn, ${title}: ${section}`;

export const swaggerRules = learn('Certification swagger validator rules');
export const submission = learn('Prepare connector files for certification');
export const strings = learn('Connector string guidance');
export const coding = learn('Coding standards for connectors');
export const extensions = learn('OpenAPI extensions for custom connectors');
export const faq = learn('Custom connectors FAQ');
export const code = learn('Write code in a custom connector');
export const polling = learn('Create a polling trigger');
export const versioning = learn('Operational versioning');
export const deprecation = learn('Deprecate an operation');
export const testing = learn('Test connection');
export const updates = learn('Update a certified connector');
export const independent = learn('Independent publisher certification process');
export const intro = learn('Submit your connector for certification, intro.md');
export const multiAuthentication = learn('Multi-authentication');
export const headerNames = 'RFC 9110, section 5.1: Field names';
export const policyCodes = learn('Certification policy errors');

const repository = 'microsoft/PowerPlatformConnectors';
export const pullRequest = (...numbers: number[]) => `${repository}, pull request ${numbers.join(', ')}`;
export const issue = (...numbers: number[]) => `${repository}, issue ${numbers.join(', ')}`;
export const schemaFile = (name: string) => `${repository}, schemas/${name}`;
export const tool = (name: string) => `${repository}, ${name}`;
export const published = (fact: string) => `Count over the published connectors: ${fact}`;
export const ours = 'Advice of this project';
export const tokenTitles = 'Azure/LogicAppsUX, schemaprocessor.ts, titles of outputs';
