/** What the extensions of an operation, a parameter or a schema say about it ("OpenAPI extensions for custom connectors"). */

/** Whether makers do not see it. */
export const isInternal = (value: { 'x-ms-visibility'?: unknown } | undefined): boolean =>
  value?.['x-ms-visibility'] === 'internal';

/** Whether an operation starts flows. */
export const isTrigger = (operation: { 'x-ms-trigger'?: unknown }): boolean => operation['x-ms-trigger'] !== undefined;

/** Whether an operation is the server of an agent's tools (MCP), which answers by a protocol of its own instead of a schema. */
export const isAgentic = (operation: { 'x-ms-agentic-protocol'?: unknown }): boolean =>
  operation['x-ms-agentic-protocol'] !== undefined;

/** Whether an operation returns its items in pages. */
export const isPageable = (operation: { 'x-ms-pageable'?: unknown }): boolean =>
  operation['x-ms-pageable'] !== undefined;

/** Whether a schema is asked for only while a flow is made. */
export const hasDynamicSchema = (schema: {
  'x-ms-dynamic-schema'?: unknown;
  'x-ms-dynamic-properties'?: unknown;
}): boolean => schema['x-ms-dynamic-schema'] !== undefined || schema['x-ms-dynamic-properties'] !== undefined;
