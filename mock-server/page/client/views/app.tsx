import { useEffect, useMemo } from 'preact/hooks';
import { object, text } from '../../../../scripts/lib/json.ts';
import type { About } from '../../messages.ts';
import { type Live, useLive } from '../live.ts';
import { forgetChoices } from '../model/dynamic-values.ts';
import { connectorTitle, type Operation, readOperations } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { usePlace, useViewStart } from '../router.ts';
import { addresses, type Loaded, useJson } from '../server.ts';
import { Boundary } from './boundary.tsx';
import { CheckView } from './check-view.tsx';
import { LiveView } from './live-view.tsx';
import { OperationDetail } from './operation-detail.tsx';
import { OperationsView } from './operations-view.tsx';
import { Problem } from './parts.tsx';
import { WorldView } from './world-view.tsx';

const views = [
  ['operations', 'Operations'],
  ['world', 'World'],
  ['live', 'Live'],
  ['check', 'Check'],
] as const;

/** The whole page: its head, and the view that the address names. It begins with what was loaded first and follows the files. */
export function App(first: { about: Loaded<About>; definition: Loaded<unknown> }) {
  const live = useLive();
  const about = useJson(addresses.about, live.filesVersion, first.about);
  const definition = useJson(addresses.definition, live.filesVersion, first.definition);
  useEffect(forgetChoices, [live.filesVersion]);
  const place = usePlace();
  useViewStart(place);
  const operations = useMemo(() => readOperations(definition.value), [definition.value]);
  const operation = operations.find(({ operationId }) => operationId === place.name);
  const title =
    operation && place.view === 'operations' ? operation.title : views.find(([name]) => name === place.view)?.[1];
  const connector = connectorTitle(definition.value);
  useEffect(() => {
    document.title = title ? `${title} – ${connector}` : connector;
  }, [title, connector]);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to content
      </button>
      <Head about={about} definition={definition.value} connector={connector} view={place.view} live={live} />
      <main id="main" tabIndex={-1}>
        {about.problem && <Problem text={`The server cannot be reached. ${about.problem}`} />}
        {definition.problem && (
          <Problem
            text={`apiDefinition.swagger.json cannot be read${about.value?.filesNote ? '.' : `: ${definition.problem.replace(/\.?$/, '.')}`} Correct it and save; this page follows.`}
          />
        )}
        {about.value && definition.value !== undefined && (
          <Boundary key={place.view + place.name}>
            <View
              about={about.value}
              definition={definition.value}
              operations={operations}
              operation={operation}
              live={live}
            />
          </Boundary>
        )}
      </main>
    </>
  );
}

interface ViewProps {
  about: About;
  definition: unknown;
  operations: Operation[];
  operation: Operation | undefined;
  live: Live;
}

function View({ operation, ...shared }: ViewProps) {
  const place = usePlace();
  switch (place.view) {
    case 'live':
      return <LiveView {...shared} />;
    case 'check':
      return <CheckView {...shared} />;
    case 'world':
      return <WorldView {...shared} values={place.values} />;
    default:
      if (operation)
        return <OperationDetail key={operation.operationId} {...shared} operation={operation} values={place.values} />;
      return (
        <>
          {place.name && <Problem text={`There is no operation ${place.name}. Choose one below.`} />}
          <OperationsView {...shared} />
        </>
      );
  }
}

interface HeadProps {
  about: Loaded<About>;
  definition: unknown;
  connector: string;
  view: string;
  live: Live;
}

function Head({ about, definition, connector, view, live }: HeadProps) {
  const version = text(object(object(definition).info).version);
  return (
    <header class="head">
      <div class="head-row">
        <a class="brand" href="#/operations">
          {about.value?.hasIcon && <img src="/page/icon.png" alt="" width="28" height="28" />}
          <span>{connector}</span>
          {version && <span class="version">{version}</span>}
        </a>
        <nav aria-label="Views">
          {views.map(([name, title]) => (
            <a key={name} href={writePlace({ view: name })} aria-current={view === name ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
      </div>
      <div class="served">
        {about.value?.served.map(({ title, detail }) => (
          <span key={title + detail}>
            <b>{title}</b> {detail}
          </span>
        ))}
        <span class={`dot ${live.isConnected === undefined ? '' : live.isConnected ? 'on' : 'off'}`} role="status">
          {live.isConnected === undefined ? 'Connecting…' : live.isConnected ? 'Connected' : 'Not connected'}
        </span>
      </div>
      {about.value?.filesNote && (
        <p class="notice" role="status">
          {about.value.filesNote}
        </p>
      )}
    </header>
  );
}
