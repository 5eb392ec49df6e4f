import type { Handlers } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { rereadSource, type SourceChange } from '../ingest/reread-source.ts';
import { shown } from '../masking/shown.ts';
import { receiptShown } from '../masking/receipts.ts';
import type { RequestContext } from '../../contract/api.ts';

type SourceChangeHandlers = Pick<Handlers, 'sources.set-zone' | 'sources.set-known' | 'sources.set-mapping'>;

export const sourceChangeHandlers = (state: EngineState) =>
  ({
    'sources.set-zone': ({ source, zone }, context) => changed(state, source, { zone }, context),
    'sources.set-known': ({ source, known }, context) => changed(state, source, { known }, context),
    'sources.set-mapping': ({ source, mapping }, context) => changed(state, source, { mapping }, context),
  }) satisfies SourceChangeHandlers;

async function changed(state: EngineState, source: number, change: SourceChange, context: RequestContext) {
  const open = requireCase(state);
  const receipt = await rereadSource(open, source, change, context.signal);
  state.broadcast('case.changed', { what: 'sources' });
  return receiptShown(receipt, await shown(state, open, open.reader, context.unmasked));
}
