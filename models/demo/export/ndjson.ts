import type { Day } from '../../domain/time.ts';
import { InOrder } from '../in-order.ts';
import { OktaLog } from '../okta/log-writer.ts';
import type { OktaRecord } from '../okta/record.ts';
import type { Story } from '../story.ts';
import { instant } from '../windows/clock.ts';
import type { ZeekRecord } from '../zeek/record.ts';
import { localCertTime } from './csv.ts';
import type { Export } from './export.ts';

/** A record as its file holds it. */
interface Written {
  readonly path: string;
  readonly line: string;
  readonly type: string;
  readonly id: string;
  readonly pc: string;
}

/** Logs of one JSON record a line. */
class NdjsonExport<R extends { readonly at: number; readonly story?: Story }> implements Export<R> {
  readonly #pending = new InOrder<R>(({ at }) => at);
  readonly #write: (record: R) => Written;

  constructor(write: (record: R) => Written) {
    this.#write = write;
  }

  heads() {
    return [];
  }

  before(end: Day, records: readonly R[]): ReturnType<Export<R>['before']> {
    const texts = new Map<string, string>();
    const answers: string[][] = [];
    for (const record of this.#pending.before(instant(end, 0), records)) {
      const { path, line, type, id, pc } = this.#write(record);
      texts.set(path, `${texts.get(path) ?? ''}${line}\n`);
      const { story, at } = record;
      if (story) answers.push([String(story.number), story.user, type, id, localCertTime(at), pc]);
    }
    return { parts: [...texts].map(([path, text]) => ({ path, text })), answers };
  }
}

/** Okta's System Log; its machine is the device, which Okta knows only of the company's own. */
export function oktaExport(seed: number): Export<OktaRecord> {
  const log = new OktaLog(seed);
  return new NdjsonExport((record) => ({
    path: 'exports/okta/system-log.ndjson',
    type: 'okta',
    pc: record.client.device?.name ?? record.client.line.address,
    ...log.write(record),
  }));
}

/** Zeek's logs as JSON. */
export const zeekExport = (): Export<ZeekRecord> =>
  new NdjsonExport(({ log, fields, from }) => ({
    path: `exports/zeek/${log}.ndjson`,
    line: JSON.stringify(fields),
    type: log,
    id: String(fields['uid'] ?? fields['fingerprint'] ?? ''),
    pc: from.name,
  }));
