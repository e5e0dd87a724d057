/** The names of a connector's files, as Microsoft's tools and published folders spell them. */

/** The name that Microsoft's pull-request checks look for. */
export const isDefinitionName = (name: string): boolean => /apidefinition\.swagger\.json$/i.test(name);

/** Any name under which a definition is read. */
export const isSwaggerName = (name: string): boolean => isDefinitionName(name) || /swagger\.json$/i.test(name);

/** Of a folder's names that of its definition: the name that the checks look for goes before any other. */
export const findDefinitionName = (names: readonly string[]): string | undefined =>
  names.find(isDefinitionName) ?? names.find(isSwaggerName);

export const isPropertiesName = (name: string): boolean => /^apiproperties\.json$/i.test(name);

export const isScriptName = (name: string): boolean => /\.csx$/i.test(name);
