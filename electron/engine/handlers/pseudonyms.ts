import type { Handlers } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { isoTime, timestampUs } from '../../../models/domain/time.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { mask, pseudonymStatus, unmask } from '../masking/unmasking.ts';

const LEAST_LETTERS = 10;
const MOST_MINUTES = 480;

export const pseudonymHandlers = (state: EngineState) =>
  ({
    'pseudonyms.status': async () => pseudonymStatus(requireCase(state), state.settings.nowUs()),

    'pseudonyms.unmask': async ({ reason, minutes }) => {
      const open = requireCase(state);
      const why = checkReason(reason);
      if (!(minutes >= 1 && minutes <= MOST_MINUTES))
        throw new AppError(
          'BAD_REQUEST',
          `Names can be shown for 1 to ${MOST_MINUTES} minutes, not for ${minutes}. Choose a time between.`,
        );
      const nowUs = state.settings.nowUs();
      const until = isoTime(timestampUs(nowUs + minutes * 60_000_000));
      await open.audit('pseudonyms.unmasked', { reason: why, minutes, until });
      const status = unmask(open, { reason: why, minutes, nowUs }, () => changed(state));
      changed(state);
      return status;
    },

    'pseudonyms.mask': async () => {
      const open = requireCase(state);
      const before = pseudonymStatus(open, state.settings.nowUs());
      const status = mask(open);
      if (!before.masked) {
        await open.audit('pseudonyms.masked', {});
        changed(state);
      }
      return status;
    },
  }) satisfies Pick<Handlers, 'pseudonyms.status' | 'pseudonyms.unmask' | 'pseudonyms.mask'>;

const changed = (state: EngineState) => state.broadcast('case.changed', { what: 'pseudonyms' });

function checkReason(reason: string): string {
  const why = reason.trim();
  if (why.length >= LEAST_LETTERS) return why;
  throw new AppError(
    'BAD_REQUEST',
    `The reason for showing names has ${why.length} letters. Say in at least ${LEAST_LETTERS} why they are needed; it is kept in the audit log.`,
  );
}
