import { defineCommand, type ExitCode } from '../lib/command.ts';
import { Refusal } from '../lib/refusal.ts';
import { findChromium } from './find-chromium.ts';
import { takePictures } from './take-pictures.ts';

/** `npm run screenshots` */
export const command = defineCommand({
  call: 'npm run screenshots',
  usage: `npm run screenshots [-- --out DIR]
Takes the pictures of the page that the README shows, with Chromium (Debian's package chromium, or CHROMIUM=PATH).

  --out DIR   folder to write them to (docs/pictures)
  --help      show this text`,
  exitCodes: { 0: 'the pictures are written' },
  options: { out: { type: 'string', default: 'docs/pictures' } },
  async run({ out }, _args, terminal): Promise<ExitCode> {
    const browser = findChromium();
    if (browser === undefined)
      throw new Refusal("There is no Chromium here. Install Debian's package chromium, or name one in CHROMIUM.");
    for (const file of await takePictures(browser, out)) terminal.print(`wrote ${file}`);
    return 0;
  },
});
