import { type HeaderSpelling, type HttpHeaders, spellingOf } from '../../../scripts/lib/http-messages.ts';
import { isObject, type JsonObject, object } from '../../../scripts/lib/json.ts';
import { type Frame, FrameError, FrameKind } from './frames.ts';

/** Where an exception left the script, by what the compiler was told of files and lines. */
export interface ScriptPlace {
  file: string;
  line: number;
}

/** A frame of the .NET process, checked: whatever a script did to the process, nothing else gets further. */
export type Message =
  | { kind: typeof FrameKind.ready; error: string | undefined }
  | {
      kind: typeof FrameKind.send;
      send: number;
      method: string;
      url: string;
      headers: HttpHeaders;
      spelling: HeaderSpelling;
      hasBody: boolean;
    }
  | { kind: typeof FrameKind.result; status: number; headers: HttpHeaders }
  | { kind: typeof FrameKind.failed; code: string; type: string; message: string; place: ScriptPlace | undefined }
  | { kind: typeof FrameKind.log; level: string; message: string };

/**
 * Reads the head of a frame by its kind.
 * @throws FrameError when it has another shape.
 */
export function readHead({ kind, head }: Frame): Message {
  const fields = new Fields(head);
  switch (kind) {
    case FrameKind.ready:
      return { kind, error: fields.has('error') ? fields.text('error') : undefined };
    case FrameKind.send: {
      const [method, url] = [fields.text('method'), fields.text('url')];
      const [headers, spelling, hasBody] = [fields.headers(), fields.spelling(), fields.truth('hasBody')];
      return { kind, send: fields.integer('send', 1, 0x7fffffff), method, url, headers, spelling, hasBody };
    }
    case FrameKind.result:
      return { kind, status: fields.integer('status', 200, 599), headers: fields.headers() };
    case FrameKind.failed: {
      const place = fields.has('line')
        ? { file: fields.text('file'), line: fields.integer('line', 1, 0x7fffffff) }
        : undefined;
      return { kind, code: fields.text('code'), type: fields.text('type'), message: fields.text('message'), place };
    }
    case FrameKind.log:
      return { kind, level: fields.text('level'), message: fields.text('message') };
    default:
      throw new FrameError(`a frame of the unknown kind ${kind}`);
  }
}

class Fields {
  readonly #values: JsonObject;

  constructor(head: unknown) {
    if (!isObject(head)) throw new FrameError('a head that is no object');
    this.#values = head;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name);
  }

  text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : this.#refuse(name);
  }

  truth(name: string): boolean {
    const value = this.#values[name];
    return typeof value === 'boolean' ? value : this.#refuse(name);
  }

  integer(name: string, least: number, most: number): number {
    const value = this.#values[name];
    const isRight = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    return isRight ? value : this.#refuse(name);
  }

  /** Header names come in lower case. */
  headers(): HttpHeaders {
    const value = this.#values.headers;
    if (!isObject(value)) return this.#refuse('headers');
    return Object.fromEntries(
      Object.entries(value).map(([name, values]) => {
        if (!isTextOrTexts(values)) return this.#refuse('headers');
        return [name.toLowerCase(), values];
      }),
    );
  }

  spelling(): HeaderSpelling {
    return spellingOf(Object.keys(object(this.#values.headers)));
  }

  #refuse(name: string): never {
    throw new FrameError(`a head without a right ${name}`);
  }
}

function isTextOrTexts(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((text) => typeof text === 'string'));
}
