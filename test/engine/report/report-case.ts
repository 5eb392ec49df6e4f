import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Method, Output, RequestContext } from '../../../electron/contract/api.ts';
import { createCase } from '../../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import type { EngineSettings, EngineState } from '../../../electron/engine/engine-state.ts';
import { createHandlers } from '../../../electron/engine/handlers/index.ts';
import { eventId, type EventId } from '../../../models/domain/ids.ts';
import { EVENT_BASE, threePeople } from '../handlers/three-people.ts';

/** Text that would be markup, a formula or a table's end where it is not kept as text. */
export const HOSTILE = `=cmd|' /C calc'!A0 <script>alert(1)</script> <img src=x onerror=alert(1)> | \`\`\` ]]> & "quoted" [a](javascript:alert(1)) www.example.com \u0007`;
export const SOURCE_PATH = '/exports/aml0001/logon.csv';

/** The original text of an event of the case. */
export const recordText = (i: number) =>
  `{A-${i}},AML0001,PC-1,"${(i === 2 ? HOSTILE : `record ${i}`).replaceAll('"', '""')}"`;
export const eventAt = (i: number): EventId => eventId(EVENT_BASE + BigInt(i));

export interface ReportCase {
  readonly folder: string;
  readonly open: OpenCase;
  readonly call: <M extends Method>(
    method: M,
    input: Input<M>,
    context?: Partial<RequestContext>,
  ) => Promise<Output<M>>;
  readonly end: () => Promise<void>;
}

const nowUs = () => 1_300_000_000_000_000;

/** Three people as elsewhere, every one of their events with its text; person 4 never acted. */
export async function reportCase(print?: EngineSettings['print']): Promise<ReportCase> {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-report-test-'));
  const settings = { userDataDirectory: folder, actor: 'test', nowUs, ...(print && { print }) };
  const open = await createCase(join(folder, 'small.tracewell'), 'America/New_York', settings);
  await open.writer.run(threePeople());
  await fillText(open);
  const state: EngineState = { settings, current: open, broadcast: () => undefined };
  const handlers = createHandlers(state);
  return {
    folder,
    open,
    call: (method, input, context = {}) =>
      handlers[method](input, {
        signal: new AbortController().signal,
        emit: () => undefined,
        ...context,
      }) as never,
    end: async () => {
      await open.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fillText(open: OpenCase): Promise<void> {
  const events = (await open.writer.row<{ n: number }>('SELECT count(*) AS n FROM event'))?.n ?? 0;
  const lines = Array.from({ length: events }, (_, i) => recordText(i));
  const bytes = Buffer.from(`id,user,pc,what\n${lines.join('\n')}\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await open.writer.run(`
    DELETE FROM source_text;
    INSERT INTO source_text VALUES (1, 0, ${events}, unhex('${bytes.toString('hex')}'));
    UPDATE source SET records = ${events}, stored = ${events}, sha256 = '${sha256}', bytes = ${bytes.length};
    INSERT INTO account (account_id, name, kind) VALUES (4, 'EVE0004', 'user');
    INSERT INTO person VALUES (4, 'EVE0004', 'UTC');
    INSERT INTO person_zone VALUES (4, 'UTC', -9007199254740991, 9007199254740991);
    INSERT INTO person_account VALUES (4, 4, NULL, NULL, 'same name');
    INSERT INTO model_run VALUES (1, 'autoencoder', 1, '{"windowDays":180}', 1, 'wasm', '[]', 1);
    UPDATE event SET resource = 'R:\\x.doc | <b>bold</b>' WHERE event_id = ${EVENT_BASE + 2n};`);
}
