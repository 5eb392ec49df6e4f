import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Events,
  Handlers,
  Input,
  Method,
  Output,
  RequestContext,
} from '../../../electron/contract/api.ts';
import { createCase } from '../../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import type { EngineState } from '../../../electron/engine/engine-state.ts';
import { auditHandlers } from '../../../electron/engine/handlers/audit.ts';
import { contextHandlers } from '../../../electron/engine/handlers/context.ts';
import { eventHandlers } from '../../../electron/engine/handlers/events.ts';
import { exportHandlers } from '../../../electron/engine/handlers/exports.ts';
import { identityHandlers } from '../../../electron/engine/handlers/identity.ts';
import { nameHandlers } from '../../../electron/engine/handlers/names.ts';
import { organisationHandlers } from '../../../electron/engine/handlers/organisation.ts';
import { peopleHandlers } from '../../../electron/engine/handlers/people.ts';
import { pseudonymHandlers } from '../../../electron/engine/handlers/pseudonyms.ts';
import { recordHandlers } from '../../../electron/engine/handlers/records.ts';
import { replayHandlers } from '../../../electron/engine/handlers/replay.ts';
import { signalHandlers } from '../../../electron/engine/handlers/signals.ts';
import { storyHandlers } from '../../../electron/engine/handlers/stories.ts';

const factories = [
  auditHandlers,
  contextHandlers,
  eventHandlers,
  exportHandlers,
  identityHandlers,
  nameHandlers,
  organisationHandlers,
  peopleHandlers,
  pseudonymHandlers,
  recordHandlers,
  replayHandlers,
  signalHandlers,
  storyHandlers,
];
type ReadSide = ReturnType<(typeof factories)[number]>;
export type ReadMethod = ReadSide extends infer H ? (H extends unknown ? keyof H & Method : never) : never;

export interface SmallCase {
  readonly open: OpenCase;
  readonly folder: string;
  readonly sent: (readonly [keyof Events, unknown])[];
  nowUs: number;
  readonly call: <M extends ReadMethod>(
    method: M,
    input: Input<M>,
    signal?: AbortSignal,
  ) => Promise<Output<M>>;
  readonly end: () => Promise<void>;
}

/** A real, empty case in a folder of its own, with the handlers of the read side over it. */
export async function smallCase(...fill: readonly string[]): Promise<SmallCase> {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-read-'));
  const small = { nowUs: 1_300_000_000_000_000 };
  const nowUs = () => small.nowUs;
  const open = await createCase(join(folder, 'small.tracewell'), 'America/New_York', {
    actor: 'test',
    nowUs,
  });
  for (const text of fill) await open.writer.run(text);
  const sent: SmallCase['sent'] = [];
  const broadcast: EngineState['broadcast'] = (event, data) => void sent.push([event, data]);
  const settings = { userDataDirectory: folder, actor: 'test', nowUs };
  const state: EngineState = { settings, current: open, broadcast };
  const handlers = Object.assign({}, ...factories.map((factory) => factory(state))) as Pick<
    Handlers,
    ReadMethod
  >;
  return Object.assign(small, {
    open,
    folder,
    sent,
    call: <M extends ReadMethod>(method: M, input: Input<M>, signal = new AbortController().signal) => {
      const context: RequestContext = { signal, emit: broadcast };
      return handlers[method](input as never, context) as Promise<Output<M>>;
    },
    end: async () => {
      await open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
