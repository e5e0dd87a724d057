import type { ConnectorFiles } from '../connector/connector-folder.ts';
import type { partKeys } from '../lib/settings-names.ts';
import type { Hit } from './rule.ts';

/** The place of settings.json that names a file; its beginning where it names none. */
export const atSetting = ({ settings }: ConnectorFiles, key: (typeof partKeys)[number]): Hit => ({
  ...(settings && { file: settings }),
  pointer: `/${key}`,
});
