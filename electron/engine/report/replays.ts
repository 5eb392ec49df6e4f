import type { RequestContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { whenWords } from '../../../models/figures/replay-words.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';

interface Place {
  readonly open: OpenCase;
  readonly database: Database;
  readonly context: RequestContext;
}

export async function replayFor(_place: Place, _subject: ReplaySubject): Promise<Replay> {
  throw new AppError('INTERNAL', 'Replays are not there yet.');
}

/** `Heron 41, evening of 12 Nov`. */
export function replayLabel(replay: Replay, names: Shown): string {
  const who =
    replay.person !== null
      ? names.person(replay.person)
      : replay.host !== null
        ? names.host(replay.host)
        : null;
  return `Replay${who === null ? '' : ` of ${who}`}, ${whenWords(replay, replay.zone)}`;
}

/** Share, folder, service or address of the events that a replay draws or lists on its path. */
export async function containersOf(
  _database: Database,
  _names: Shown,
  _replays: readonly Replay[],
): Promise<ReadonlyMap<string, string>> {
  return new Map();
}
