/** The names of a connector's files, as Microsoft's tools and published folders spell them. */

/** The name that Microsoft's pull-request checks look for. */
export const isDefinitionName = (name: string): boolean => /apidefinition\.swagger\.json$/i.test(name);

/** Any name under which a definition is read. */
export const isSwaggerName = (name: string): boolean => isDefinitionName(name) || /swagger\.json$/i.test(name);

/**
 * Of a folder's names that of its definition: the one that settings.json names, or else the name that Microsoft's checks look
 * for, one that ends with it, or any that ends with swagger.json. Several are of equal rank, sorted.
 */
export function chooseDefinitions(names: readonly string[], named?: string): string[] {
  if (named !== undefined && names.includes(named)) return [named];
  const isExact = (name: string): boolean => name.toLowerCase() === 'apidefinition.swagger.json';
  for (const isName of [isExact, isDefinitionName, isSwaggerName]) {
    const chosen = names.filter(isName).sort();
    if (chosen.length > 0) return chosen;
  }
  return [];
}

/** Of a folder's names the one that settings.json names, where it is there, or else the first of a kind. */
export const chooseName = (
  names: readonly string[],
  named: string | undefined,
  isName: (name: string) => boolean,
): string | undefined => names.find((name) => name === named) ?? names.find(isName);

export const isPropertiesName = (name: string): boolean => /^apiproperties\.json$/i.test(name);

export const isScriptName = (name: string): boolean => /\.csx$/i.test(name);
