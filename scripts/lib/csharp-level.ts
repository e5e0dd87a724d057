/**
 * The levels at which a script is compiled. `7.3` is the documented one; `9` is the newest that any published script is
 * seen to need.
 */
export const csharpLevels = ['7.3', '9'] as const;

export type CSharpLevel = (typeof csharpLevels)[number];
