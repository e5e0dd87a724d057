import { UsageError } from '../../scripts/lib/refusal.ts';
import { variableHost } from './connector.ts';
import type { SendToBackend } from './script-host/script-host.ts';

export interface BackendOptions {
  /** A folder of answers. */
  answers?: string | undefined;
  /** The address of a real server. */
  upstream?: string | undefined;
  /** Hosts that policies and the script may reach besides the upstream. */
  allowedHosts?: string[] | undefined;
}

/** What answers, and how its ways out are closed, where it has any. */
export interface Backend {
  send: SendToBackend;
  close?: () => Promise<void>;
}

/** The platform's gateway gives a backend two minutes ("Limits of automated, scheduled, and instant flows", outbound synchronous request). */
const upstreamTimeLimitMs = 120_000;

/**
 * Chooses what answers a connector's requests: a folder, a real server, or CQC's face in this process for a connector of
 * CQC's API. Only what is chosen is loaded.
 * @param cqcBackend CQC's face; undefined for a connector of another API.
 * @param hide takes secrets out of a message.
 * @throws UsageError when nothing answers or an option is wrong, UnreadableError or Refusal for a folder of answers that cannot be used.
 */
export async function chooseBackend(
  serviceUrl: string,
  { answers, upstream, allowedHosts = [] }: BackendOptions,
  cqcBackend: SendToBackend | undefined,
  hide: (text: string) => Promise<string>,
  log?: (line: string) => void,
): Promise<Backend> {
  if (answers !== undefined && upstream !== undefined) {
    throw new UsageError('--answers and --upstream exclude each other. Give one of them.');
  }
  if (allowedHosts.length > 0 && upstream === undefined) {
    throw new UsageError('--allow-host goes with --upstream: nothing else sends requests to other hosts.');
  }
  if (answers !== undefined) {
    const { createAnswersBackend, readAnswers } = await import('./answers.ts');
    return { send: createAnswersBackend(readAnswers(answers), hide, log) };
  }
  if (upstream !== undefined) {
    const { createHttpSender } = await import('../../scripts/lib/http-sender.ts');
    const { createUpstream } = await import('./upstream.ts');
    const sender = createHttpSender({ timeLimitMs: upstreamTimeLimitMs });
    return { send: createUpstream({ serviceUrl, upstream, allowedHosts, sender }), close: sender.close };
  }
  if (cqcBackend !== undefined) return { send: cqcBackend };
  const cause = serviceUrl.includes(variableHost)
    ? "The host of the connector's API is an environment variable, whose value is not known here."
    : `The connector's API is ${serviceUrl}, which is not asked.`;
  throw new UsageError(`${cause} Say what answers in its place: --answers DIR, or --upstream URL.`);
}
