import type { HttpSender } from '../../scripts/lib/http-sender.ts';
import { UsageError } from '../../scripts/lib/refusal.ts';
import { createAnswersBackend, readAnswers } from './answers.ts';
import type { SendToBackend } from './script-host/script-host.ts';
import { createUpstream } from './upstream.ts';

export interface BackendOptions {
  /** A folder of answers. */
  answers?: string | undefined;
  /** The address of a real server. */
  upstream?: string | undefined;
  /** Hosts that policies and the script may reach besides the upstream. */
  allowedHosts?: string[] | undefined;
}

/**
 * Chooses what answers a connector's requests: a folder, a real server, or CQC's face in this process for a connector of
 * CQC's API.
 * @param cqcBackend CQC's face; undefined for a connector of another API.
 * @throws UsageError when nothing answers, UnreadableError or Refusal for a folder of answers that cannot be used.
 */
export function chooseBackend(
  serviceUrl: string,
  { answers, upstream, allowedHosts = [] }: BackendOptions,
  cqcBackend: SendToBackend | undefined,
  sender: HttpSender,
  log?: (line: string) => void,
): SendToBackend {
  if (answers !== undefined && upstream !== undefined) {
    throw new UsageError('--answers and --upstream exclude each other. Give one of them.');
  }
  if (allowedHosts.length > 0 && upstream === undefined) {
    throw new UsageError('--allow-host goes with --upstream: nothing else sends requests to other hosts.');
  }
  if (answers !== undefined) return createAnswersBackend(readAnswers(answers), log);
  if (upstream !== undefined) return createUpstream({ serviceUrl, upstream, allowedHosts, sender });
  if (cqcBackend !== undefined) return cqcBackend;
  throw new UsageError(
    `The connector's API is ${serviceUrl}, which is not asked. Say what answers in its place: --answers DIR, or --upstream URL.`,
  );
}
