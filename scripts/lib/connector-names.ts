/** The names of a connector's files, as Microsoft's tools and published folders spell them. */

import { isSameName } from './same-name.ts';

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

export const isPropertiesName = (name: string): boolean => /^apiproperties\.json$/i.test(name);

export const isScriptName = (name: string): boolean => /\.csx$/i.test(name);

/**
 * The names that a file has which was meant for another: a browser or a file manager numbers a copy, as "script (1).csx" or
 * "script - Copy.csx"; an editor puts .txt behind, or somebody the ending once more, and Windows hides the last one.
 */
const meantFor = (stem: string, ending: string): RegExp =>
  new RegExp(`^${stem}(?: ?\\(\\d+\\)| (?:- )?copy)*(?:\\.(?:${ending}))+(?:\\.txt)?$`, 'i');

const parts = {
  apiDefinition: {
    right: 'apiDefinition.swagger.json',
    isName: isSwaggerName,
    meant: meantFor('apidefinition\\.swagger', 'json|ya?ml'),
  },
  apiProperties: {
    right: 'apiProperties.json',
    isName: isPropertiesName,
    meant: meantFor('apiproperties', 'json|ya?ml'),
  },
  icon: { right: 'icon.png', isName: (name: string) => /^icon\.png$/i.test(name), meant: meantFor('icon', 'png') },
  script: { right: 'script.csx', isName: isScriptName, meant: meantFor('script', 'csx') },
};

export type Part = keyof typeof parts;

/** What a part of a connector is called where Microsoft's tools look for it. */
export const rightName = (part: Part): string => parts[part].right;

/** Whether a file has no name of a part and was meant for it all the same. */
export const isMeantFor = (part: Part, name: string): boolean =>
  !parts[part].isName(name) && parts[part].meant.test(name);

/**
 * Of a folder's names the one that settings.json names, where it is there, or else the right one, so that a copy beside it is
 * passed over, or else the first of its kind, or else the first that was meant for it, so that it is told its right name.
 */
export const choosePart = (names: readonly string[], part: Part, named?: string): string | undefined =>
  names.find((name) => name === named) ??
  names.find((name) => isSameName(name, rightName(part))) ??
  names.find(parts[part].isName) ??
  names.find((name) => isMeantFor(part, name));

/** The file that settings mean by a name: the one that was meant for it, where the right name is named and not there. */
export const fileNamed = (names: readonly string[], part: Part, named: string): string =>
  names.includes(named) || !isSameName(named, rightName(part))
    ? named
    : (names.find((name) => isMeantFor(part, name)) ?? named);
